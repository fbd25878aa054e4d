/**
 * The scheduler (SYNC 20). Level-triggered: whatever woke it, it looks at what waits and at the time of the next
 * attempt, both in the database, and sets one timer. A missed event costs a minute, never a sale.
 */

import { liveQuery } from 'dexie'
import type { Session } from '../settings.ts'
import type { ShopDatabase } from '../store/database.ts'
import { readSync } from '../store/state.ts'
import { runFor } from './runOnce.ts'

export { fetchPhoto } from './fetchPhotos.ts'
export { runOnce } from './runOnce.ts'

/** Milliseconds between looks for what other phones did, while the app is open and nothing waits here. */
const LOOK_EVERY = 60_000
/** A sale is rarely alone: its operation waits this long for company. */
const GATHER = 700

export interface Sync {
  /** Tries at once, whatever the back-off says: a tap, `online`, the app coming to the front. */
  now(): void
  stop(): void
}

/** Keeps a shop in sync as long as the page lives. */
export function startSync(db: ShopDatabase, session: Pick<Session, 'shop'>): Sync {
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = false
  let again = false
  let stopped = false

  const run = async () => {
    clearTimeout(timer)
    if (stopped) return
    if (running) {
      again = true
      return
    }
    running = true
    again = false
    try {
      await runFor(db, session.shop)
    } catch (error) {
      console.error('sync', error)
    }
    running = false
    if (again) void run()
    else await schedule()
  }

  const schedule = async () => {
    if (stopped || running) return
    const wait = await untilNext(db).catch(() => LOOK_EVERY)
    clearTimeout(timer)
    if (wait !== null && !stopped) timer = setTimeout(run, wait)
  }

  const now = () => void run()
  // Waiting operations and photos are watched in the database itself, whoever put them there.
  const watch = liveQuery(() => waitingCount(db)).subscribe({ next: () => void schedule(), error: console.error })
  self.addEventListener('online', now)
  void run()

  return {
    now,
    stop: () => {
      stopped = true
      clearTimeout(timer)
      watch.unsubscribe()
      self.removeEventListener('online', now)
    },
  }
}

/** Milliseconds until the next run; null: paused until a person does something. */
async function untilNext(db: ShopDatabase): Promise<number | null> {
  const [{ phase, nextAttempt }, waiting] = await Promise.all([readSync(db), waitingCount(db)])
  if (phase === 'signed-out') return null
  const now = Date.now()
  // A clock that was set back must not put the next attempt off for years.
  if (nextAttempt !== null && nextAttempt > now) return Math.min(nextAttempt - now, LONGEST_WAIT)
  if (phase === 'too-new' || phase === 'removed') return LOOK_EVERY
  return waiting > 0 ? GATHER : LOOK_EVERY
}

const LONGEST_WAIT = 60 * 60_000

async function waitingCount(db: ShopDatabase): Promise<number> {
  const [operations, photos] = await Promise.all([
    db.outbox.where('state').equals('waiting').count(),
    db.upload.count(),
  ])
  return operations + photos
}
