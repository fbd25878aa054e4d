import { expect, test } from 'vitest'
import { newId, randomText, timeOfId, UUID } from '../../src/shared/domain/ids.ts'

test('ids made in one millisecond keep their order and are all different', () => {
  const ids = Array.from({ length: 2000 }, () => newId(1_795_543_277_000))
  expect(new Set(ids).size).toBe(2000)
  expect([...ids].sort()).toEqual(ids)
  for (const id of ids) expect(id).toMatch(UUID)
})

test('an id carries its time, whatever the clock says', () => {
  for (const time of [0, 1_795_543_277_123, Date.UTC(2031, 0, 1)]) {
    expect(timeOfId(newId(time))).toBe(time)
    expect(newId(time).charAt(14)).toBe('7')
  }
})

test('random texts have letters only that nobody takes for a digit', () => {
  expect(randomText(500)).toMatch(/^[0-9a-hjkmnp-tv-z]{500}$/)
})
