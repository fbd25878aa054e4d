/** Handing the phone on, and opening and closing what is the owner's. It is closed again whenever the app starts. */

import { forgive, type Tried, tryPin } from '../../device/pin/tries.ts'
import { editPerson, handTo } from '../../device/store/actions/people.ts'
import type { Person } from '../../device/store/queries/people.ts'
import { readCode } from '../../shared/protocol/code.ts'
import { asksForPin, db, holder, session, unlocked } from './session.ts'

/** In the background for so long the phone may be in other hands. */
const AWAY_MS = 5 * 60_000

/** Who had the phone when an owner came by, looked, and is to have it again afterwards; undefined: she keeps it. */
let before: string | null | undefined

/** She has the phone from now on. */
export async function take(person: Person): Promise<void> {
  before = undefined
  await hand(person)
}

/** She looks at what is hers; whoever has the phone has it again once that is closed. */
export async function visit(person: Person): Promise<void> {
  before ??= holder.value
  await hand(person)
}

/** What is the owner's is open now, and she has just set the PIN that will be asked for. */
export function opens(): void {
  unlocked.value = true
  watch()
}

/** Nobody says whose hands it is in. */
export async function putDown(): Promise<void> {
  before = undefined
  unlocked.value = false
  if (db.value) await handTo(db.value, null)
}

/** Closes what is the owner's. */
export async function lock(): Promise<void> {
  unlocked.value = false
  const back = before
  before = undefined
  if (db.value && back !== undefined) await handTo(db.value, back)
}

/** Tries a person's PIN; `then` follows the right one. */
export async function enter(person: Person, pin: string, then: (person: Person) => unknown): Promise<Tried> {
  if (!db.value) throw new Error('no shop is open on this phone')
  const tried = await tryPin(db.value, person, pin, Date.now())
  if (tried === 'right') await then(person)
  return tried
}

/** The shop's recovery card in place of a forgotten PIN, which goes. @returns whether it is the card of this shop */
export async function resetByCard(person: Person, typed: string): Promise<boolean> {
  const card = session.value?.recovery
  if (!card || readCode(typed) !== readCode(card)) return false
  await takePinAway(person)
  return true
}

/** She has none from now on, and nothing is counted against her. */
export async function takePinAway({ id }: Person): Promise<void> {
  if (!db.value) return
  await editPerson(db.value, id, { pin: '' })
  await forgive(db.value, id)
}

async function hand(person: Person): Promise<void> {
  unlocked.value = asksForPin(person)
  watch()
  if (db.value) await handTo(db.value, person.id)
}

let watching = false

/** A phone in the pocket stops its timers, and one whose clock is put back has waited less than nothing. */
function watch(): void {
  if (watching) return
  watching = true
  let since = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  document.addEventListener('visibilitychange', () => {
    clearTimeout(timer)
    if (document.visibilityState === 'hidden') {
      since = Date.now()
      timer = setTimeout(lockIfOpen, AWAY_MS)
    } else {
      const away = Date.now() - since
      if (away < 0 || away >= AWAY_MS) lockIfOpen()
    }
  })
}

function lockIfOpen(): void {
  if (unlocked.value) void lock()
}
