/** Puts a whole photo where photos lie, whichever way its bytes came. */

import type { Deps } from '../deps.ts'
import { sha256 } from '../sync/hash.ts'
import { imageType } from './format.ts'

/** `wrong-hash`: it is not the photo of this name; `no-photo`: it is none at all. Nothing is kept then. */
export type Kept = 'kept' | 'wrong-hash' | 'no-photo'

/** Checks the bytes, puts them where photos lie, and only then says that the photo is there. */
export async function keepPhoto(
  { storage, photos: files, now, metrics }: Pick<Deps, 'storage' | 'photos' | 'now' | 'metrics'>,
  shop: string,
  hash: string,
  bytes: Uint8Array,
): Promise<Kept> {
  if (sha256(bytes) !== hash) return 'wrong-hash'
  const type = imageType(bytes)
  if (!type) return 'no-photo'
  await files.put(shop, hash, bytes)
  const isNew = await storage.transaction(shop, async ({ photos }) => {
    await photos.dropUpload(hash)
    return photos.add({ hash, size: bytes.byteLength, type }, now())
  })
  if (isNew) metrics?.photoCame(bytes.byteLength)
  return 'kept'
}
