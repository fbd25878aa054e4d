/** Photos of other phones: thumbnails at once, full photos when a person opens them (SYNC 28). */

import { MAX_PHOTO_BYTES } from '../../shared/protocol/limits.ts'
import { sha256 } from '../hash.ts'
import { brokenOff, type Failed, failure, parseJson, send } from '../net/call.ts'
import type { Session } from '../settings.ts'
import type { ShopDatabase } from '../store/database.ts'
import type { Interrupted } from './sendPhotos.ts'

/** A photo that its own phone has not sent yet is asked for again after this, doubled each time, at most six hours. */
const FIRST_PAUSE = 60_000
const LONGEST_PAUSE = 6 * 60 * 60_000

/** A success whose bytes are not those that the name says: a portal's page, or a file that is damaged at the server. */
const DAMAGED = 200

/**
 * Fetches the thumbnails that are due. One that cannot be had is put off and keeps none of the others waiting.
 * @returns what stopped it, or null
 */
export async function fetchThumbs(
  db: ShopDatabase,
  session: Session,
  interrupted: Interrupted,
): Promise<Failed | 'interrupted' | null> {
  const due = await db.wanted.filter(({ after }) => after <= Date.now()).toArray()
  for (const { hash, tries } of due) {
    if (await interrupted()) return 'interrupted'
    const failed = await fetchPhoto(db, session, hash)
    if (failed === null) await db.wanted.delete(hash)
    else if (failed.status === 404 || failed.status === 500 || failed.status === DAMAGED) {
      const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** tries)
      await db.wanted.update(hash, { tries: tries + 1, after: Date.now() + pause })
    } else return failed
  }
  return null
}

/** Fetches one photo file into the database, if its bytes have the hash that names it. */
export async function fetchPhoto(db: ShopDatabase, session: Session, hash: string): Promise<Failed | null> {
  if (await db.blob.get(hash)) return null
  const response = await send(`/api/photos/${hash}`, {}, { credentials: session, expected: MAX_PHOTO_BYTES })
  if ('trouble' in response) return response
  if (!response.ok) return failure(response, parseJson(await response.text().catch(() => '')))
  const bytes = await response.arrayBuffer().catch(brokenOff)
  if ('trouble' in bytes) return bytes
  if ((await sha256(bytes)) !== hash) return { trouble: 'portal', status: DAMAGED }
  await db.blob.put({ hash, bytes, type: response.headers.get('Content-Type') ?? 'image/jpeg' })
  return null
}
