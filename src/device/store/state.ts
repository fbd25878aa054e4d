/** Single values of the phone that belong to a shop's trade and are written with it, in one transaction. */

import type { Habits } from '../../shared/domain/price.ts'
import type { Tries } from '../pin/tries.ts'
import type { Imported, ImportPlan } from './actions/imports.ts'
import type { SaleLine } from './actions/sales.ts'
import type { ShopDatabase } from './database.ts'

export interface State {
  /** This device in this shop, the number of its last operation, and the person who has it in hand. */
  device: { id: string; number: number; person?: string | null }
  /** As the last page brought it; empty before the first. */
  cursor: string
  /** The highest number whose result is stored here. */
  acked: number
  /** Server time last seen, and how far it was ahead of this phone's clock then (ms). */
  clock: { seen: number; offset: number }
  /** The kinds that this device receives. */
  kinds: string[]
  sync: SyncState
  /** The server may lack what this phone knows, until a repair has compared: nothing is sent before (SYNC 19). */
  uncompared: boolean
  /** Who syncs, where Web Locks is missing. */
  lease: { holder: string; until: number }
  basket: Basket
  /** Phone time at which photos last had to give way because the phone was full. */
  madeRoom: number
  /** Phone time at which the server was last asked which photos it lacks. */
  photosAsked: number
  /** The last number that this phone gave a receipt. */
  receipts: { letter: string; count: number }
  /** Ids of sales whose receipts the seller means to send when there is a network. */
  unsentReceipts: string[]
  /** Ids of replaced values that the owner has been shown and has put away. */
  dismissed: string[]
  addresses: Addresses
  /** What prices are reckoned with; of this phone alone. */
  habits: Habits
  /** The last list of goods that was brought in here, and how far that is: it can be taken back. */
  importPlan: ImportPlan
  imported: Imported
  /** What is here was lent by the owner's phone: the server has not been heard yet. */
  lent: true
  /** What neighbours were given to carry, in the order in which it was. */
  given: Given[]
  /** Tries at PINs, by person. */
  tries: Record<string, Tries>
}

/** How long this phone keeps the addresses of customers, and what it knows of them. */
export interface Addresses {
  /** After the last delivery; null: for ever. */
  days: number | null
  /** Phone time at which it last looked. */
  checked: number
  /** Phone time at which an address was last written here, by customer. */
  written: Record<string, number>
  /** Customers whose address went by itself. */
  removed: string[]
}

/** A bundle that a neighbour was given. */
export interface Given {
  id: string
  /** The device that this phone was then. */
  device: string
  made: number
  /** Who carries it, as the seller calls them; may be empty. */
  to: string
  operations: number
  /** Operations that had no room in it. */
  left: number
  pictures: number
  /** Opens the answer to it, base64. */
  key: string
  /** What came back, and when; null as long as nothing has. */
  back: { at: number; taken: number; refused: number } | null
}

export interface Basket {
  lines: SaleLine[]
  discount: number
}

/** States of the engine; `sync/machine.ts` says what they mean. */
export const PHASES = ['idle', 'sending', 'applying', 'waiting', 'full', 'too-new', 'signed-out', 'removed'] as const
export type Phase = (typeof PHASES)[number]

/** How the last rounds went: page and service worker both write it, the screens read it. */
export interface SyncState {
  phase: Phase
  reason: SyncTrouble | null
  /** Phone time of the last round that the server answered. */
  lastSent: number | null
  /** Phone time of the next attempt; kept here so that a closed and reopened app goes on. */
  nextAttempt: number | null
  /** Rounds in a row that failed: the back-off grows by it. */
  failures: number
  /** The first pull has caught up: stock and cards are whole. */
  caughtUp: boolean
  /** Kinds whose checksums differed between the two sides after the last round. */
  differs: string[]
}

/** Why nothing could be sent, in words that the screens translate. */
export type SyncTrouble = 'offline' | 'timeout' | 'portal' | 'server' | 'busy' | 'storage' | 'too-new' | 'refused'

export const FRESH_SYNC: SyncState = {
  phase: 'idle',
  reason: null,
  lastSent: null,
  nextAttempt: null,
  failures: 0,
  caughtUp: false,
  differs: [],
}

export async function readState<K extends keyof State>(db: ShopDatabase, key: K): Promise<State[K] | undefined> {
  return (await db.state.get(key))?.value as State[K] | undefined
}

export async function writeState<K extends keyof State>(db: ShopDatabase, key: K, value: State[K]): Promise<void> {
  await db.state.put({ key, value })
}

export async function readSync(db: ShopDatabase): Promise<SyncState> {
  return (await readState(db, 'sync')) ?? FRESH_SYNC
}

/** Changes some of the sync state, in a transaction of its own unless one is open. */
export async function patchSync(db: ShopDatabase, patch: Partial<SyncState>): Promise<void> {
  await db.transaction('rw', db.state, async () => {
    await writeState(db, 'sync', { ...(await readSync(db)), ...patch })
  })
}
