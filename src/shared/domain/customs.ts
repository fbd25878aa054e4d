/**
 * The customs declaration of a parcel that goes abroad (CN22, CN23), as a draft. Posts ask for English capitals and Arabic
 * numerals. Weights are grams and values minor units until they are written, so that lines add up to their sums exactly.
 */

import { westernDigits } from './digits.ts'
import { CURRENCIES, type Currency, divideRounded, priceTimes, shareOut, sum } from './money.ts'
import { stepsIn, type Unit } from './quantity.ts'

/** What of ASCII is written: capitals, numerals and punctuation. */
const PLAIN = /^[ -`{-~]*$/

/** Letters that Unicode does not take apart, and signs that keyboards put in place of plain ones. */
const PLAINER: Record<string, string> = {
  Ø: 'O',
  Đ: 'D',
  Ł: 'L',
  Æ: 'AE',
  Œ: 'OE',
  Þ: 'TH',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '×': 'X',
  '·': '-',
  '\u2044': '/',
}

/** A text as a form takes it, its lines parted by commas; null: something in it is not Latin, and has to be said in English. */
export function inCapitals(text: string): string | null {
  const plain = westernDigits(text)
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[\u0300-\u036f]/g, '')
    // Only now: some signs fall apart into a space and a mark.
    .trim()
    .replace(/\s*,?\s*\n\s*/g, ', ')
    .replace(/\s+/g, ' ')
    .replace(/[^ -~]/g, (letter) => PLAINER[letter] ?? letter)
  return PLAIN.test(plain) ? plain : null
}

export const FORMS = ['CN22', 'CN23'] as const
export type Form = (typeof FORMS)[number]

/**
 * A small packet worth up to 300 SDR takes the short form (UPU). What that comes to, rounded down, for the long form is
 * taken for less as well: some 46 baht for one SDR on that day. The IMF has today's rate (imf.org, "SDR valuation").
 */
export const CN22_UP_TO: Record<Currency, number> = {
  THB: 13_500_00,
  LAK: 9_000_000_00,
  CNY: 3_000_00,
  USD: 420_00,
}

export const CN22_AS_OF = Date.UTC(2025, 10, 15)

/** The form for a small packet; a parcel and EMS take the long one whatever is in them. */
export function formFor(value: number, currency: Currency): Form {
  return value <= CN22_UP_TO[currency] ? 'CN22' : 'CN23'
}

export const PURPOSES = ['sale', 'gift'] as const
export type Purpose = (typeof PURPOSES)[number]

/** Goods come from where the shop is. */
export function originOf(zone: string): string {
  return zone === 'Asia/Vientiane' ? 'LAO P.D.R.' : 'THAILAND'
}

/** A sold line as far as customs ask: what is left of it after returns. */
export interface SoldLine {
  id: string
  price: number
  unit: Unit
  left: number
}

/** What each line is worth: its part of what was paid for all, a discount shared out. The parts add up to it. */
export function valuesOf(lines: readonly SoldLine[], paid: number): number[] {
  return shareOut(
    paid,
    lines.map(({ price, left, unit }) => priceTimes(price, left, unit)),
  )
}

/** Net grams of a quantity; null where nobody has weighed one. What is sold by the kilogram is weighed already. */
export function gramsOf(each: number | null, quantity: number, unit: Unit): number | null {
  if (unit === 'kilogram') return quantity
  return each === null ? null : divideRounded(BigInt(each) * BigInt(quantity), BigInt(stepsIn(unit)))
}

/** A line as it stands on the form; empty and null is what is still to be filled in. */
export interface DeclaredLine {
  description: string
  quantity: string
  grams: number | null
  value: number
  /** Six digits. */
  hs: string
}

export interface Party {
  name: string
  address: string
  phone: string
}

export interface Declaration {
  form: Form
  purpose: Purpose
  from: Party
  to: Party & { country: string }
  origin: string
  currency: Currency
  lines: DeclaredLine[]
}

/** Grams and value of all lines; grams null as long as one is not weighed. */
export function sumsOf({ lines }: Pick<Declaration, 'lines'>): { grams: number | null; value: number } {
  const grams = lines.flatMap((line) => line.grams ?? [])
  return { grams: grams.length === lines.length ? sum(grams) : null, value: sum(lines.map(({ value }) => value)) }
}

/** `0.350` kg */
export function kilograms(grams: number | null): string {
  if (grams === null) return ''
  return `${Math.floor(grams / 1000)}.${String(grams % 1000).padStart(3, '0')}`
}

/** `1800.00` */
export function plainValue(value: number, currency: Currency): string {
  const { minor } = CURRENCIES[currency]
  const one = 10 ** minor
  return `${Math.floor(value / one)}.${String(value % one).padStart(minor, '0')}`
}

/** `2`, `2.35 M`, `1.5 KG` */
export function plainCount(quantity: number, unit: Unit): string {
  const steps = stepsIn(unit)
  const whole = Math.floor(quantity / steps)
  const part = String(quantity % steps)
    .padStart(String(steps).length - 1, '0')
    .replace(/0+$/, '')
  const sign = unit === 'metre' ? ' M' : unit === 'kilogram' ? ' KG' : ''
  return (part ? `${whole}.${part}` : String(whole)) + sign
}

/** `5007.20`, as tariffs print it. */
export function dotted(hs: string): string {
  return hs.length === 6 ? `${hs.slice(0, 4)}.${hs.slice(4)}` : hs
}

/** What a form prints for what is not known: a line to write on. */
export const BLANK = '________'

/** The declaration line by line, to be copied into the form or the app of the post. */
export function declarationText(declaration: Declaration): string {
  const { form, purpose, from, to, origin, currency, lines } = declaration
  const { grams, value } = sumsOf(declaration)
  const or = (text: string) => text || BLANK
  return [
    `${form} DRAFT`,
    `FROM: ${or(from.name)}`,
    or(from.address),
    ...(from.phone ? [`TEL ${from.phone}`] : []),
    `TO: ${or(to.name)}`,
    or(to.address),
    or(to.country),
    ...(to.phone ? [`TEL ${to.phone}`] : []),
    `CATEGORY: ${PURPOSE_WORDS[purpose]}`,
    ...lines.map((line, index) =>
      [
        `${index + 1}. ${or(line.description)}`,
        `QTY ${line.quantity}`,
        `NET ${or(kilograms(line.grams))} KG`,
        `VALUE ${plainValue(line.value, currency)} ${currency}`,
        `HS ${or(dotted(line.hs))}`,
        `ORIGIN ${origin}`,
      ].join(' / '),
    ),
    `TOTAL NET ${or(kilograms(grams))} KG / VALUE ${plainValue(value, currency)} ${currency}`,
  ].join('\n')
}

export const PURPOSE_WORDS: Record<Purpose, string> = { sale: 'SALE OF GOODS', gift: 'GIFT' }

/** How many places of a declaration are still empty. */
export function blanksOf({ from, to, lines }: Declaration): number {
  const texts = [from.name, from.address, to.name, to.address, to.country]
  const open = lines.flatMap(({ description, grams, hs }) => [description, kilograms(grams), hs])
  return [...texts, ...open].filter((text) => text === '').length
}
