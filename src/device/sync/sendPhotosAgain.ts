/** Queues photos of the shop whose bytes are here; the server says by HEAD which ones it has after all. */

import type { ShopDatabase } from '../store/database.ts'
import { photoRows } from '../store/photoRows.ts'
import type { UploadRow } from '../store/rows.ts'

/** In the caller's transaction. @param isWanted by its hash; all of them if absent */
export async function sendPhotosAgain(db: ShopDatabase, isWanted = (_: string) => true): Promise<void> {
  const photos = (await photoRows(db)).filter(({ deleted }) => !deleted)
  const files = photos.flatMap(({ fields: { full, thumb, fullSize, thumbSize, type, position } }): UploadRow[] => [
    { hash: thumb, rank: 0, size: thumbSize, type, added: position, sent: 0 },
    { hash: full, rank: 1, size: fullSize, type, added: position, sent: 0 },
  ])
  const here = new Set(await db.blob.toCollection().primaryKeys())
  await db.upload.bulkPut(files.filter(({ hash }) => here.has(hash) && isWanted(hash)))
}
