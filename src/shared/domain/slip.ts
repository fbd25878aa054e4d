/**
 * The small QR on a payer's slip: which bank sent the money, and the bank's reference of it. It is read without a network.
 * It tells one slip from another; that the money came, only the seller's own bank can tell.
 */

import { readFields, unseal } from './emv.ts'

export interface Slip {
  /** Code of the sending bank, see `BANKS`. */
  bank: string
  /** The bank's own number of the transfer. */
  reference: string
}

/** TrueMoney is no bank: the name that we give it among the codes of the Bank of Thailand. */
const TRUE_MONEY = 'TMN'

/** Banks whose slips sellers meet, by the code of the Bank of Thailand; their names are messages, `bank.<code>`. */
export const BANKS = [
  '002',
  '004',
  '006',
  '011',
  '014',
  '017',
  '018',
  '020',
  '022',
  '024',
  '025',
  '030',
  '031',
  '033',
  '034',
  '035',
  '039',
  '045',
  '052',
  '065',
  '066',
  '067',
  '069',
  '070',
  '071',
  '073',
  '098',
  TRUE_MONEY,
] as const
export type Bank = (typeof BANKS)[number]

const CRC = '91'
/** Printable, without spaces, and no longer than any bank's. */
const REFERENCE = /^[\x21-\x7e]{4,64}$/

export function isBank(code: string): code is Bank {
  return (BANKS as readonly string[]).includes(code)
}

/** The slip that a QR stands on; null for a QR of anything else, or a damaged one. */
export function readSlip(text: string): Slip | null {
  const inside = readFields(unseal(withWholeChecksum(text), CRC)?.get('00') ?? '')
  if (!inside) return null
  const slip =
    inside.get('00') === '000001'
      ? { bank: inside.get('01') ?? '', reference: inside.get('02') ?? '' }
      : { bank: TRUE_MONEY, reference: trueMoneyReference(inside) }
  return /^(\d{3}|TMN)$/.test(slip.bank) && REFERENCE.test(slip.reference) ? slip : null
}

/** TrueMoney's slips have fields of their own: kind of event, number, day. */
function trueMoneyReference(inside: ReadonlyMap<string, string>): string {
  return inside.get('00') === '01' && inside.get('01') === '01' ? (inside.get('03') ?? '') : ''
}

/** Some banks' apps leave out zeros at the beginning of the checksum. */
function withWholeChecksum(text: string): string {
  const [, body, crc] = /^(.*9104)([0-9a-f]{1,3})$/i.exec(text) ?? []
  return body && crc ? body + crc.padStart(4, '0') : text
}
