/** Tries at a PIN: after a few wrong ones each costs a pause, which a reload does not end and no clock makes longer. */

import type { ShopDatabase } from '../store/database.ts'
import type { Person } from '../store/queries/people.ts'
import { readState, writeState } from '../store/state.ts'
import { isPin } from './kept.ts'

/** Wrong tries that cost nothing. */
const FREE = 5
const FIRST_PAUSE_MS = 30_000
const LONGEST_PAUSE_MS = 15 * 60_000
/** A shop without a recovery card has another way back: to wait, with time for who knows the PIN to come by. */
const FORGOTTEN_MS = 24 * 60 * 60_000

export interface Tries {
  /** Wrong ones since the last right one. */
  wrong: number
  /** Phone time of the last. */
  at: number
  /** Phone time at which she said that she has forgotten it. */
  forgotten?: number
}

export type Tried = 'right' | { wrong: number } | { pause: number }

const NONE: Tries = { wrong: 0, at: 0 }

/** How long one waits after so many wrong tries, ms. */
export function pauseAfter(wrong: number): number {
  return wrong < FREE ? 0 : Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (wrong - FREE))
}

/** What is left of the pause, ms. */
export function pauseLeft({ wrong, at }: Tries, now: number): number {
  return left(at, pauseAfter(wrong), now)
}

/** What is left until a forgotten PIN may be taken away; null: she has not said so. */
export function forgottenLeft({ forgotten }: Tries, now: number): number | null {
  return forgotten === undefined ? null : left(forgotten, FORGOTTEN_MS, now)
}

/** Of a span that began when the clock stood in the future all is left, and no more than that. */
function left(since: number, span: number, now: number): number {
  return since > now ? span : Math.max(0, span - (now - since))
}

export async function triesOf(db: ShopDatabase, person: string): Promise<Tries> {
  return (await readState(db, 'tries'))?.[person] ?? NONE
}

/** A clock that stood in the future when it was counted would hold a pause until then: it begins anew, now. */
export async function noFuture(db: ShopDatabase, person: string, now: number): Promise<void> {
  await change(db, person, ({ at, forgotten, ...tries }) => ({
    ...tries,
    at: Math.min(at, now),
    ...(forgotten === undefined ? {} : { forgotten: Math.min(forgotten, now) }),
  }))
}

/** Tries a PIN; each try is counted before it is looked at, so that no reload takes one back. */
export async function tryPin(db: ShopDatabase, { id, fields }: Person, pin: string, now: number): Promise<Tried> {
  const before = await change(db, id, (tries) =>
    pauseLeft(tries, now) > 0 ? tries : { ...tries, wrong: tries.wrong + 1, at: now },
  )
  const pause = pauseLeft(before, now)
  if (pause > 0) return { pause }
  if (!(await isPin(pin, fields.pin))) return { wrong: before.wrong + 1 }
  await forgive(db, id)
  return 'right'
}

export async function sayForgotten(db: ShopDatabase, person: string, now: number): Promise<void> {
  await change(db, person, (tries) => ({ ...tries, forgotten: now }))
}

/** The right PIN, or a new one: all that was counted is forgotten. */
export async function forgive(db: ShopDatabase, person: string): Promise<void> {
  await change(db, person, () => null)
}

/** Changes what is counted of a person. @returns what it was */
async function change(db: ShopDatabase, person: string, to: (tries: Tries) => Tries | null): Promise<Tries> {
  return db.transaction('rw', db.state, async () => {
    const { [person]: before = NONE, ...others } = (await readState(db, 'tries')) ?? {}
    const after = to(before)
    await writeState(db, 'tries', after ? { ...others, [person]: after } : others)
    return before
  })
}
