/**
 * PromptPay: the QR by which anybody in Thailand pays to a mobile number, a national or tax id, or an e-wallet. The text
 * of it is made and read here, without a network (EMVCo, tag 29).
 */

import { readFields, seal, unseal, writeFields } from './emv.ts'
import { CURRENCIES } from './money.ts'

/** A tax id is one of a company: it begins with 0, as that of no person does. */
export type PromptPayKind = 'mobile' | 'national' | 'tax' | 'wallet'

/** What a payer's bank is told: to whom, and how much in satang (null: the payer types it). */
export interface PromptPay {
  to: string
  kind: PromptPayKind | 'account'
  amount: number | null
}

const APPLICATION = 'A000000677010111'
const BAHT = '764'
const SATANG = 10 ** CURRENCIES.THB.minor
const CRC = '63'
const PROXY = { mobile: '01', national: '02', tax: '02', wallet: '03', account: '04' } as const
/** Digits of a mobile number in the QR: the country's 66 in place of the 0, filled up from the left. */
const MOBILE_DIGITS = 13

/** The digits of an id as people write it: with spaces, hyphens, +66, or Thai digits. */
export function promptPayDigits(typed: string): string {
  const plain = typed.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50)).replace(/[\s().-]/g, '')
  return plain.replace(/^\+?66(?=\d{9}$)/, '0').replace(/\D/g, '')
}

/** What an id is by its digits; null: none that PromptPay knows. */
export function promptPayKind(digits: string): PromptPayKind | null {
  if (/^0\d{9}$/.test(digits)) return 'mobile'
  if (/^\d{13}$/.test(digits)) return digits.startsWith('0') ? 'tax' : 'national'
  return /^\d{15}$/.test(digits) ? 'wallet' : null
}

/** Whether the last digit of a Thai 13-digit id fits the others. What does not may be a slip of the finger. */
export function isThaiId(digits: string): boolean {
  if (!/^\d{13}$/.test(digits)) return false
  const weighted = [...digits.slice(0, 12)].reduce((sum, digit, index) => sum + Number(digit) * (13 - index), 0)
  return (11 - (weighted % 11)) % 10 === Number(digits[12])
}

/**
 * The text of the QR that pays to an id.
 * @param digits as `promptPayDigits` gives them
 * @param amount satang; null leaves it to the payer
 * @throws RangeError for digits that are no id
 */
export function promptPayText(digits: string, amount: number | null): string {
  const kind = promptPayKind(digits)
  if (!kind) throw new RangeError('no PromptPay id')
  const to = kind === 'mobile' ? `66${digits.slice(1)}`.padStart(MOBILE_DIGITS, '0') : digits
  const account = writeFields([
    ['00', APPLICATION],
    [PROXY[kind], to],
  ])
  const fields: [string, string][] = [
    ['00', '01'],
    ['01', amount === null ? '11' : '12'],
    ['29', account],
    ['58', 'TH'],
    ['53', BAHT],
  ]
  if (amount !== null) fields.push(['54', amountText(amount)])
  return seal(writeFields(fields), CRC)
}

/** What a QR asks for; null for a QR that is none of PromptPay's, or is damaged. */
export function readPromptPay(text: string): PromptPay | null {
  const fields = unseal(text, CRC)
  const account = readFields(fields?.get('29') ?? '')
  if (!fields || account?.get('00') !== APPLICATION || fields.get('00') !== '01') return null
  const amount = readAmount(fields.get('54'))
  if (fields.get('53') !== BAHT || amount === undefined) return null
  const mobile = account.get(PROXY.mobile)
  if (mobile) return /^0066\d{9}$/.test(mobile) ? { to: `0${mobile.slice(4)}`, kind: 'mobile', amount } : null
  const to = account.get(PROXY.national) ?? account.get(PROXY.wallet)
  const kind = promptPayKind(to ?? '')
  if (to && kind) return { to, kind, amount }
  const bank = account.get(PROXY.account)
  return bank ? { to: bank, kind: 'account', amount } : null
}

function amountText(amount: number): string {
  if (!Number.isSafeInteger(amount) || amount <= 0) throw new RangeError('no amount to pay')
  return `${Math.floor(amount / SATANG)}.${String(amount % SATANG).padStart(2, '0')}`
}

/** Satang; null where none is asked for, undefined for what is no amount. */
function readAmount(text: string | undefined): number | null | undefined {
  if (text === undefined) return null
  const parts = /^(\d{1,10})(?:\.(\d{0,2}))?$/.exec(text)
  return parts ? Number(parts[1]) * SATANG + Number((parts[2] ?? '').padEnd(2, '0')) : undefined
}
