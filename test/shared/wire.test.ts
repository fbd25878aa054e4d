import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCode } from '../../src/shared/protocol/code.ts'
import { readCursor, writeCursor } from '../../src/shared/protocol/cursor.ts'
import { readToken, writeToken } from '../../src/shared/protocol/token.ts'

test('a cursor is read as it was written, with and without a second reading', () => {
  const text = fc.string({ unit: fc.constantFrom(...'0123456789abcxyz'), minLength: 1, maxLength: 11 })
  const place = fc.nat()
  const backfill = fc.record({ sequence: place, known: text })
  const cursor = fc.record(
    { epoch: text, sequence: place, scope: text, backfill },
    { requiredKeys: ['epoch', 'sequence', 'scope'] },
  )
  fc.assert(
    fc.property(cursor, (one) => {
      expect(readCursor(writeCursor(one))).toEqual(one)
    }),
  )
})

test('what is no cursor is read as none', () => {
  for (const text of ['', 'x', '1.2', 'a.-1.c', 'a.1.c.2', 'A.1.c', `${'a'.repeat(17)}.1.c`])
    expect(readCursor(text)).toBeNull()
})

test('a code is read from a link, from groups, and from letters mistaken for digits', () => {
  for (const typed of ['https://talat.example/#join=AB1C-0D2E', 'ab1c 0d2e', 'ABLC-OD2E', 'abic0d2e']) {
    expect(readCode(typed)).toBe('ab1c0d2e')
  }
})

test('a token names its shop and device; what is no token is none', () => {
  const shop = '01995a52-0000-7000-8000-000000000001'
  const device = '01995a52-0000-7000-8000-000000000002'
  expect(readToken(writeToken(shop, device, 'x'.repeat(32)))).toEqual({ shop, device, secret: 'x'.repeat(32) })
  for (const text of ['', `${shop}_${device}`, `${shop}_${device}_short`, 'a_b_c']) expect(readToken(text)).toBeNull()
})
