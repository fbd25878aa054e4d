import fc from 'fast-check'
import { parse, validate } from 'promptparse'
import { describe, expect, test } from 'vitest'
import { readFields, seal, unseal, writeFields } from '../../src/shared/domain/emv.ts'
import {
  isThaiId,
  promptPayDigits,
  promptPayKind,
  promptPayText,
  readPromptPay,
} from '../../src/shared/domain/promptpay.ts'
import { promptPayVectors } from '../support/promptpay-vectors.ts'

const vectors = promptPayVectors()
/** Payments to an id; the others are slips (tag 91), and bills, which only a bank's customer of its own can ask for. */
const payments = vectors.filter((text) => text.startsWith('000201') && text.includes('A000000677010111'))

/** What the makers of the vectors wrote them from, as typed. */
const TYPED: [typed: string, amount: number | null, text: string][] = [
  ['0801234567', null, '00020101021129370016A000000677010111011300668012345675802TH530376463046197'],
  ['+66-89-123-4567', null, '00020101021129370016A000000677010111011300668912345675802TH5303764630429C1'],
  ['1111111111111', null, '00020101021129370016A000000677010111021311111111111115802TH530376463047B5A'],
  ['0123456789012', null, '00020101021129370016A000000677010111021301234567890125802TH530376463040CBD'],
  ['012345678901234', null, '00020101021129390016A00000067701011103150123456789012345802TH530376463049781'],
  ['000-000-0000', 422, '00020101021229370016A000000677010111011300660000000005802TH530376454044.226304E469'],
  ['089-999-9999', 42000, '00020101021229370016A000000677010111011300668999999995802TH53037645406420.006304CF9E'],
  ['๐๘๙ ๙๙๙ ๙๙๙๙', null, '00020101021129370016A000000677010111011300668999999995802TH53037646304FE29'],
  [
    '089-123-4567',
    1337133775,
    '00020101021229370016A000000677010111011300668912345675802TH5303764541113371337.756304B7D7',
  ],
  ['004000006579718', 20050, '00020101021229390016A00000067701011103150040000065797185802TH53037645406200.5063048A37'],
]

/** A tag 29 text in the order of fields that a vector has: makers differ in it, and it means the same. */
function inOrderOf(vector: string, text: string): string {
  const made = unseal(text, '63')
  const order = [...(unseal(vector, '63')?.keys() ?? [])]
  return seal(writeFields(order.map((id) => [id, made?.get(id) ?? ''])), '63')
}

describe('the text of a payment QR', () => {
  test('every vector has a checksum that fits, and is written byte for byte as it was read', () => {
    expect(vectors.length).toBeGreaterThan(10)
    for (const vector of vectors) {
      const tag = vector.slice(-8, -6)
      const fields = unseal(vector, tag)
      expect(fields && seal(writeFields(fields), tag), vector).toBe(vector)
    }
  })

  test('every payment to an id is made anew, byte for byte, from what was read of it', () => {
    const accounts = payments.filter((text) => readPromptPay(text)?.kind === 'account')
    for (const vector of payments) {
      const asked = readPromptPay(vector)
      expect(asked, vector).not.toBeNull()
      if (!asked || asked.kind === 'account') continue
      expect(inOrderOf(vector, promptPayText(asked.to, asked.amount)), vector).toBe(vector)
    }
    expect(accounts.length).toBeLessThan(payments.length / 4)
    expect(payments.length).toBeGreaterThan(10)
  })

  test.each(TYPED)('%s, %s satang', (typed, amount, text) => {
    const digits = promptPayDigits(typed)
    expect(promptPayText(digits, amount)).toBe(text)
    expect(readPromptPay(text)).toEqual({ to: digits, kind: promptPayKind(digits), amount })
  })

  test('a checksum that is wrong is refused, and so is every vector with one character changed', () => {
    const bad = '00020101021229370016A0000006770101110113006680111111153037645802TH540520.156304FFFF'
    expect(readPromptPay(bad)).toBeNull()
    expect(readPromptPay(bad.replace('FFFF', '42BE'))).toEqual({ to: '0801111111', kind: 'mobile', amount: 2015 })
    for (const vector of payments) {
      for (let at = 0; at < vector.length; at++) {
        const other = vector[at] === '7' ? '8' : '7'
        expect(readPromptPay(vector.slice(0, at) + other + vector.slice(at + 1)), `${vector} at ${at}`).toBeNull()
      }
    }
  })

  test('10,000 payments to any id, of any amount, are read by another library as what they ask for', () => {
    const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))
    const to = fc.oneof(
      digits(9).map((rest) => `0${rest}`),
      digits(13),
      digits(15),
    )
    const amount = fc.option(fc.integer({ min: 1, max: 100_000_000_000 }))
    const kinds = { mobile: 'MSISDN', national: 'NATID', tax: 'NATID', wallet: 'EWALLETID' } as const
    fc.assert(
      fc.property(to, amount, (id, satang) => {
        const text = promptPayText(id, satang)
        const kind = promptPayKind(id)
        const read = validate.anyId(text)
        expect(read?.target).toBe(id)
        expect(read?.type).toBe(kind && kinds[kind])
        const written = parse(text, true)?.getTagValue('54')
        expect(written).toBe(satang === null ? undefined : (satang / 100).toFixed(2))
        expect(parse(text, true)?.getTagValue('01')).toBe(satang === null ? '11' : '12')
        expect(readPromptPay(text)).toEqual({ to: id, kind, amount: satang })
      }),
      { numRuns: 10_000, seed: 4 },
    )
  }, 60_000)

  test('what is no id, and an amount that nobody can pay, make no QR', () => {
    for (const digits of ['', '12345', '1812345678', '08123456789', '01234567890123']) {
      expect(promptPayKind(digits)).toBeNull()
      expect(() => promptPayText(digits, 100)).toThrow(RangeError)
    }
    for (const amount of [0, -100, 0.5]) expect(() => promptPayText('0801234567', amount)).toThrow(RangeError)
  })

  test('what is no payment QR is refused, whatever it is', () => {
    fc.assert(fc.property(fc.string(), (text) => readPromptPay(text) === null && readFields(`${text}0`) === null))
    const bill = vectors.find((text) => text.includes('A000000677010112')) ?? ''
    expect(bill).not.toBe('')
    expect(readPromptPay(bill)).toBeNull()
  })
})

test('of a person’s or a company’s number, exactly one last digit fits the others', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{12}$/), (twelve) => {
      return Array.from('0123456789', (last) => twelve + last).filter(isThaiId).length === 1
    }),
  )
  expect(['1234567890121', '1111111111119', '0107536000315'].map(isThaiId)).toEqual([true, true, true])
  expect(['1234567890123', '1111111111111', '0801234567', ''].map(isThaiId)).toEqual([false, false, false, false])
})
