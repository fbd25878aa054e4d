/**
 * What phones are to be told is written down with what happened, and crossed out when it was said: by the process that
 * took it, and if that has died meanwhile, by another one, late. One that dies between saying and crossing out is the one
 * case in which phones are told twice; what they show then is one notice, by its tag. Late and once on the screen is worth
 * more to a seller than a buyer of whom nobody says a word.
 */

import { newId } from '../../shared/domain/ids.ts'
import type { Deps } from '../deps.ts'
import type { ShopRows, Telling, TellingRow } from '../storage/port.ts'
import { sayIn } from '../storefront/language.ts'
import { tellPhones } from './push.ts'

/** Milliseconds that a process has to tell phones before another one takes it to have died: clocks of machines differ. */
const PATIENCE = 60_000

type Pushing = Pick<Deps, 'storage' | 'log' | 'publicUrl'>

/** In the transaction in which it happens; null: no phone asked to be told. */
export async function owe({ push, tellings }: ShopRows, telling: Telling, now: number): Promise<TellingRow | null> {
  if ((await push.all()).length === 0) return null
  const row = { id: newId(now), due: now + PATIENCE, telling }
  await tellings.add(row)
  return row
}

/** After it. Never throws: what is not told now is told late. */
export async function tellOwed(deps: Pushing, shop: string, { id, telling }: TellingRow): Promise<void> {
  const { words, ...rest } = telling
  await tellPhones(deps, shop, (language) => ({ ...rest, title: sayIn(language)(words) }))
  try {
    await deps.storage.transaction(shop, ({ tellings }) => tellings.drop(id))
  } catch (error) {
    deps.log.warn({ err: error }, 'what was told may be told again')
  }
}

/** What those who died, here or elsewhere, had not told. */
export async function tellLate(deps: Pushing & Pick<Deps, 'now'>): Promise<void> {
  const { storage, now } = deps
  for (const shop of await storage.anywhere.shopsToTell(now())) {
    const late = await storage.transaction(shop, ({ tellings }) => tellings.take(now(), now() + PATIENCE))
    for (const row of late) await tellOwed(deps, shop, row)
  }
}
