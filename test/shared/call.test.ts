import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evenly, isOver, offeredAgain, type Split, shareOf } from '../../src/shared/domain/call.ts'
import { PLEDGES } from '../../src/shared/domain/records.ts'

const amount = fc.integer({ min: 0, max: 500 })

/** Parts as they come: of each shop something was offered, some of that taken, some left to others. */
const SPLITS = fc.array(
  fc.record({ offered: amount, taken: amount, declined: amount }).map(({ offered, taken, declined }) => {
    const kept = Math.min(taken, offered)
    const left = Math.min(declined, offered - kept)
    return { offered, taken: kept, declined: left, left: offered - kept - left }
  }),
  { maxLength: 12 },
)

test('what several phones of a shop say of its part adds up, in any order', () => {
  const pledges = fc.array(
    fc.record({ what: fc.constantFrom(...PLEDGES), quantity: fc.integer({ min: -50, max: 50 }) }),
    { maxLength: 20 },
  )
  fc.assert(
    fc.property(pledges, fc.infiniteStream(fc.nat()), (said, order) => {
      const other = said.map((one) => ({ one, at: order.next().value })).sort((a, b) => a.at - b.at)
      const call = { offered: 40, closed: false }
      expect(
        shareOf(
          call,
          other.map(({ one }) => one),
        ),
      ).toEqual(shareOf(call, said))
      const sums = Object.fromEntries(
        PLEDGES.map((what) => [what, said.reduce((sum, one) => sum + (one.what === what ? one.quantity : 0), 0)]),
      )
      expect(shareOf(call, said)).toMatchObject(sums)
    }),
  )
})

test('a shop may take no more than it was offered, and nothing of what is closed', () => {
  expect(shareOf({ offered: 20, closed: false }, [{ what: 'taken', quantity: 12 }]).left).toBe(8)
  expect(shareOf({ offered: 20, closed: false }, [{ what: 'taken', quantity: 25 }]).left).toBe(0)
  expect(shareOf({ offered: 20, closed: true }, []).left).toBe(0)
})

test('an even split gives all that makes whole units, and no shop more than one unit above another', () => {
  fc.assert(
    fc.property(
      fc.nat(10_000),
      fc.integer({ min: 1, max: 60 }),
      fc.constantFrom(1, 100, 1000),
      (units, shops, size) => {
        const parts = evenly(units * size, shops, size)
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(units * size)
        expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(size)
        expect(parts.every((part) => part % size === 0)).toBe(true)
      },
    ),
  )
})

test('offered again: nobody loses what it took, and all is offered as long as there is somebody to offer it to', () => {
  fc.assert(
    fc.property(amount, SPLITS, fc.boolean(), (total, parts, over) => {
      const splits: Split[] = parts.map((part, index) => ({ shop: String(index), ...part }))
      const offers = offeredAgain(total, splits, over, 1)
      for (const { shop, taken } of splits) expect(offers.get(shop)).toBeGreaterThanOrEqual(taken)
      const leaves = splits.filter(({ declined, left }) => declined > 0 || (over && left > 0))
      for (const { shop, taken, declined } of leaves) expect(offers.get(shop)).toBe(taken + declined)
      const bound = splits.reduce((sum, one) => {
        return sum + (leaves.includes(one) ? one.taken : (offers.get(one.shop) ?? 0))
      }, 0)
      const before = splits.reduce((sum, one) => sum + (leaves.includes(one) ? one.taken : one.offered), 0)
      const others = splits.filter((one) => !leaves.includes(one) && (one.offered === 0 || one.left === 0))
      expect(bound).toBe(others.length > 0 ? Math.max(total, before) : before)
    }),
  )
})

test('the last day to answer is over when the day after it has begun', () => {
  expect(isOver('2026-12-10', '2026-12-10')).toBe(false)
  expect(isOver('2026-12-10', '2026-12-11')).toBe(true)
  expect(isOver(undefined, '2026-12-11')).toBe(false)
})
