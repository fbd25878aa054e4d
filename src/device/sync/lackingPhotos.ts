/**
 * Once a day the server is asked which photos it lacks: nothing else tells that a copy was put back from before a photo
 * had arrived, since its record is in that copy, or that a disk has lost a file.
 */

import { photosAnswer } from '../../shared/protocol/repair.ts'
import { call } from '../net/call.ts'
import type { Session } from '../settings.ts'
import type { ShopDatabase } from '../store/database.ts'
import { readState, writeState } from '../store/state.ts'
import { sendPhotosAgain } from './sendPhotosAgain.ts'

const DAY = 24 * 60 * 60_000

/** Queues those whose bytes are here; the next round sends them. What fails is asked again by the next run. */
export async function queueLackingPhotos(db: ShopDatabase, session: Session): Promise<void> {
  const asked = (await readState(db, 'photosAsked')) ?? 0
  // Either way: a clock that was set back must not put it off for years.
  if (Math.abs(Date.now() - asked) < DAY) return
  const called = await call({ path: '/api/repair/photos', body: {}, schema: photosAnswer, credentials: session })
  if ('trouble' in called) return
  const lacking = new Set(called.answer.hashes)
  await db.transaction('rw', [db.photo, db.mark, db.blob, db.upload, db.state], async () => {
    if (lacking.size > 0) await sendPhotosAgain(db, (hash) => lacking.has(hash))
    await writeState(db, 'photosAsked', Date.now())
  })
}
