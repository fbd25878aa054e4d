/** The amounts that people name at a stall, worked out so that they need not be typed. */

import { CURRENCIES, type Currency, lessPercent, roundDown } from '../../../shared/domain/money.ts'

/** Prices that a haggler would name next, highest first: rounded down by the size of the price, and 5 % off. */
export function haggleSteps(price: number, currency: Currency): number[] {
  const whole = wholeOf(currency)
  const size = 10 ** Math.floor(Math.log10(Math.max(price, whole) / whole)) * whole
  const rounded = [size / 20, size / 10, size / 2]
    .filter((step) => step >= whole)
    .map((step) => roundDown(price - 1, step))
  const less = roundDown(lessPercent(price, 5), Math.max(size / 100, 5 * whole))
  const steps = new Set([...rounded, less])
  return [...steps].filter((step) => step > 0 && step < price).sort((a, b) => b - a)
}

/** The smallest amount that anybody says aloud: one baht, a thousand kip. */
function wholeOf(currency: Currency): number {
  const { minor, decimals } = CURRENCIES[currency]
  return decimals === 0 ? 1000 * 10 ** minor : 10 ** minor
}
