/** An order too large for one loom: the coordinator splits it, each shop says what it takes of its part, has made and has sent. */

import type { CallFields, PledgeFields } from './records.ts'

/** One shop's part, in steps of the unit. */
export interface Share {
  offered: number
  taken: number
  /** What the shop leaves to others. */
  declined: number
  made: number
  sent: number
  /** What it may still take. */
  left: number
}

/** What a shop said of its part, added up; in any order, whichever of its phones said it. */
export function shareOf(
  { offered, closed }: Pick<CallFields, 'offered' | 'closed'>,
  pledges: readonly Pick<PledgeFields, 'what' | 'quantity'>[],
): Share {
  const said = { taken: 0, declined: 0, made: 0, sent: 0 }
  for (const { what, quantity } of pledges) said[what] += quantity
  return { offered, ...said, left: closed ? 0 : Math.max(0, offered - said.taken - said.declined) }
}

/** Whether the last day on which a shop may take of it is over. Days as `YYYY-MM-DD`, that of today where the shop is. */
export function isOver(answer: string | undefined, today: string): boolean {
  return Boolean(answer) && today > (answer ?? '')
}

/** A share as the coordinator splits it. */
export type Split = Pick<Share, 'offered' | 'taken' | 'declined' | 'left'> & { shop: string }

/**
 * Splits a whole as evenly as it goes: whole units, those that are left over one each to the first.
 * @param size steps in one unit
 */
export function evenly(total: number, shops: number, size: number): number[] {
  if (shops === 0) return []
  const units = Math.floor(total / size)
  const each = Math.floor(units / shops)
  const more = units % shops
  return Array.from({ length: shops }, (_, index) => (each + (index < more ? 1 : 0)) * size)
}

/**
 * What was not taken, offered again: shops that leave some keep what they took, and what is lacking then goes to those
 * that took all that they were offered; where there are none, to those that were not asked yet.
 * @param over the last day to answer is over: who has not answered has left it
 * @returns what each shop is offered from now on
 */
export function offeredAgain(
  total: number,
  splits: readonly Split[],
  over: boolean,
  size: number,
): Map<string, number> {
  const leaves = ({ declined, left }: Split) => declined > 0 || (over && left > 0)
  const offers = new Map(
    splits.map((one) => [one.shop, leaves(one) ? one.taken + Math.max(0, one.declined) : one.offered]),
  )
  const given = splits.reduce((sum, one) => sum + (leaves(one) ? one.taken : one.offered), 0)
  const eager = splits.filter((one) => !leaves(one) && one.offered > 0 && one.left === 0)
  const others = eager.length > 0 ? eager : splits.filter((one) => !leaves(one) && one.offered === 0)
  const more = evenly(Math.max(0, total - given), others.length, size)
  for (const [index, { shop, offered }] of others.entries()) offers.set(shop, offered + (more[index] ?? 0))
  return offers
}
