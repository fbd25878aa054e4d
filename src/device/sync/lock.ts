/** One sync at a time over tabs and service worker (SYNC 21). Two at once are waste, not harm. */

import { randomText } from '../../shared/domain/ids.ts'
import type { ShopDatabase } from '../store/database.ts'
import { readState, writeState } from '../store/state.ts'

/** How long to wait for whoever holds the lock, milliseconds; a frozen tab keeps its lock for ever (measured). */
const PATIENCE = 60_000

/** @param lost set when the lock is taken from this work while it is under way: it ends at its next step */
export type Work = (lost: AbortSignal) => Promise<void>

/**
 * Runs `work` under the lock of this shop.
 * @param patient waits, and after a minute takes the lock from its holder; else nothing is done while somebody has it
 */
export async function underLock(db: ShopDatabase, work: Work, patient = true): Promise<void> {
  if (!('locks' in navigator)) return underLease(db, work)
  if (!patient) return hold(db, { ifAvailable: true }, work)
  try {
    await hold(db, { signal: AbortSignal.timeout(PATIENCE) }, work)
  } catch (error) {
    if (nameOf(error) !== 'TimeoutError') throw error
    await hold(db, { steal: true }, work)
  }
}

async function hold(db: ShopDatabase, options: LockOptions, work: Work): Promise<void> {
  const lost = new AbortController()
  try {
    await navigator.locks.request(`talat-sync-${db.shopId}`, options, async (lock) => {
      if (lock) await work(lost.signal)
    })
  } catch (error) {
    // Stolen: the browser does not stop the work, so it is told.
    if (nameOf(error) !== 'AbortError') throw error
    lost.abort()
  }
}

function nameOf(error: unknown): string {
  return error instanceof DOMException ? error.name : ''
}

/** Where Web Locks is missing: a row that says who syncs and until when. */
async function underLease(db: ShopDatabase, work: Work): Promise<void> {
  const holder = randomText(8)
  const taken = await db.transaction('rw', db.state, async () => {
    const lease = await readState(db, 'lease')
    if (lease && lease.until > Date.now() && lease.until <= Date.now() + PATIENCE) return false
    await writeState(db, 'lease', { holder, until: Date.now() + PATIENCE })
    return true
  })
  if (!taken) return
  try {
    await work(new AbortController().signal)
  } finally {
    await db.transaction('rw', db.state, async () => {
      if ((await readState(db, 'lease'))?.holder === holder) await db.state.delete('lease')
    })
  }
}
