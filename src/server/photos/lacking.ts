/** What a restored server, or one whose disk lost files, wants back from the phones. */

import { type PhotoFields, PICTURED } from '../../shared/domain/records.ts'
import { MAX_REPAIR_RECORDS } from '../../shared/protocol/limits.ts'
import type { Deps } from '../deps.ts'
import { keepPhoto } from './keep.ts'

type Photos = Pick<Deps, 'storage' | 'photos' | 'now'>

/**
 * Hashes of photos that records name and that cannot be served, at most `MAX_REPAIR_RECORDS`. One that is written down
 * as being here and whose file is gone is forgotten, so that it is taken anew. One whose file is here and which is not
 * written down is: photos outlive a database that lost its last commits, and the phone may have given it up since.
 */
export async function lackingPhotos(deps: Photos, shop: string) {
  const { storage, photos } = deps
  const files = await photos.list(shop)
  const { asked, perhaps } = await storage.transaction(shop, async ({ records, photos: rows }) => {
    const all = await records.feed(PICTURED, 0, Number.MAX_SAFE_INTEGER)
    const named = all.flatMap(({ deleted, fields }) => {
      const { thumb, full } = fields as unknown as PhotoFields
      return deleted ? [] : [thumb, full]
    })
    const known = new Set(await rows.all())
    const lacking = [...new Set(named)].filter((hash) => !files.has(hash) || !known.has(hash))
    const asked = lacking.slice(0, MAX_REPAIR_RECORDS)
    for (const hash of asked) if (known.has(hash)) await rows.forget(hash)
    return { asked, perhaps: asked.filter((hash) => files.has(hash) || known.has(hash)) }
  })
  const found = new Set<string>()
  // What was forgotten is looked for once more: it may have come after the files were listed, and the phone that sent it
  // may have given it up on our word. What comes later still is written down after it was forgotten, and so stays.
  for (const hash of perhaps) if (await isFound(deps, shop, hash)) found.add(hash)
  return asked.filter((hash) => !found.has(hash))
}

/** Writes down a photo that lies where photos lie. It is not counted: it came before. */
async function isFound({ storage, photos, now }: Photos, shop: string, hash: string): Promise<boolean> {
  const bytes = await photos.get(shop, hash)
  return bytes !== null && (await keepPhoto({ storage, photos, now }, shop, hash, bytes)) === 'kept'
}
