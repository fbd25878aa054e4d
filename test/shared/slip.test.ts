import fc from 'fast-check'
import { generate, validate } from 'promptparse'
import { expect, test } from 'vitest'
import { isBank, readSlip } from '../../src/shared/domain/slip.ts'
import { promptPayVectors } from '../support/promptpay-vectors.ts'

const BANGKOK_BANK = '004000060000010103002021900021231231212000115102TH91049C30'
const SCB = '004100060000010103014022000111222233344ABCD125102TH910417DF'

test('bank and reference are read of every slip among the vectors, and of nothing else', () => {
  expect(readSlip(BANGKOK_BANK)).toEqual({ bank: '002', reference: '0002123123121200011' })
  expect(readSlip(SCB)).toEqual({ bank: '014', reference: '00111222233344ABCD12' })
  const vectors = promptPayVectors()
  expect(vectors.filter((text) => readSlip(text) !== null)).toEqual(
    vectors.filter((text) => text === BANGKOK_BANK || text === SCB),
  )
})

test('a slip with one character changed is no slip: the checksum holds', () => {
  for (let at = 0; at < SCB.length; at++) {
    const other = SCB[at] === '7' ? '8' : '7'
    expect(readSlip(SCB.slice(0, at) + other + SCB.slice(at + 1)), `at ${at}`).toBeNull()
  }
})

test('any slip that another library makes is read as what it was made from, TrueMoney among them', () => {
  const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))
  fc.assert(
    fc.property(digits(3), fc.stringMatching(/^[0-9A-Z]{10,25}$/), (sendingBank, transRef) => {
      const text = generate.slipVerify({ sendingBank, transRef })
      expect(readSlip(text)).toEqual({ bank: sendingBank, reference: transRef })
      expect(readSlip(text)?.reference).toBe(validate.slipVerify(text)?.transRef)
    }),
    { numRuns: 2000, seed: 4 },
  )
  fc.assert(
    fc.property(digits(14), digits(8), (transactionId, date) => {
      const text = generate.trueMoneySlipVerify({ eventType: 'P2P', transactionId, date })
      expect(readSlip(text)).toEqual({ bank: 'TMN', reference: transactionId })
    }),
    { seed: 4 },
  )
})

test('a checksum whose first zeros a bank has left out still fits; one that is wrong does not', () => {
  const found = Array.from({ length: 500 }, (_, index) =>
    generate.slipVerify({ sendingBank: '006', transRef: `2026${index}0123456789` }),
  ).find((text) => text.slice(-4).startsWith('0'))
  if (!found) throw new Error('no checksum began with 0')
  const short = found.slice(0, -4) + found.slice(-4).replace(/^0+/, '')
  expect(readSlip(short)).toEqual(readSlip(found))
  expect(readSlip(found)).not.toBeNull()
  expect(readSlip(`${short.slice(0, -1)}${short.endsWith('1') ? '2' : '1'}`)).toBeNull()
})

test('a bank without a name is still read, and told by its code', () => {
  expect(readSlip(generate.slipVerify({ sendingBank: '999', transRef: '20260101ABCDEF' }))?.bank).toBe('999')
  expect([isBank('014'), isBank('999'), isBank('toString')]).toEqual([true, false, false])
})
