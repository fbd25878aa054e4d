/** One sync at a time over tabs and service worker (SYNC 21). Two at once are waste, not harm. */

import { randomText } from '../../shared/domain/ids.ts'
import type { ShopDatabase } from '../store/database.ts'
import { readState, writeState } from '../store/state.ts'

/** How long to wait for whoever holds the lock, milliseconds; a frozen tab keeps its lock for ever (measured). */
const PATIENCE = 60_000

/** Runs `work` under the lock of this shop; after a minute the lock is taken from its holder. */
export async function underLock(db: ShopDatabase, work: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return underLease(db, work)
  const name = `talat-sync-${db.shopId}`
  try {
    await navigator.locks.request(name, { signal: AbortSignal.timeout(PATIENCE) }, work)
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'TimeoutError') throw error
    await navigator.locks.request(name, { steal: true }, work)
  }
}

/** Where Web Locks is missing: a row that says who syncs and until when. */
async function underLease(db: ShopDatabase, work: () => Promise<void>): Promise<void> {
  const holder = randomText(8)
  const taken = await db.transaction('rw', db.state, async () => {
    const lease = await readState(db, 'lease')
    if (lease && lease.until > Date.now() && lease.until <= Date.now() + PATIENCE) return false
    await writeState(db, 'lease', { holder, until: Date.now() + PATIENCE })
    return true
  })
  if (!taken) return
  try {
    await work()
  } finally {
    await db.transaction('rw', db.state, async () => {
      if ((await readState(db, 'lease'))?.holder === holder) await db.state.delete('lease')
    })
  }
}
