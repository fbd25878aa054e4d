import { isGif, readGif } from './formats/gif.ts'
import { type Bytes, bytesOf, type Header } from './formats/header.ts'
import { isIsoPicture, readIsoPicture } from './formats/iso-media.ts'
import { isJpeg, readJpeg } from './formats/jpeg.ts'
import { isPng, readPng } from './formats/png.ts'
import { isWebp, readWebp } from './formats/webp.ts'

/** As many bytes from the start of a file as `isPicture` needs. */
export const MAGIC_BYTES = 256

const FORMATS: [is: (bytes: Bytes) => boolean, read: (bytes: Bytes) => Header][] = [
  [isJpeg, readJpeg],
  [isPng, readPng],
  [isWebp, readWebp],
  [isGif, readGif],
  [isIsoPicture, readIsoPicture],
]

/** Whether a file that starts like this is a picture. Neither its name nor its declared type is believed. */
export function isPicture(start: Uint8Array): boolean {
  const bytes = bytesOf(start)
  return FORMATS.some(([is]) => is(bytes))
}

/** Reads kind, size and completeness out of a whole file; nothing is decoded. Undefined when it is not a picture. */
export function sniff(file: Uint8Array): Header | undefined {
  const bytes = bytesOf(file)
  const format = FORMATS.find(([is]) => is(bytes))
  return format?.[1](bytes)
}
