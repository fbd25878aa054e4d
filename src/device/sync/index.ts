/**
 * The scheduler (SYNC 20). Level-triggered: whatever woke it, it looks at what waits and at the time of the next
 * attempt, both in the database, and sets one timer. A missed event costs a minute, never a sale.
 */

import { liveQuery } from 'dexie'
import type { Session } from '../settings.ts'
import type { ShopDatabase } from '../store/database.ts'
import { readSync } from '../store/state.ts'
import { LONGEST } from './backoff.ts'
import { cellOf, GATHER, LOOK_EVERY, type Wake } from './machine.ts'
import { PAGE } from './page.ts'
import { rested, run, runOthers, waitingCount } from './run.ts'

export interface Sync {
  /** Tries at once, whatever the back-off says: a tap, or the app coming to the front. */
  now(wake?: Wake): void
  stop(): void
}

/** Keeps a shop in sync as long as the page lives. */
export function startSync(db: ShopDatabase, { shop }: Pick<Session, 'shop'>): Sync {
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = false
  let next: Wake | null = null
  let stopped = false

  const wake = async (event: Wake) => {
    clearTimeout(timer)
    if (stopped) return
    if (running) {
      if (cellOf('sending', event).do === 'again') next = event
      return
    }
    running = true
    await run(db, shop, event, PAGE).catch((error) => console.error('sync', error))
    await runOthers(shop, PAGE.mender).catch((error) => console.error('sync', error))
    running = false
    const again = next
    next = null
    if (again) void wake(again)
    else await schedule()
  }

  const schedule = async () => {
    if (stopped || running) return
    const wait = await untilNext(db).catch(() => LOOK_EVERY)
    clearTimeout(timer)
    if (wait !== null && !stopped && !running) timer = setTimeout(() => void wake('due'), wait)
  }

  // What waits is watched in the database itself, whoever put it there.
  const watch = liveQuery(() => waitingCount(db)).subscribe({ next: () => void schedule(), error: console.error })
  const online = () => void wake('online')
  self.addEventListener('online', online)
  void wake('visible')

  return {
    now: (event = 'tap') => void wake(event),
    stop: () => {
      stopped = true
      clearTimeout(timer)
      watch.unsubscribe()
      self.removeEventListener('online', online)
    },
  }
}

/** Milliseconds until the next attempt; null: paused until a person does something. */
async function untilNext(db: ShopDatabase): Promise<number | null> {
  const [sync, waiting] = await Promise.all([readSync(db), waitingCount(db)])
  const { phase, nextAttempt } = rested(sync)
  if (cellOf(phase, 'due').do !== 'run') return null
  if (waiting > 0 && cellOf(phase, 'queued').do === 'gather') return GATHER
  const left = nextAttempt === null ? 0 : nextAttempt - Date.now()
  // A clock that was set back must not put the next attempt off for years.
  return Math.min(Math.max(left, 0), LONGEST)
}
