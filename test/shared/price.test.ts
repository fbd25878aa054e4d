import fc from 'fast-check'
import { expect, test } from 'vitest'
import { costOfMaking, hourEarns, isUnusual, priceWith, probably } from '../../src/shared/domain/price.ts'

const amount = fc.integer({ min: 0, max: 10_000_000 })
const making = fc.record({ materials: amount, minutes: fc.integer({ min: 1, max: 100_000 }), overhead: amount })

test('at the cost of making an hour earns the wage, but for rounding', () => {
  fc.assert(
    fc.property(making, amount, (one, wage) => {
      const earned = hourEarns(costOfMaking(one, wage), one) ?? Number.NaN
      expect(Math.abs(earned - wage)).toBeLessThanOrEqual(Math.ceil(30 / one.minutes) + 1)
    }),
  )
})

test('an asked price never falls below cost and margin, and is less than a step above them', () => {
  fc.assert(
    fc.property(amount, fc.integer({ min: 0, max: 500 }), (cost, margin) => {
      const price = priceWith(cost, margin, 'THB')
      expect(price * 100).toBeGreaterThanOrEqual(cost * (100 + margin))
      expect(price - (cost * (100 + margin)) / 100).toBeLessThan(1000)
      expect(price % 500).toBe(0)
    }),
  )
  expect(priceWith(61_00, 20, 'THB')).toBe(75_00)
  expect(priceWith(1001_00, 20, 'THB')).toBe(1210_00)
})

test('the hours of a cloth: 300 of yarn, 20 of overhead, 24 hours at 40', () => {
  const cloth = { materials: 300_00, minutes: 24 * 60, overhead: 20_00 }
  expect(costOfMaking(cloth, 40_00)).toBe(1280_00)
  expect(hourEarns(800_00, cloth)).toBe(20_00)
  expect(hourEarns(800_00, { ...cloth, minutes: 0 })).toBe(null)
  expect(hourEarns(200_00, cloth)).toBeLessThan(0)
})

test('one zero too many is asked about, and what was meant is guessed', () => {
  expect(isUnusual(18_000, [1700, 1800, 2500])).toBe(1800)
  expect(isUnusual(180, [1700, 1800, 2500])).toBe(1800)
  expect(isUnusual(4000, [1700, 1800, 2500])).toBe(null)
  expect(isUnusual(18_000, [])).toBe(null)
  expect(isUnusual(18_000, [], 1900)).toBe(1900)
  expect(isUnusual(18_000, [1800], 15_000)).toBe(null)
  expect(probably(18_000, 1900)).toBe(1800)
  expect(probably(180, 1900)).toBe(1800)
  expect(probably(9000, 1700)).toBe(900)
  expect(probably(5100, 1000)).toBe(510)
})
