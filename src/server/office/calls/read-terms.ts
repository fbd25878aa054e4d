/** What is typed of a large order, by the coordinator or by whoever asks: the first thing that is wrong is said. */

import { westernDigits } from '../../../shared/domain/digits.ts'
import { CURRENCIES, CURRENCY_CODES, type Currency, MAX_AMOUNT } from '../../../shared/domain/money.ts'
import { UNITS } from '../../../shared/domain/quantity.ts'
import { MAX_NAME, MAX_TEXT } from '../../../shared/protocol/limits.ts'
import type { CallTerms } from '../../storage/calls.ts'
import { stepsOf } from '../../storefront/requests/read-form.ts'

export type WrongTerm = 'title' | 'total' | 'price' | 'day' | 'answer'

export function readTerms(typed: Readonly<Record<string, string>>): CallTerms | { wrong: WrongTerm } {
  const text = (field: string, most: number) => (typed[field] ?? '').trim().slice(0, most)
  const title = text('title', MAX_NAME)
  const unit = UNITS.find((one) => one === typed.unit) ?? 'piece'
  const currency = CURRENCY_CODES.find((one) => one === typed.currency) ?? 'THB'
  const total = stepsOf(text('total', 12).replace(/,/g, ''), unit)
  const price = text('price', 16) === '' ? null : amountOf(text('price', 16), currency)
  const [day, answer] = [text('day', 10), text('answer', 10)]
  if (!title) return { wrong: 'title' }
  if (total === null) return { wrong: 'total' }
  if (price === undefined) return { wrong: 'price' }
  if (day !== '' && !isDay(day)) return { wrong: 'day' }
  if (answer !== '' && (!isDay(answer) || (day !== '' && answer > day))) return { wrong: 'answer' }
  return { title, text: text('text', MAX_TEXT), unit, total, price, currency, day, ...(answer ? { answer } : {}) }
}

/** `1,250.50` in minor units; undefined for what is no amount. */
function amountOf(text: string, currency: Currency): number | undefined {
  const { minor } = CURRENCIES[currency]
  const [, whole = '', decimals = ''] = /^(\d{1,12})(?:\.(\d+))?$/.exec(westernDigits(text).replace(/[\s,]/g, '')) ?? []
  if (whole === '' || decimals.length > minor) return undefined
  const amount = Number(whole) * 10 ** minor + Number(decimals.padEnd(minor, '0') || 0)
  return amount <= MAX_AMOUNT ? amount : undefined
}

/** A day of the calendar, `YYYY-MM-DD`. */
function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}
