/** What a restored server, or one whose disk lost files, wants back from the phones. */

import { type PhotoFields, PICTURED } from '../../shared/domain/records.ts'
import { MAX_REPAIR_RECORDS } from '../../shared/protocol/limits.ts'
import type { Deps } from '../deps.ts'

/**
 * Hashes of photos that records name and that cannot be served, at most `MAX_REPAIR_RECORDS`. One that is written down
 * as being here and whose file is gone is forgotten, so that it is taken anew.
 */
export async function lackingPhotos({ storage, photos }: Pick<Deps, 'storage' | 'photos'>, shop: string) {
  const files = await photos.list(shop)
  return storage.transaction(shop, async ({ records, photos: rows }) => {
    const all = await records.feed(PICTURED, 0, Number.MAX_SAFE_INTEGER)
    const named = all.flatMap(({ deleted, fields }) => {
      const { thumb, full } = fields as unknown as PhotoFields
      return deleted ? [] : [thumb, full]
    })
    const known = new Set(await rows.all())
    const lacking = [...new Set(named)].filter((hash) => !files.has(hash) || !known.has(hash))
    const asked = lacking.slice(0, MAX_REPAIR_RECORDS)
    for (const hash of asked) if (known.has(hash)) await rows.forget(hash)
    return asked
  })
}
