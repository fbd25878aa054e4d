/** No room left (SYNC 28): full photos that the server has confirmed give way; unsent ones never. */

import type { ShopDatabase } from './database.ts'
import { photoRows } from './photoRows.ts'
import { writeState } from './state.ts'

/** Gives up full photos that are at the server. @returns how many bytes that freed */
export async function makeRoom(db: ShopDatabase): Promise<number> {
  const freed = await db.transaction('rw', [db.blob, db.upload, db.photo, db.mark], async () => {
    const unsent = new Set(await db.upload.toCollection().primaryKeys())
    const here = new Set(await db.blob.toCollection().primaryKeys())
    const photos = await photoRows(db)
    const thumbs = new Set(photos.map(({ fields }) => fields.thumb))
    const spare = photos.filter(
      ({ version, fields: { full } }) =>
        version !== undefined && here.has(full) && !unsent.has(full) && !thumbs.has(full),
    )
    await db.blob.bulkDelete(spare.map(({ fields }) => fields.full))
    // By what their records say: reading them would bring all of them into memory.
    return spare.reduce((bytes, { fields }) => bytes + fields.fullSize, 0)
  })
  // Only now, and only if it can be: a full phone deletes, and refuses to write, this row too.
  if (freed > 0) await writeState(db, 'madeRoom', Date.now()).catch(() => {})
  return freed
}
