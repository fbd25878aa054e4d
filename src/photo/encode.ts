import { bare } from './bare.ts'
import { PhotoError, type PhotoFile, type PhotoType } from './contract.ts'
import { shrink } from './shrink.ts'

/** WebP's scale has a knee here: from 0.75 to 0.80 costs 25 % more bytes, from 0.70 to 0.75 only 8 %. */
const FIRST_QUALITY = 0.75
/** Below this a smaller picture looks better than a worse one. */
const LAST_QUALITY = 0.25
const NARROWER = 0.8
const EVERYWHERE: PhotoType = 'image/jpeg'

/**
 * Encodes a canvas in at most so many bytes: a first try, which fits most photos; then with less quality; in the end,
 * for what is all noise, with fewer pixels. The result carries no metadata at all.
 */
export async function encode(canvas: OffscreenCanvas, maxBytes: number, preferred: PhotoType): Promise<PhotoFile> {
  let picture = canvas
  let type = preferred
  let quality = FIRST_QUALITY
  for (;;) {
    const blob = await picture.convertToBlob({ type, quality })
    if (blob.type !== type) {
      // A missing encoder is no error to the browser: it hands out a PNG instead (Safari has none for WebP).
      if (type === EVERYWHERE) throw new PhotoError('no-memory', `asked for ${type}, got ${blob.type}`)
      type = EVERYWHERE
      continue
    }
    const bytes = await bare(new Uint8Array(await blob.arrayBuffer()), type)
    if (bytes.byteLength <= maxBytes) {
      return { bytes, type, hash: await sha256(bytes), width: picture.width, height: picture.height }
    }
    if (quality > LAST_QUALITY) {
      // Bytes fall a little faster than quality does, so the second try fits, seldom the third.
      quality = Math.max(LAST_QUALITY, quality * Math.min(0.9, maxBytes / bytes.byteLength))
    } else {
      picture = shrink(picture, Math.max(picture.width, picture.height) * NARROWER)
    }
  }
}

async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
