import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOf, localDate } from '../../src/shared/domain/day.ts'

test("the shop's day begins at midnight of its own zone", () => {
  const { from, to } = dayOf(Date.UTC(2026, 10, 24, 18), 'Asia/Bangkok')
  expect(new Date(from).toISOString()).toBe('2026-11-24T17:00:00.000Z')
  expect(to - from).toBe(86_400_000)
})

test('days of 23 and 25 hours begin and end at midnight too', () => {
  const spring = dayOf(Date.UTC(2026, 2, 29, 12), 'Europe/Berlin')
  const autumn = dayOf(Date.UTC(2026, 9, 25, 12), 'Europe/Berlin')
  expect([(spring.to - spring.from) / 3_600_000, (autumn.to - autumn.from) / 3_600_000]).toEqual([23, 25])
})

test('every time lies in its day, and days follow each other without a gap', () => {
  const zone = fc.constantFrom('Asia/Bangkok', 'Asia/Vientiane', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata')
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2035, 0) }), zone, (at, name) => {
      const day = dayOf(at, name)
      const midnight = localDate(day.from, name)
      return (
        day.from <= at &&
        at < day.to &&
        dayOf(day.to, name).from === day.to &&
        dayOf(day.from - 1, name).to === day.from &&
        midnight.hour === 0 &&
        midnight.minute === 0
      )
    }),
    { numRuns: 300 },
  )
})

test('a second makes no day', () => {
  const midnight = Date.UTC(2026, 10, 24, 17)
  for (const second of [0, 29, 31, 59]) {
    expect(dayOf(midnight + second * 1000, 'Asia/Bangkok').from).toBe(midnight)
    expect(dayOf(midnight - 60_000 + second * 1000, 'Asia/Bangkok').to).toBe(midnight)
  }
})
