/** Lots of food: what expires first is sold first. */

import { daysBetween } from './calendar.ts'
import type { LotFields } from './records.ts'

/** A lot with what is left of it, in steps of the good's unit. */
export interface LotLeft {
  id: string
  fields: LotFields
  left: number
}

/** The day after which it should not be sold; empty where none is known. */
export function dueOf({ expiry, bestBefore }: LotFields): string {
  return expiry || bestBefore
}

/** Days before the end at which a lot is to be used first. */
export const SOON_DAYS = 14

/** @param today `YYYY-MM-DD` in the shop's zone */
export function dueState(due: string, today: string): 'expired' | 'soon' | 'good' {
  if (due === '') return 'good'
  const days = daysBetween(today, due)
  return days < 0 ? 'expired' : days <= SOON_DAYS ? 'soon' : 'good'
}

/** The order in which lots are sold: first expiry first, those without a day last; of one day the older lot first. */
export function byDue(a: LotLeft, b: LotLeft): number {
  const [dueA, dueB] = [dueOf(a.fields) || LATEST, dueOf(b.fields) || LATEST]
  return dueA < dueB ? -1 : dueA > dueB ? 1 : a.id < b.id ? -1 : 1
}
const LATEST = '9999'

/** From which lots a quantity is taken; what no lot holds comes last, from none. */
export function firstExpiryFirstOut(
  lots: readonly LotLeft[],
  quantity: number,
): { lot: string | null; quantity: number }[] {
  const taken: { lot: string | null; quantity: number }[] = []
  let rest = quantity
  for (const { id, left } of [...lots].sort(byDue)) {
    const from = Math.min(rest, Math.max(0, left))
    if (from > 0) taken.push({ lot: id, quantity: from })
    rest -= from
  }
  if (rest > 0) taken.push({ lot: null, quantity: rest })
  return taken
}
