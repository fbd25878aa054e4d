/** Prices in the money of those who come from elsewhere, by the rate that the keeper has set. */

import { CURRENCY_CODES, type Currency, divideRounded } from '../../shared/domain/money.ts'
import type { Rates } from '../storage/market.ts'

/** A baht in millionths of itself. */
const BAHT = 1_000_000

/** What nobody pays less than, minor units: an amount that is only about right is written round. */
const ROUND: Record<Currency, number> = { THB: 100, LAK: 100_000, CNY: 100, USD: 10 }

/** The amount in each other currency that there is a rate for, rounded. */
export function elsewhere(
  amount: number,
  currency: Currency,
  { worth }: Rates,
): { amount: number; currency: Currency }[] {
  const from = currency === 'THB' ? BAHT : worth[currency]
  if (!from) return []
  return CURRENCY_CODES.flatMap((other) => {
    const to = other === 'THB' ? BAHT : worth[other]
    if (other === currency || !to) return []
    return [
      { amount: roundTo(divideRounded(BigInt(amount) * BigInt(to), BigInt(from)), ROUND[other]), currency: other },
    ]
  })
}

/** At least one step, so that nothing seems to cost nothing. */
function roundTo(amount: number, step: number): number {
  return Math.max(step, divideRounded(BigInt(amount), BigInt(step)) * step)
}
