/** The picture of a slip that a buyer sends: read as a picture and drawn anew, so that nothing else comes with it. */

import sharp from 'sharp'
import type { Deps } from '../../deps.ts'
import { sha256 } from '../../sync/hash.ts'

/** Bytes that a phone's camera or screenshot may have. */
export const MAX_SLIP_BYTES = 8 * 1024 * 1024
/** 50 megapixels: more is no photo of a slip. */
const MAX_PIXELS = 50_000_000
const SIDE = 1280
const QUALITY = 80

/** Stores it among the shop's photos; its hash, or null for what is no picture. */
export async function storeSlip(
  { storage, photos }: Pick<Deps, 'storage' | 'photos'>,
  shop: string,
  bytes: Uint8Array,
  now: number,
): Promise<string | null> {
  const drawn = await draw(bytes)
  if (!drawn) return null
  const hash = sha256(drawn)
  await photos.put(shop, hash, drawn)
  await storage.transaction(shop, async (rows) => {
    if (!(await rows.photos.get(hash))) await rows.photos.add({ hash, size: drawn.byteLength, type: 'image/jpeg' }, now)
  })
  return hash
}

/** Only the forms that phones make: no vector drawings, which are programs. */
const FORMS = ['jpeg', 'png', 'webp', 'heif']

async function draw(bytes: Uint8Array): Promise<Uint8Array | null> {
  try {
    const picture = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
    if (!FORMS.includes((await picture.metadata()).format ?? '')) return null
    const inside = { width: SIDE, height: SIDE, fit: 'inside', withoutEnlargement: true } as const
    return await picture.rotate().resize(inside).flatten({ background: '#fff' }).jpeg({ quality: QUALITY }).toBuffer()
  } catch {
    return null
  }
}
