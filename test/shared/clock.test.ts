import fc from 'fast-check'
import { expect, test } from 'vitest'
import { timeOfOperation } from '../../src/shared/domain/clock.ts'

const NOW = Date.UTC(2026, 10, 24, 12)
const HOUR = 3_600_000

test('a right clock is believed', () => {
  expect(timeOfOperation({ at: NOW - HOUR, seen: NOW - 5 * HOUR, offsets: [0], now: NOW })).toEqual({
    at: NOW - HOUR,
    unsure: false,
  })
})

test('a clock that was wrong all along is corrected by its offset', () => {
  for (const wrong of [Date.UTC(1970, 0, 1), Date.UTC(2031, 0, 1)]) {
    const reading = { at: wrong, seen: NOW - 5 * HOUR, offsets: [NOW - wrong - HOUR], now: NOW }
    expect(timeOfOperation(reading)).toEqual({ at: NOW - HOUR, unsure: false })
  }
})

test('a clock that was put right between the sale and the sync is corrected by the offset of before', () => {
  const wrong = 86_400_000
  const reading = { at: wrong, seen: NOW - 5 * HOUR, offsets: [0, NOW - 2 * HOUR - wrong], now: NOW }
  expect(timeOfOperation(reading)).toEqual({ at: NOW - 2 * HOUR, unsure: false })
})

test('whatever the clocks say, the time lies between the last contact and now, and a clamped one is said to be unsure', () => {
  const time = fc.integer({ min: 0, max: NOW * 3 })
  fc.assert(
    fc.property(
      time,
      time,
      fc.array(fc.integer({ min: -NOW, max: NOW }), { minLength: 1, maxLength: 2 }),
      (at, seen, offsets) => {
        const result = timeOfOperation({ at, seen, offsets, now: NOW })
        const inside = result.at <= NOW && result.at >= Math.min(NOW, seen)
        const exact = offsets.some((offset) => Math.abs(at + offset - result.at) <= 60_000)
        return inside && (result.unsure || exact)
      },
    ),
  )
})

test('a phone that never had contact and thinks it is 1970 is not believed', () => {
  expect(timeOfOperation({ at: 5000, seen: 0, offsets: [0], now: NOW }).unsure).toBe(true)
})
