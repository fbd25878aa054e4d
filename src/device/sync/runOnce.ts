/** One run: records first, then thumbnails, then full photos; and what the seller is told of how it went. */

import type { Failed } from '../net/call.ts'
import { currentSession, readSettings, type Session, saveSession } from '../settings.ts'
import { openShop, type ShopDatabase } from '../store/database.ts'
import { patchSync, readSync, type SyncState } from '../store/state.ts'
import { backoff } from './backoff.ts'
import { fetchThumbs } from './fetchPhotos.ts'
import { underLock } from './lock.ts'
import { rounds } from './rounds.ts'
import { sendPhotos } from './sendPhotos.ts'

/** Runs for the shop of a session, under the lock. What fails is written down, never thrown. */
export async function runFor(db: ShopDatabase, shop: string): Promise<void> {
  await underLock(db, async () => {
    // Read under the lock: another tab may have gone on as a new device meanwhile.
    const session = (await readSettings()).sessions.find((one) => one.shop === shop)
    if (!session?.joined) return
    await patchSync(db, { phase: 'sending' })
    await patchSync(db, await outcome(db, session))
  })
}

/** For the service worker: one run of the current shop, on a database of its own. */
export async function runOnce(): Promise<void> {
  const session = await currentSession()
  if (!session?.joined) return
  const db = openShop(session.shop)
  try {
    await runFor(db, session.shop)
  } finally {
    db.close()
  }
}

async function outcome(db: ShopDatabase, session: Session): Promise<Partial<SyncState>> {
  try {
    const { failed, tooNew } = await rounds(db, session)
    if (failed) return trouble(db, failed)
    await patchSync(db, { lastSent: Date.now() })
    await followServer(db, session.shop)
    const photos = (await fetchThumbs(db, session)) ?? (await sendPhotos(db, session))
    if (photos) return trouble(db, photos)
    const phase = await restingPhase(db, tooNew)
    return { phase, reason: null, failures: 0, nextAttempt: null }
  } catch (error) {
    console.error('sync', error)
    return trouble(db, { trouble: 'storage' })
  }
}

async function restingPhase(db: ShopDatabase, tooNew: boolean): Promise<SyncState['phase']> {
  const session = await currentSession()
  const self = session ? await db.device.get(session.device) : undefined
  if (self?.fields.removed) return 'removed'
  return tooNew ? 'too-new' : 'idle'
}

/** 401 pauses and purges nothing (SYNC 24); everything else is tried again, later each time, for ever. */
async function trouble(db: ShopDatabase, { trouble: reason, error, retryAfter }: Failed): Promise<Partial<SyncState>> {
  const failures = (await readSync(db)).failures + 1
  if (error?.code === 'unauthorized' || error?.code === 'removed') {
    const phase = error.code === 'removed' ? 'removed' : 'signed-out'
    return { phase, reason: 'refused', failures, nextAttempt: null }
  }
  const nextAttempt = Date.now() + Math.max(backoff(failures), retryAfter ?? 0)
  if (error?.code === 'protocol') return { phase: 'too-new', reason: 'too-new', failures, nextAttempt }
  return { phase: 'waiting', reason, failures, nextAttempt }
}

/** Name of the shop and role of this phone as the server has them. */
async function followServer(db: ShopDatabase, shop: string): Promise<void> {
  const session = (await readSettings()).sessions.find((one) => one.shop === shop)
  if (!session) return
  const [row, self] = await Promise.all([db.shop.get(shop), db.device.get(session.device)])
  const shopName = row?.fields.name ?? session.shopName
  const role = self?.fields.role ?? session.role
  if (shopName !== session.shopName || role !== session.role) await saveSession({ ...session, shopName, role })
}
