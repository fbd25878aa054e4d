import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isLaterEpoch, newEpoch } from '../../src/server/join/epoch.ts'

const time = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2055, 0) })

test('an epoch is behind the one that it is to be behind, whatever the clocks say', () => {
  fc.assert(
    fc.property(time, time, (first, second) => {
      const before = newEpoch(first)
      const after = newEpoch(second, before)
      expect(after > before).toBe(true)
      expect([isLaterEpoch(after, before), isLaterEpoch(before, after)]).toEqual([true, false])
    }),
  )
})

test('what is no epoch is later than none, nor is the last of all, behind which none could be', () => {
  const epoch = newEpoch(Date.UTC(2026, 0))
  const strange = ['', 'old', 'zzzz', '0'.repeat(16), 'z'.repeat(16), 'zzzzzzzzabc']
  expect(strange.filter((one) => isLaterEpoch(one, epoch))).toEqual([])
  expect(strange.map((one) => newEpoch(Date.UTC(2026, 0), one).length)).toEqual(strange.map(() => epoch.length))
})
