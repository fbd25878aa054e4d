/** No room left (SYNC 28): full photos that the server has confirmed give way; unsent ones never. */

import type { ShopDatabase } from '../store/database.ts'
import { writeState } from '../store/state.ts'

/** Gives up full photos that are at the server, oldest goods first. @returns how many bytes that freed */
export async function makeRoom(db: ShopDatabase): Promise<number> {
  return db.transaction('rw', [db.blob, db.upload, db.photo, db.state], async () => {
    const unsent = new Set(await db.upload.toCollection().primaryKeys())
    const photos = await db.photo.toArray()
    const thumbs = new Set(photos.map(({ fields }) => fields.thumb))
    const spare = photos
      .filter(({ version, fields: { full } }) => version !== undefined && !unsent.has(full) && !thumbs.has(full))
      .map(({ fields }) => fields.full)
    const rows = (await db.blob.bulkGet(spare)).flatMap((row) => row ?? [])
    await db.blob.bulkDelete(rows.map(({ hash }) => hash))
    if (rows.length > 0) await writeState(db, 'madeRoom', Date.now())
    return rows.reduce((bytes, row) => bytes + row.bytes.byteLength, 0)
  })
}
