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
/** Tried one after the other; what is woven so finely that it still is too large is softened. */
const TRIES = [
  { quality: 60, soft: 0 },
  { quality: 44, soft: 0 },
  { quality: 32, soft: 0 },
  { quality: 44, soft: 0.8 },
  { quality: 24, soft: 1.2 },
]

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
  for (const { quality, soft } of TRIES) {
    const picture = soft > 0 ? sharpOf(raw).blur(soft) : sharpOf(raw)
    const bytes = await picture.webp({ quality, effort: EFFORT }).toBuffer()
    if (bytes.byteLength <= most) return { hash: sha256(bytes), bytes, width, height }
  }
  throw new Error('a picture of the demo is too large')
}
