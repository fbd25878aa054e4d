/** What a buyer typed, read field by field: the first thing that is wrong is said, and nothing of the rest is lost. */

import { westernDigits } from '../../../shared/domain/digits.ts'
import { DECIMALS, MAX_QUANTITY, stepsIn, type Unit } from '../../../shared/domain/quantity.ts'
import type { CustomerFields } from '../../../shared/domain/records.ts'
import { MAX_NAME, MAX_TEXT } from '../../../shared/protocol/limits.ts'

export type Wrong =
  | 'name'
  | 'contact'
  | 'address'
  | 'postcode'
  | 'quantity'
  | 'consent'
  | 'slow'
  | 'busy'
  | 'gone'
  | 'text'
  | 'slip'
  | 'late'

export interface Wanted {
  /** In steps of the unit. */
  quantity: number
  pickup: boolean
  who: CustomerFields
}

export function readWanted(typed: Readonly<Record<string, string>>, unit: Unit): Wanted | { wrong: Wrong } {
  const text = (field: string, most: number) => (typed[field] ?? '').trim().slice(0, most)
  const quantity = stepsOf(text('quantity', 12), unit)
  const pickup = typed.way === 'pickup'
  const who = {
    name: text('name', MAX_NAME),
    contact: text('contact', MAX_NAME),
    house: pickup ? '' : text('address', MAX_TEXT),
    subdistrict: '',
    district: '',
    province: '',
    postcode: pickup ? '' : westernDigits(text('postcode', 10)).replace(/\s/g, ''),
    note: text('note', MAX_TEXT),
  }
  if (quantity === null) return { wrong: 'quantity' }
  if (!who.name) return { wrong: 'name' }
  if (!who.contact) return { wrong: 'contact' }
  if (!pickup && !who.house) return { wrong: 'address' }
  if (!/^(\d{5})?$/.test(who.postcode)) return { wrong: 'postcode' }
  if (typed.consent !== 'yes') return { wrong: 'consent' }
  return { quantity, pickup, who }
}

/** `2.35` metres as 235 steps; null for what is no quantity of the unit. */
export function stepsOf(text: string, unit: Unit): number | null {
  const parts = /^(\d{1,7})(?:[.,](\d+))?$/.exec(westernDigits(text))
  const decimals = parts?.[2] ?? ''
  if (!parts || decimals.length > DECIMALS[unit]) return null
  const steps = Number(parts[1]) * stepsIn(unit) + Number(decimals.padEnd(DECIMALS[unit], '0') || 0)
  return steps > 0 && steps <= MAX_QUANTITY ? steps : null
}
