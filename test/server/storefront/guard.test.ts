import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { isWorked, readStamp, stampOf, WORK_BITS } from '../../../src/server/storefront/requests/guard.ts'

const SECRET = 'a secret'
const DAY = 24 * 60 * 60 * 1000

test('a form is good for whoever took the time to read it, for a day, and for its own request alone', () => {
  const stamp = stampOf(SECRET, 'r1', 1000)
  const read = (now: number, request = 'r1', secret = SECRET, text = stamp) => readStamp(secret, request, text, now)
  expect(read(1000)).toBe('early')
  expect(read(3999)).toBe('early')
  expect(read(4000)).toBe('good')
  expect(read(1000 + DAY)).toBe('good')
  expect(read(1001 + DAY)).toBe('late')
  expect(read(5000, 'r2')).toBe('forged')
  expect(read(5000, 'r1', 'another')).toBe('forged')
  const [, sealed] = stamp.split('.')
  expect(read(5000, 'r1', SECRET, `zz.${sealed}`)).toBe('forged')
  expect(read(5000, 'r1', SECRET, '')).toBe('forged')
})

test('the reckoning that is asked for is found by trying, and by nothing else', () => {
  const begins = (found: number) => createHash('sha256').update(`stamp ${found}`).digest().readUInt32BE(0)
  let found = 0
  while (begins(found) >>> (32 - WORK_BITS) !== 0) found++
  expect(isWorked('stamp', String(found))).toBe(true)
  expect(isWorked('other', String(found))).toBe(false)
  expect(isWorked('stamp', String(found + 1))).toBe(false)
  for (const junk of ['', 'x', '-1', '1e3', '9'.repeat(13)]) expect(isWorked('stamp', junk)).toBe(false)
})
