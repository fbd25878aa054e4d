/** What a good should cost: its making, a margin for each way of selling, and what an hour of work then earns. */

import { type Currency, divideRounded } from './money.ts'

/** What a shop reckons with; margins in percent over the cost of making. */
export interface Habits {
  /** Of an hour. */
  wage: number
  /** Of each piece: the stall, thread lost, electricity. */
  overhead: number
  margins: Record<Way, number>
}

export const WAYS = ['stall', 'online', 'wholesale'] as const
export type Way = (typeof WAYS)[number]

export interface Making {
  materials: number
  minutes: number
  overhead: number
}

const MINUTES = 60

export function costOfMaking({ materials, minutes, overhead }: Making, wage: number): number {
  return materials + divideRounded(BigInt(minutes) * BigInt(wage), BigInt(MINUTES)) + overhead
}

/** What a price that is asked for is a multiple of, as long as it is small. */
const STEP: Record<Currency, number> = { THB: 500, CNY: 500, USD: 100, LAK: 50_000 }
const SMALL = 20

/** The cost with a margin, rounded up to a price that one asks for: whole fives, whole tens from a hundred baht on. */
export function priceWith(cost: number, margin: number, currency: Currency): number {
  const exact = (BigInt(cost) * BigInt(100 + margin) + 99n) / 100n
  const step = STEP[currency]
  const whole = BigInt(exact >= BigInt(step * SMALL) ? 2 * step : step)
  return Number(((exact + whole - 1n) / whole) * whole)
}

/** What an hour of work earns at a price; below zero: it costs. null: nobody said how long it takes. */
export function hourEarns(price: number, { materials, minutes, overhead }: Making): number | null {
  if (minutes === 0) return null
  return divideRounded(BigInt(price - materials - overhead) * BigInt(MINUTES), BigInt(minutes))
}

/** A price so many times what is usual, or so small a part of it, is asked about. */
const FACTOR = 5

/**
 * The usual price from which this one is far; null: it is not. A good's own former price counts before those of its like.
 * @param like prices of goods of the same category or sort
 */
export function isUnusual(price: number, like: readonly number[], own: number | null = null): number | null {
  const usual = own || median(like)
  return usual && price > 0 && (price >= FACTOR * usual || price * FACTOR <= usual) ? usual : null
}

/** The price that was probably meant: with zeros more or fewer, where that comes near to what is usual, else the usual one. */
export function probably(price: number, usual: number): number {
  const distance = (one: number) => Math.abs(Math.log(one / usual))
  const tries = [1000, 100, 10].flatMap((zeros) => [price * zeros, price / zeros]).filter(Number.isInteger)
  const best = tries.sort((a, b) => distance(a) - distance(b))[0]
  return best !== undefined && distance(best) <= Math.log(FACTOR / 2) ? best : usual
}

function median(prices: readonly number[]): number | null {
  return [...prices].sort((a, b) => a - b)[(prices.length - 1) >> 1] ?? null
}

/** Where nobody has said: about a Thai day's least wage by eight, and the like elsewhere. */
export const WAGE: Record<Currency, number> = { THB: 4500, LAK: 1_000_000, CNY: 2000, USD: 200 }
