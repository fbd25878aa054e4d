/**
 * The engine's behaviour, whole: states x events. The code that runs it (`run.ts`, `index.ts`) decides nothing of its
 * own, and the tests are made from this table, so that no cell is left out.
 *
 * States: `idle` nothing waits; `sending` a request is under way; `applying` an answer is being written; `waiting` for
 * the next attempt; `full` this phone has no room to write what came; `too-new` one side is older than the other:
 * reading goes on, and sending up to the first operation that the server does not know; `signed-out` the server does
 * not know this phone; `removed` the owner took this phone out of the shop.
 */

import type { Phase, SyncState, SyncTrouble } from '../store/state.ts'
import { backoff } from './backoff.ts'

/** What wakes the engine. */
export const WAKES = ['online', 'visible', 'tap', 'due', 'queued'] as const
/** How an attempt goes. */
export const COURSES = [
  'answered',
  'more',
  'differs',
  'repaired',
  'records-done',
  'interrupted',
  'done',
  'done-but-newer',
  'removed',
] as const
/** What goes wrong with one. */
export const TROUBLES = [
  'offline',
  'timeout',
  'too-slow',
  'portal',
  'server',
  'busy',
  'server-full',
  'too-large',
  'unauthorized',
  'too-new',
  'too-old',
  'renumber',
  'refused',
  'quota',
  'closed',
  'fault',
] as const
export const EVENTS = [...WAKES, ...COURSES, ...TROUBLES] as const
export type Wake = (typeof WAKES)[number]
export type Event = (typeof EVENTS)[number]

/**
 * What is done on an event.
 * - `run` an attempt now; `again` another one once this one has ended; `gather` an attempt after a moment, for company
 * - `go-on` with the next request of this attempt: after `halve` with half the bytes, after `below` with what the
 *   server knows, after `renew` as a new device; `repair` what a checksum
 *   showed to differ; `send-photos` once the records are through
 * - `make-room`: give up photos that the server has; then `due` if that freed anything, else `quota`
 * - `look` for news after a minute; `retry` after the back-off, or what the server asked for; `pause` until a person
 *   does something
 * - `stay`: nothing; this event changes nothing here, or cannot happen
 */
export type Reaction =
  | 'run'
  | 'again'
  | 'gather'
  | 'go-on'
  | 'halve'
  | 'below'
  | 'renew'
  | 'repair'
  | 'send-photos'
  | 'make-room'
  | 'look'
  | 'retry'
  | 'pause'
  | 'stay'

export interface Cell {
  to: Phase
  do: Reaction
  /** What the seller is told. */
  why?: SyncTrouble
}

type Row = Partial<Record<Event, Cell>>

/** An attempt under way answers to wakes by going on, and to trouble by the same rules whatever it was doing. */
const UNDER_WAY: Row = {
  online: { to: 'sending', do: 'again' },
  visible: { to: 'sending', do: 'again' },
  tap: { to: 'sending', do: 'again' },
  due: { to: 'sending', do: 'stay' },
  queued: { to: 'sending', do: 'stay' },
  offline: { to: 'waiting', do: 'retry', why: 'offline' },
  'too-slow': { to: 'waiting', do: 'retry', why: 'timeout' },
  portal: { to: 'waiting', do: 'retry', why: 'portal' },
  server: { to: 'waiting', do: 'retry', why: 'server' },
  busy: { to: 'waiting', do: 'retry', why: 'busy' },
  'server-full': { to: 'waiting', do: 'retry', why: 'server' },
  refused: { to: 'waiting', do: 'retry', why: 'server' },
  unauthorized: { to: 'signed-out', do: 'pause', why: 'refused' },
  'too-old': { to: 'too-new', do: 'retry', why: 'too-new' },
  closed: { to: 'waiting', do: 'retry', why: 'storage' },
  fault: { to: 'waiting', do: 'retry', why: 'storage' },
  quota: { to: 'full', do: 'make-room', why: 'storage' },
}

const TABLE: Record<Phase, Row> = {
  idle: {
    online: { to: 'sending', do: 'run' },
    visible: { to: 'sending', do: 'run' },
    tap: { to: 'sending', do: 'run' },
    due: { to: 'sending', do: 'run' },
    queued: { to: 'idle', do: 'gather' },
  },
  sending: {
    ...UNDER_WAY,
    answered: { to: 'applying', do: 'stay' },
    timeout: { to: 'sending', do: 'halve', why: 'timeout' },
    'too-large': { to: 'sending', do: 'halve' },
    'too-new': { to: 'sending', do: 'below' },
    renumber: { to: 'sending', do: 'renew' },
    repaired: { to: 'sending', do: 'go-on' },
    interrupted: { to: 'sending', do: 'go-on' },
    done: { to: 'idle', do: 'look' },
    'done-but-newer': { to: 'too-new', do: 'look', why: 'too-new' },
  },
  applying: {
    ...UNDER_WAY,
    online: { to: 'applying', do: 'again' },
    visible: { to: 'applying', do: 'again' },
    tap: { to: 'applying', do: 'again' },
    due: { to: 'applying', do: 'stay' },
    queued: { to: 'applying', do: 'stay' },
    more: { to: 'sending', do: 'go-on' },
    differs: { to: 'sending', do: 'repair' },
    'records-done': { to: 'sending', do: 'send-photos' },
    removed: { to: 'removed', do: 'look' },
  },
  waiting: {
    online: { to: 'sending', do: 'run' },
    visible: { to: 'sending', do: 'run' },
    tap: { to: 'sending', do: 'run' },
    due: { to: 'sending', do: 'run' },
  },
  full: {
    visible: { to: 'sending', do: 'run' },
    tap: { to: 'sending', do: 'run' },
    due: { to: 'sending', do: 'run' },
    quota: { to: 'full', do: 'retry', why: 'storage' },
  },
  'too-new': {
    online: { to: 'sending', do: 'run' },
    visible: { to: 'sending', do: 'run' },
    tap: { to: 'sending', do: 'run' },
    due: { to: 'sending', do: 'run' },
  },
  'signed-out': {
    tap: { to: 'sending', do: 'run' },
  },
  removed: {
    visible: { to: 'sending', do: 'run' },
    tap: { to: 'sending', do: 'run' },
    due: { to: 'sending', do: 'run' },
    queued: { to: 'removed', do: 'gather' },
  },
}

/** The cell of the table; one that is not written down changes nothing. */
export function cellOf(phase: Phase, event: Event): Cell {
  return TABLE[phase][event] ?? { to: phase, do: 'stay' }
}

/** Milliseconds until the next look for what other phones did, while nothing waits here. */
export const LOOK_EVERY = 60_000
/** Milliseconds that an operation waits for company: a sale is rarely alone. */
export const GATHER = 700

export interface Circumstances {
  /** Phone time, UTC ms. */
  now: number
  /** In [0, 1): the jitter. */
  random: number
  /** Milliseconds that the server asked for. */
  retryAfter?: number
}

/** The state after an event, with what is to be done. Pure: the same in page, service worker and test. */
export function step(
  sync: SyncState,
  event: Event,
  { now, random, retryAfter = 0 }: Circumstances,
): { sync: SyncState; reaction: Reaction } {
  const { to, do: reaction, why } = cellOf(sync.phase, event)
  const moved: SyncState = { ...sync, phase: to }
  if (reaction === 'stay' || reaction === 'again') return { sync: moved, reaction }
  if (reaction === 'retry') {
    const failures = sync.failures + 1
    const nextAttempt = now + Math.max(backoff(failures, random), retryAfter)
    return { sync: { ...moved, reason: why ?? null, failures, nextAttempt }, reaction }
  }
  if (reaction === 'look') {
    return { sync: { ...moved, reason: why ?? null, failures: 0, nextAttempt: now + LOOK_EVERY }, reaction }
  }
  if (reaction === 'gather') return { sync: { ...moved, nextAttempt: now + GATHER }, reaction }
  if (reaction === 'pause') return { sync: { ...moved, reason: why ?? null, nextAttempt: null }, reaction }
  return { sync: { ...moved, ...(why ? { reason: why } : {}) }, reaction }
}
