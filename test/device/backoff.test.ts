import fc from 'fast-check'
import { test } from 'vitest'
import { backoff } from '../../src/device/sync/backoff.ts'

test('the pause grows with each failure, is jittered by half, and is never over five minutes, nor given up', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (failures, random) => {
        const pause = backoff(failures, random)
        const longest = Math.min(300_000, 2000 * 2 ** Math.min(failures - 1, 20))
        return pause >= longest / 2 && pause <= longest
      },
    ),
  )
})
