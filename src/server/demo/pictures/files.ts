/** A picture as a phone hands it over: whole and as a thumbnail, within the sizes of the project. */

import sharp, { type Sharp } from 'sharp'
import { sha256 } from '../../sync/hash.ts'

/** Bytes at most, and the longer side in pixels. */
export const FULL = { side: 1280, bytes: 150 * 1024 }
export const THUMB = { side: 320, bytes: 12 * 1024 }

export interface PictureFile {
  hash: string
  bytes: Uint8Array
  width: number
  height: number
}

export interface PictureFiles {
  full: PictureFile
  thumb: PictureFile
}

/** Quick before small: a market of them is to be there in seconds. */
const EFFORT = 2
const QUALITIES = [60, 46, 34, 22, 12]

/** @param picture pixels, or what sharp reads */
export async function filesOf(picture: Sharp): Promise<PictureFiles> {
  const whole = await pixelsOf(picture)
  // Threads are finer than the pixels of a thumbnail: without a breath of softness they cost bytes and flicker.
  const small = await pixelsOf(sharpOf(whole).resize(THUMB.side, THUMB.side, { fit: 'inside' }).blur(SOFT))
  return { full: await within(whole, FULL.bytes), thumb: await within(small, THUMB.bytes) }
}

const SOFT = 0.6

type Raw = Awaited<ReturnType<typeof pixelsOf>>

function pixelsOf(picture: Sharp) {
  return picture.raw().toBuffer({ resolveWithObject: true })
}

function sharpOf({ data, info: { width, height, channels } }: Raw): Sharp {
  return sharp(data, { raw: { width, height, channels } })
}

/** As good as its size allows. */
async function within(raw: Raw, most: number): Promise<PictureFile> {
  const { width, height } = raw.info
  for (const quality of QUALITIES) {
    const bytes = await sharpOf(raw).webp({ quality, effort: EFFORT }).toBuffer()
    if (bytes.byteLength <= most || quality === QUALITIES.at(-1)) return { hash: sha256(bytes), bytes, width, height }
  }
  throw new Error('there is no quality')
}
