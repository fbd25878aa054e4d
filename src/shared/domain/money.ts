/**
 * Money is an integer in minor units (satang, att) with its currency beside it. Nothing here uses fractions:
 * products are rounded once, half away from zero, in integers.
 */

import { type Measure, stepsIn } from './quantity.ts'

/**
 * Currencies of a shop. `decimals` is how people write it at the stall, `minor` the power of ten between the written
 * unit and what is stored (ISO 4217): the kip has a minor unit that nobody writes.
 */
export const CURRENCIES = {
  THB: { minor: 2, decimals: 2, symbol: '฿', cash: [100000, 50000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 25] },
  LAK: {
    minor: 2,
    decimals: 0,
    symbol: '₭',
    cash: [10000000, 5000000, 2000000, 1000000, 500000, 200000, 100000, 50000],
  },
  CNY: { minor: 2, decimals: 2, symbol: '¥', cash: [10000, 5000, 2000, 1000, 500, 100, 50, 10] },
  USD: { minor: 2, decimals: 2, symbol: '$', cash: [10000, 5000, 2000, 1000, 500, 100, 25, 10, 5, 1] },
} as const
export type Currency = keyof typeof CURRENCIES
export const CURRENCY_CODES = Object.keys(CURRENCIES) as Currency[]

/** The largest amount of one price, line or payment, in minor units: sums of 50,000 of them stay exact. */
export const MAX_AMOUNT = 100_000_000_000

/** Price of one unit x quantity in steps, rounded half away from zero to a minor unit. */
export function priceTimes(price: number, quantity: number, unit: Measure): number {
  return divideRounded(BigInt(price) * BigInt(quantity), BigInt(stepsIn(unit)))
}

/** `amount` less a share in percent (0 to 100), rounded half away from zero. */
export function lessPercent(amount: number, percent: number): number {
  return divideRounded(BigInt(amount) * BigInt(100 - percent), 100n)
}

/** `amount` rounded down to a whole multiple of `step`: the haggler's "make it 1,700". */
export function roundDown(amount: number, step: number): number {
  return amount - (((amount % step) + step) % step)
}

/**
 * An amount shared out by weights: whole minor units that add up to it, none further than one unit from its exact share.
 * Without any weight the first gets all.
 */
export function shareOut(amount: number, weights: readonly number[]): number[] {
  const all = sum(weights)
  const by = all === 0 ? weights.map((_, index) => (index === 0 ? 1 : 0)) : weights
  const whole = BigInt(all === 0 ? 1 : all)
  let reached = 0n
  let given = 0n
  return by.map((weight) => {
    reached += BigInt(weight)
    const share = (BigInt(amount) * reached) / whole - given
    given += share
    return Number(share)
  })
}

/** Sum of integers; throws where a sum would no longer be exact. */
export function sum(amounts: Iterable<number>): number {
  let total = 0
  for (const amount of amounts) total += amount
  if (!Number.isSafeInteger(total)) throw new RangeError('sum is no longer exact')
  return total
}

/** Notes and coins that make up `amount`, largest first, and what no coin can make. */
export function cashFor(
  amount: number,
  currency: Currency,
): { pieces: { value: number; count: number }[]; rest: number } {
  const pieces: { value: number; count: number }[] = []
  let rest = Math.max(0, amount)
  for (const value of CURRENCIES[currency].cash) {
    const count = Math.floor(rest / value)
    if (count > 0) pieces.push({ value, count })
    rest -= count * value
  }
  return { pieces, rest }
}

/** A quotient rounded half away from zero. */
export function divideRounded(numerator: bigint, denominator: bigint): number {
  const negative = numerator < 0n
  const size = negative ? -numerator : numerator
  const rounded = (size * 2n + denominator) / (denominator * 2n)
  return Number(negative ? -rounded : rounded)
}
