import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  CURRENCIES,
  CURRENCY_CODES,
  cashFor,
  lessPercent,
  priceTimes,
  roundDown,
  shareOut,
  sum,
} from '../../src/shared/domain/money.ts'
import { stepsIn, UNITS } from '../../src/shared/domain/quantity.ts'

const price = fc.integer({ min: 0, max: 10_000_000 })
const quantity = fc.integer({ min: 0, max: 1_000_000 })
const unit = fc.constantFrom(...UNITS)

test('a price times a quantity is the nearest minor unit, half away from zero', () => {
  expect(priceTimes(45000, 250, 'metre')).toBe(112500)
  expect(priceTimes(1, 50, 'metre')).toBe(1)
  expect(priceTimes(333, 1, 'kilogram')).toBe(0)
  expect(priceTimes(-1, 50, 'metre')).toBe(-1)
})

test('a line is never more than half a minor unit from the exact product, and whole units are exact', () => {
  fc.assert(
    fc.property(price, quantity, unit, (p, q, u) => {
      const total = priceTimes(p, q, u)
      const error = 2n * (BigInt(total) * BigInt(stepsIn(u)) - BigInt(p) * BigInt(q))
      const half = BigInt(stepsIn(u))
      return error <= half && error >= -half && priceTimes(p, 3 * stepsIn(u), u) === 3 * p
    }),
  )
})

test('splitting a whole-unit line over two lines changes no sum', () => {
  fc.assert(
    fc.property(
      price,
      fc.nat(1000),
      fc.nat(1000),
      (p, a, b) => priceTimes(p, a + b, 'piece') === sum([priceTimes(p, a, 'piece'), priceTimes(p, b, 'piece')]),
    ),
  )
})

test('what is given back in notes and coins adds up to the change, with less than the smallest coin left', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000_000 }), fc.constantFrom(...CURRENCY_CODES), (amount, currency) => {
      const { pieces, rest } = cashFor(amount, currency)
      const cash = CURRENCIES[currency].cash
      const paid = sum(pieces.map(({ value, count }) => value * count))
      return paid + rest === amount && rest >= 0 && rest < (cash.at(-1) ?? 0)
    }),
  )
})

/** The least number of notes and coins for each amount from 0 to `last`, in smallest coins: all ways are tried. */
function fewest(values: readonly number[], last: number): Int32Array {
  const counts = new Int32Array(last + 1).fill(2 ** 30)
  counts[0] = 0
  for (let amount = 1; amount <= last; amount++) {
    for (const value of values) {
      if (value <= amount) counts[amount] = Math.min(counts[amount] ?? 0, (counts[amount - value] ?? 0) + 1)
    }
  }
  return counts
}

test.each(CURRENCY_CODES)('%s: no other notes and coins make any change with fewer of them', (currency) => {
  const cash = CURRENCIES[currency].cash
  const smallest = cash.at(-1) ?? 1
  // If taking the largest first is ever wrong, it is below the sum of the two largest (Kozen and Zaks 1994).
  const last = ((cash[0] ?? 0) + (cash[1] ?? 0)) / smallest
  const counts = fewest(
    cash.map((value) => value / smallest),
    last,
  )
  for (let amount = 0; amount <= last; amount++) {
    const { pieces, rest } = cashFor(amount * smallest, currency)
    if (rest !== 0 || sum(pieces.map(({ count }) => count)) !== counts[amount])
      expect([amount * smallest, pieces]).toEqual([amount * smallest, counts[amount]])
  }
})

test('rounding down never gives more, never takes a whole step', () => {
  fc.assert(
    fc.property(price, fc.integer({ min: 1, max: 100_000 }), (amount, step) => {
      const rounded = roundDown(amount, step)
      return rounded <= amount && amount - rounded < step && rounded % step === 0
    }),
  )
})

test('a percentage off lies between nothing and all of it', () => {
  fc.assert(
    fc.property(price, fc.integer({ min: 0, max: 100 }), (amount, percent) => {
      const left = lessPercent(amount, percent)
      return left >= 0 && left <= amount
    }),
  )
  expect(lessPercent(180000, 5)).toBe(171000)
})

test('a sum that would no longer be exact is refused, not rounded', () => {
  expect(() => sum([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError)
})

test('an amount shared out adds up to itself, and no share is further than one unit from its exact part', () => {
  fc.assert(
    fc.property(
      fc.nat(100_000_000),
      fc.array(fc.nat(10_000_000), { minLength: 1, maxLength: 20 }),
      (amount, weights) => {
        const shares = shareOut(amount, weights)
        const all = sum(weights)
        const close = shares.every(
          (share, index) => all === 0 || Math.abs(share - (amount * (weights[index] ?? 0)) / all) <= 1,
        )
        return sum(shares) === amount && close && shares.every((share) => share >= 0)
      },
    ),
  )
})
