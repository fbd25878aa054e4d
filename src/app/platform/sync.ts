/** Sync as the screens see it: the mark's state, and the engine, which is loaded after the first paint. */

import { computed, effect, signal } from '@preact/signals'
import { liveQuery } from 'dexie'
import type { ShopDatabase } from '../../device/store/database.ts'
import { heldCount, refusals, syncStatus, type Waiting, waiting } from '../../device/store/queries/sync.ts'
import type { SyncState } from '../../device/store/state.ts'
import type { Sync } from '../../device/sync/index.ts'
import { db, overtaken, session } from './session.ts'

interface Overview {
  waiting: Waiting
  refused: number
  /** What removed phones handed in and the owner has not decided on. */
  held: number
  status: SyncState
}

const NOTHING: Waiting = { sales: 0, changes: 0, thumbs: 0, photos: 0, photoBytes: 0, photoBytesSent: 0 }
const overview = signal<Overview | null>(null)

/** What waits to be sent. */
export const waitingNow = computed(() => overview.value?.waiting ?? NOTHING)

/** What the mark shows: `local` is a shop that has not joined a community; `reading` until it is known what waits. */
export const mark = computed((): { state: 'reading' | 'local' | 'sent' | 'waiting' | 'needs'; count: number } => {
  if (!overview.value) return { state: 'reading', count: 0 }
  const { sales, changes, thumbs, photos } = waitingNow.value
  const count = sales + changes + Math.max(thumbs, photos)
  const { refused = 0, held = 0, status } = overview.value ?? {}
  const needs = refused + held > 0 || NEEDS_A_PERSON.includes(status?.phase ?? 'idle')
  if (needs) return { state: 'needs', count }
  if (!session.value?.joined) return { state: 'local', count }
  return { state: count > 0 ? 'waiting' : 'sent', count }
})

const NEEDS_A_PERSON: SyncState['phase'][] = ['signed-out', 'removed', 'too-new', 'full']

/** How many requests of buyers wait for an answer. */
export const asked = signal(0)

/** The sheet that says everything in plain words. */
export const syncSheetOpen = signal(false)
export const openSyncSheet = () => {
  syncSheetOpen.value = true
}

let engine: Sync | null = null

/** Sends now; does nothing for a shop that has not joined. */
export function syncNow(): void {
  engine?.now()
}

/** Follows what waits in the open shop, for the mark. */
export function startMark(): () => void {
  return effect(() => (db.value ? followOverview(db.value) : undefined))
}

/** All is sent, or there is nobody to send to: what sells nothing has its turn. */
export function startRest(): void {
  effect(() => {
    if (['sent', 'local'].includes(mark.value.state)) void import('../rest.ts').then(({ fetchRest }) => fetchRest())
  })
}

/** Runs the engine while the open shop is joined. Called after the first paint: nothing of it is needed to sell. */
export function startEngine(): void {
  effect(() => {
    const [opened, current] = [db.value, session.value]
    if (!opened || !current?.joined || overtaken.value) return
    let stopped = false
    let stopAsking = () => {}
    let stopRinging = () => {}
    void Promise.all([import('../../device/sync/index.ts'), import('./background.ts')]).then(
      ([{ startSync }, { askToBeWoken, followRequests }]) => {
        if (stopped) return
        engine = startSync(opened, current)
        stopAsking = askToBeWoken(mark)
        stopRinging = followRequests(opened, (open) => {
          asked.value = open
        })
      },
    )
    return () => {
      stopped = true
      stopAsking()
      stopRinging()
      asked.value = 0
      engine?.stop()
      engine = null
    }
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') engine?.now('visible')
  })
}

function followOverview(opened: ShopDatabase): () => void {
  overview.value = null
  const read = async (): Promise<Overview> => {
    const [parts, refused, held, status] = await Promise.all([
      waiting(opened),
      refusals(opened),
      heldCount(opened),
      syncStatus(opened),
    ])
    return { waiting: parts, refused: refused.length, held, status }
  }
  const subscription = liveQuery(read).subscribe({
    next: (value) => {
      overview.value = value
    },
    // The pages themselves show a database that cannot be read; the mark stays as it was.
    error: () => {},
  })
  return () => subscription.unsubscribe()
}
