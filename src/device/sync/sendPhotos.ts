/** Photos go after the records: all thumbnails, then full photos, one at a time, resumed in the middle of a file. */

import type { Failed } from '../net/call.ts'
import { upload } from '../net/tus.ts'
import type { Session } from '../settings.ts'
import type { ShopDatabase } from '../store/database.ts'
import type { UploadRow } from '../store/rows.ts'

export type Interrupted = () => Promise<boolean>

/**
 * @param interrupted asked between files: records have come that go first
 * @returns what stopped it, or null when nothing is left to send
 */
export async function sendPhotos(
  db: ShopDatabase,
  session: Session,
  interrupted: Interrupted,
): Promise<Failed | 'interrupted' | null> {
  const tried = new Set<string>()
  for (;;) {
    if (await interrupted()) return 'interrupted'
    const next = await nextUpload(db, tried)
    if (!next) return null
    tried.add(next.hash)
    const file = await db.blob.get(next.hash)
    if (!file) {
      // Never a silent success: the row stays, and the sync sheet says that a photo is missing on this phone.
      await db.upload.update(next.hash, { problem: 'missing' })
      continue
    }
    const failed = await upload(file, session, async (sent) => {
      await db.upload.update(next.hash, { sent })
    })
    if (failed === null) await db.upload.delete(next.hash)
    else if (failed.trouble === 'refused' && failed.status !== 401)
      await db.upload.update(next.hash, { problem: 'refused' })
    else return failed
  }
}

/** Asked anew after each file: a thumbnail added meanwhile goes before the full photos. */
async function nextUpload(db: ShopDatabase, tried: ReadonlySet<string>): Promise<UploadRow | undefined> {
  return (
    db.upload
      .orderBy('[rank+added]')
      // What the server would not take is not sent again by itself: it is paid for by the byte.
      .filter(({ hash, problem }) => problem === undefined && !tried.has(hash))
      .first()
  )
}
