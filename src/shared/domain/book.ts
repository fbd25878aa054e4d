/**
 * The owner's book: what materials cost on the average, what of a loan is left, what is owed to who left pieces here.
 * All of it follows from the entries, so that one that is changed or deleted changes what came after it.
 */

import { dayParts, isoDay } from './calendar.ts'
import { divideRounded, sum } from './money.ts'
import type { EntryFields } from './records.ts'

export interface Entry {
  id: string
  fields: EntryFields
}

export interface Stock {
  /** In steps of the material's unit; below zero: more was used than was bought. */
  left: number
  /** What that which is left has cost. */
  value: number
  /** So much of it costs so much, as last known; null: none was ever bought. */
  average: { amount: number; quantity: number } | null
  /** What each use took, by its entry. */
  uses: Map<
    string,
    { amount: number /** Part of it is not bought yet and goes by the last average. */; guessed: boolean }
  >
}

/** In the order in which they count: by day, and within a day as they were written down. */
export function inOrder<T extends Entry>(entries: readonly T[]): T[] {
  return [...entries].sort((a, b) => compare(a.fields.day, b.fields.day) || compare(a.id, b.id))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * The moving average of one material. A use takes its part of the value, the last one all that is left, so that nothing is
 * lost by rounding. What is used before it is bought is paid by the next purchases; until then it goes by the last average.
 * @param entries purchases and uses of this material alone, in any order
 */
export function stockOf(entries: readonly Entry[]): Stock {
  const paid = new Map<string, number>()
  let [left, value] = [0, 0]
  let average: Stock['average'] = null
  let short: { id: string; quantity: number }[] = []
  const take = (id: string, quantity: number): number => {
    const taken = Math.min(quantity, left)
    const cost = taken === left ? value : part(value, taken, left)
    left -= taken
    value -= cost
    paid.set(id, (paid.get(id) ?? 0) + cost)
    return quantity - taken
  }
  for (const { id, fields } of inOrder(entries)) {
    const { what, amount, quantity = 0 } = fields
    if (what === 'purchase') {
      left += quantity
      value += amount
      short = short.map((one) => ({ ...one, quantity: take(one.id, one.quantity) })).filter((one) => one.quantity > 0)
      average = left > 0 ? { amount: value, quantity: left } : { amount, quantity }
    } else if (what === 'use') {
      if (left > 0) average = { amount: value, quantity: left }
      const lacking = take(id, quantity)
      if (lacking > 0) short.push({ id, quantity: lacking })
    }
  }
  const lacking = new Map(short.map((one) => [one.id, one.quantity]))
  const uses: Stock['uses'] = new Map()
  for (const [id, amount] of paid) {
    const guess = lacking.get(id) ?? 0
    uses.set(id, { amount: amount + costAt(average, guess), guessed: guess > 0 })
  }
  if (left > 0) average = { amount: value, quantity: left }
  return { left: left - sum(lacking.values()), value, average, uses }
}

/** What so much costs at an average. */
export function costAt(average: Stock['average'], quantity: number): number {
  return average ? part(average.amount, quantity, average.quantity) : 0
}

function part(amount: number, quantity: number, of: number): number {
  return of === 0 ? 0 : divideRounded(BigInt(amount) * BigInt(quantity), BigInt(of))
}

/** What goes into so much of a good, in whole steps of each material. */
export function scaled(
  { makes, parts }: { makes: number; parts: readonly { material: string; quantity: number }[] },
  quantity: number,
): { material: string; quantity: number }[] {
  return parts
    .map((one) => ({ material: one.material, quantity: part(one.quantity, quantity, makes) }))
    .filter((one) => one.quantity > 0)
}

export interface LoanLeft {
  /** Borrowed, and the interest that is agreed on. */
  whole: number
  repaid: number
  left: number
  /** What is due next, and on which day; null: nothing is, or no time was agreed on. */
  next: { amount: number; day: string } | null
}

const MONTHS = 12
/** Hundredths of a percent in a whole. */
const RATE_WHOLE = 10_000

/**
 * What of a loan is left to pay. It is paid back in equal parts, one a month; interest is of what the plan leaves open each
 * month. Who pays ahead has paid the next parts.
 * @param repayments amounts
 */
export function loanLeft({ amount, day, months, rate = 0 }: EntryFields, repayments: readonly number[]): LoanLeft {
  const interest = divideRounded(
    BigInt(amount) * BigInt(rate) * BigInt((months ?? 0) + 1),
    BigInt(2 * MONTHS * RATE_WHOLE),
  )
  const whole = amount + (months ? interest : 0)
  const repaid = sum(repayments)
  const left = Math.max(0, whole - repaid)
  if (left === 0 || !months) return { whole, repaid, left, next: null }
  const dueBy = (month: number) => part(whole, month, months)
  let month = 1
  while (month < months && dueBy(month) <= repaid) month++
  return { whole, repaid, left, next: { amount: dueBy(month) - repaid, day: monthsAfter(day, month) } }
}

/** The same day so many months later, or the last of a month that has none such. */
export function monthsAfter(iso: string, months: number): string {
  const { year, month, day } = dayParts(iso)
  const index = year * MONTHS + month - 1 + months
  const [inYear, inMonth] = [Math.floor(index / MONTHS), (index % MONTHS) + 1]
  for (let last = day; last > 28; last--) {
    const found = isoDay(inYear, inMonth, last)
    if (found) return found
  }
  return isoDay(inYear, inMonth, Math.min(day, 28)) ?? iso
}

export interface Consigned {
  consignor: string
  /** Her share of the line at the sale, what the line came to, and what of that the buyer got back. */
  cost: number
  total: number
  returned: number
}

/** What is owed to each who left pieces here: her shares less what came back, less what she was paid. */
export function owedTo(lines: readonly Consigned[], payouts: readonly EntryFields[]): Map<string, number> {
  const owed = new Map<string, number>()
  const add = (name: string, amount: number) => owed.set(name.trim(), (owed.get(name.trim()) ?? 0) + amount)
  for (const { consignor, cost, total, returned } of lines) add(consignor, cost - part(cost, returned, total))
  for (const { who, amount } of payouts) add(who, -amount)
  return owed
}

/** What came in (above zero) or went out by an entry; a use moves no money. */
export function moneyOf({ what, amount }: EntryFields): number {
  if (what === 'use') return 0
  return what === 'loan' || what === 'capital' ? amount : -amount
}
