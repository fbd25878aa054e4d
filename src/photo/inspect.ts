import { PhotoError } from './contract.ts'
import type { Header } from './formats/header.ts'
import { isPicture, MAGIC_BYTES, sniff } from './sniff.ts'

/**
 * A decode holds 2.5 bytes and more for each pixel, and asking the browser for a smaller one saves nothing: it decodes in
 * full first (measured: +122 MB for 50 megapixels). 60 megapixels let the usual 50-megapixel camera through; above that
 * a phone with 2 GB loses the whole page.
 */
export const MAX_PIXELS = 60_000_000

/** Reads a file and refuses what must not or cannot be decoded. The file's name and declared type are not believed. */
export async function inspect(file: Blob): Promise<Header> {
  if (file.size === 0) throw new PhotoError('empty')
  // The first bytes alone decide whether the rest is read: a film picked by mistake has gigabytes.
  if (!isPicture(await bytesOf(file.slice(0, MAGIC_BYTES)))) throw new PhotoError('not-image')
  const header = sniff(await bytesOf(file))
  if (!header) throw new PhotoError('not-image')
  if (header.width * header.height > MAX_PIXELS) throw new PhotoError('too-large', `${header.width} x ${header.height}`)
  if (!header.complete) throw new PhotoError('damaged', `${header.kind} ends too early`)
  if (header.width * header.height === 0) throw new PhotoError('damaged', `${header.kind} without a size`)
  return header
}

async function bytesOf(blob: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await blob.arrayBuffer())
  } catch (error) {
    // Android takes a picked file away again (moved, still in the cloud, permission gone): it must be picked anew.
    throw new PhotoError('damaged', String(error))
  }
}
