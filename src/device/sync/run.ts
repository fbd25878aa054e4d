/** Runs attempts under the lock, as the machine says, and writes down how it goes. What fails is never thrown. */

import { readSettings, type Session, saveSession } from '../settings.ts'
import { openShop, type ShopDatabase } from '../store/database.ts'
import { isNoRoom } from '../store/noRoom.ts'
import { takeParked } from '../store/parked.ts'
import { readSync, type SyncState, writeState } from '../store/state.ts'
import { Attempt, type Outcome } from './attempt.ts'
import { underLock, type Work } from './lock.ts'
import { type Event, type Reaction, step, type Wake } from './machine.ts'
import type { Mender } from './mender.ts'

/** Who runs: whether it waits for the lock, and what it mends with. */
export interface Runner {
  patient: boolean
  mender: Mender | null
}

/** One run for a shop: nothing happens unless this phone has joined it and the machine says `run` to the wake. */
export async function run(db: ShopDatabase, shop: string, wake: Wake, who: Runner): Promise<void> {
  const work: Work = async (lost) => {
    // Read under the lock: another tab may have gone on as a new device meanwhile.
    const session = (await readSettings()).sessions.find((one) => one.shop === shop)
    if (!session?.joined) return
    await takeParked(db)
    await drive(db, new Attempt(db, session, lost, who.mender), wake)
    const after = await followServer(db, shop)
    if (!after || (await readSync(db)).phase !== 'idle') return
    await who.mender?.queueLackingPhotos(db, after)
    await who.mender?.carryOn(after)
  }
  await underLock(db, work, who.patient)
}

/**
 * For the service worker: one run of each joined shop, on databases of its own; the page, if there is one, goes before.
 * It throws if something still waits: by that alone a browser knows to wake it again.
 */
export async function runOnce(): Promise<void> {
  if (await runOthers(null, null)) throw new Error('something still waits')
}

/**
 * What waits in the shops that are not on screen is sent as well, one after another; whoever has the lock goes before.
 * @returns whether anything still waits
 */
export async function runOthers(shown: string | null, mender: Mender | null): Promise<boolean> {
  const { sessions } = await readSettings()
  let waits = false
  for (const { shop } of sessions.filter((one) => one.joined && one.shop !== shown)) {
    const db = openShop(shop)
    // Another window holds it in an older version: its turn comes another time, and the shop on screen is not kept waiting.
    db.on('blocked', () => db.close())
    try {
      if (shown === null || (await somethingWaits(db))) await run(db, shop, 'due', { patient: false, mender })
      waits ||= await somethingWaits(db)
    } catch (error) {
      if (!db.hasBeenClosed()) throw error
    } finally {
      db.close()
    }
  }
  return waits
}

async function somethingWaits(db: ShopDatabase): Promise<boolean> {
  return (await waitingCount(db)) > 0
}

/** What an attempt would send; a photo that cannot be sent waits for a person, not for one. */
export async function waitingCount(db: ShopDatabase): Promise<number> {
  const [operations, photos] = await Promise.all([
    db.outbox.where('state').equals('waiting').count(),
    db.upload.filter(({ problem }) => problem === undefined).count(),
  ])
  return operations + photos
}

const WORK: readonly Reaction[] = ['run', 'go-on', 'halve', 'below', 'renew', 'repair', 'send-photos', 'make-room']

/** From event to event until there is no more work in this attempt. */
export async function drive(db: ShopDatabase, attempt: Attempt, wake: Wake): Promise<void> {
  let state = rested(await readSync(db))
  let outcome: Outcome = { event: wake }
  for (;;) {
    const { event, retryAfter = 0, differs } = outcome
    const { sync, reaction } = step(state, event, { now: Date.now(), random: Math.random(), retryAfter })
    state = { ...sync, ...noted(event, differs) }
    await write(db, state)
    if (!WORK.includes(reaction) && state.phase !== 'applying') return
    outcome = await attempt.do(reaction).catch(eventOfError)
    // Whoever has taken the lock goes on from here, and writes down how it goes: it may be through already.
    if (attempt.lost.aborted) return
  }
}

/** A state that was written by a page that is gone: nobody is sending any more. */
export function rested(sync: SyncState): SyncState {
  return sync.phase === 'sending' || sync.phase === 'applying' ? { ...sync, phase: 'waiting' } : sync
}

function noted(event: Event, differs: string[] | undefined): Partial<SyncState> {
  if (event === 'more' || event === 'differs') return { lastSent: Date.now(), ...(differs ? { differs } : {}) }
  if (event === 'records-done') return { lastSent: Date.now(), caughtUp: true, differs: differs ?? [] }
  return {}
}

/** A phone without room for this row has none for what came either; the state goes on in memory. */
async function write(db: ShopDatabase, state: SyncState): Promise<void> {
  await writeState(db, 'sync', state).catch(() => {})
}

/** What IndexedDB or the lock threw, as an event. */
function eventOfError(error: unknown): Outcome {
  if (isNoRoom(error)) return { event: 'quota' }
  const name = error instanceof Error ? error.name : ''
  if (name === 'DatabaseClosedError' || name === 'InvalidStateError') return { event: 'closed' }
  console.error('sync', error)
  return { event: 'fault' }
}

/** Name of the shop and role of this phone as the server has them. @returns the session as it is now */
async function followServer(db: ShopDatabase, shop: string): Promise<Session | undefined> {
  const session = (await readSettings()).sessions.find((one) => one.shop === shop)
  if (!session) return
  const [row, self] = await Promise.all([db.shop.get(shop), db.device.get(session.device)])
  const shopName = row?.fields.name ?? session.shopName
  const role = self?.fields.role ?? session.role
  if (shopName === session.shopName && role === session.role) return session
  const followed = { ...session, shopName, role }
  await saveSession(followed)
  return followed
}
