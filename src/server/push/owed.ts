/**
 * What phones are to be told is written down with what happened, and crossed out when it was said: by the process that
 * took it, and if that has died meanwhile, or a phone could not be told, by whoever looks later. One that dies between
 * saying and crossing out is the one case in which phones are told twice; what they show then is one notice, by its tag.
 * Late and once on the screen is worth more to a seller than a buyer of whom nobody says a word.
 */

import { newId, timeOfId } from '../../shared/domain/ids.ts'
import type { Language } from '../../shared/i18n/languages.ts'
import type { Deps } from '../deps.ts'
import type { ShopRows, Telling, TellingRow } from '../storage/port.ts'
import { sayIn } from '../storefront/language.ts'
import { tellPhones } from './push.ts'

/** Milliseconds that a process has to tell phones before another one takes it to have died: clocks of machines differ. */
const PATIENCE = 60_000

/** Milliseconds after which nobody is told any more: by then phones have read it by their sync. */
const OLD = 24 * 60 * 60 * 1000

type Pushing = Pick<Deps, 'storage' | 'log' | 'publicUrl' | 'now'>

/** In the transaction in which it happens; null: no phone asked to be told. */
export async function owe({ push, tellings }: ShopRows, telling: Telling, now: number): Promise<TellingRow | null> {
  if ((await push.all()).length === 0) return null
  const row = { id: newId(now), due: now + PATIENCE, telling, left: null }
  await tellings.add(row)
  return row
}

/** After it. Never throws: what is not told now is told late. */
export async function tellOwed(deps: Pushing, shop: string, row: TellingRow): Promise<void> {
  const { storage, log, now } = deps
  const { words, ...rest } = row.telling
  const age = now() - timeOfId(row.id)
  try {
    const say = (language: Language) => ({ ...rest, title: sayIn(language)(words) })
    const left = age < OLD ? await tellPhones(deps, shop, say, row.left) : []
    // Each time when it is twice as old: a dozen tries, and no storm upon a push service that comes back.
    const due = now() + Math.max(PATIENCE, age)
    await storage.transaction(shop, ({ tellings }) =>
      left.length === 0 ? tellings.drop(row.id) : tellings.leave({ ...row, due, left }),
    )
  } catch (error) {
    log.warn({ err: error }, 'phones will be told late, or again')
  }
}

/**
 * What those who died, here or elsewhere, had not told, and what could not be told before. One at a time is taken in hand:
 * nobody else takes it in the time that telling it needs.
 * @param isOver whether to leave the rest for another time
 */
export async function tellLate(deps: Pushing, isOver = () => false): Promise<void> {
  const { storage, now } = deps
  // What becomes due meanwhile waits for the next time: one shop with a slow push service is not to hold up the others.
  const began = now()
  const next = (shop: string) => storage.transaction(shop, ({ tellings }) => tellings.take(began, now() + PATIENCE))
  for (const shop of await storage.anywhere.shopsToTell(began)) {
    while (!isOver()) {
      const row = await next(shop)
      if (!row) break
      await tellOwed(deps, shop, row)
    }
  }
}
