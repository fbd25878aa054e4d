/**
 * What a shop earned, from plain facts. Income is what was sold, less discounts, less what came back; a return lowers the
 * day of its sale, as the screen of today has it. What was taken back whole counts for nothing.
 */

import { groupBy } from '../group.ts'
import { priceTimes, shareOut, sum } from './money.ts'
import type { Span } from './periods.ts'
import type { Unit } from './quantity.ts'
import type { OrderFields } from './records.ts'

export interface SoldLine {
  id: string
  good: string | null
  /** What the good is called now, or was when it was sold. */
  name: string
  category: string
  unit: Unit
  quantity: number
  yards?: number
  /** Of one unit, as it was agreed. */
  price: number
  total: number
  /** What it had cost its maker; null: this phone does not know. */
  cost: number | null
  /** Of work for one unit; null: nobody has written them down. */
  minutes: number | null
}

/** A sale as reports see it. */
export interface Sale {
  id: string
  at: number
  device: string
  /** Who had the phone in hand; null: nobody said so. */
  person: string | null
  channel: OrderFields['channel']
  discount: number
  voided: boolean
  lines: SoldLine[]
  returns: { line: string; quantity: number; amount: number }[]
}

/** Money that was spent beside the goods' own costs. */
export interface Spent {
  at: number
  amount: number
  what: string
}

/** What a sold line came to in the end. */
export interface Outcome {
  line: SoldLine
  /** Its part of the sale's discount. */
  discount: number
  /** The money that came off it for what was brought back. */
  returned: number
  income: number
  /** What is still with the buyer, in steps of the unit. */
  kept: number
  /** Of what is still with the buyer; null: not known. */
  cost: number | null
  minutes: number | null
}

/** The lines of a sale with what each came to; the incomes add up to the sale's total less its returns, to the last unit. */
export function outcomesOf({ lines, discount, returns }: Sale): Outcome[] {
  const totals = lines.map((line) => line.total)
  const total = Math.max(0, sum(totals) - discount)
  const back = lines.map(({ id }) => returns.filter((one) => one.line === id))
  const returned = Math.min(total, sum(returns.map((one) => one.amount)))
  const parts = shareOut(total, totals)
  // As they were agreed, unless two phones took back the same thing and made it more than the sale.
  const off = shareOut(
    returned,
    back.map((list) => sum(list.map((one) => one.amount))),
  )
  return lines.map((line, index) => {
    const [part = 0, less = 0] = [parts[index], off[index]]
    const came = sum((back[index] ?? []).map((one) => one.quantity))
    const kept = Math.max(0, line.quantity - came)
    return {
      line,
      discount: line.total - part,
      returned: less,
      income: part - less,
      kept,
      cost: kept === 0 ? 0 : costOf(line, kept),
      minutes: line.minutes === null ? null : priceTimes(line.minutes, kept, line.unit),
    }
  })
}

function costOf({ cost, quantity }: SoldLine, kept: number): number | null {
  return cost === null ? null : (shareOut(cost, [kept, quantity - kept])[0] ?? 0)
}

export interface Sums {
  sales: number
  income: number
  /** As far as it is known. */
  cost: number
  /** Sales of which some cost is not known. */
  uncosted: number
  spent: number
  /** Of work in what was sold, as far as it is known; and what that earned. */
  minutes: number
  timed: number
}

export interface Group {
  key: string
  name: string
  sums: Sums
  /** What was sold of it and not brought back, where all of it is of one unit. */
  quantity: number
  unit: Unit | null
}

/** What is left of the income. */
export function profitOf({ income, cost, spent }: Sums): number {
  return income - cost - spent
}

/** What an hour of work earned; null where no work is written down. */
export function perHour({ timed, minutes }: Sums): number | null {
  return minutes > 0 ? Math.round((timed * 60) / minutes) : null
}

/** Takes sales one by one, so that a year of them need never be in memory, and has the sums of all that it took. */
export class Report {
  readonly whole = nothing()
  readonly spans: (Span & { sums: Sums })[]
  readonly #goods = new Map<string, Group>()
  readonly #categories = new Map<string, Group>()
  readonly #channels = new Map<string, Group>()
  readonly #sellers = new Map<string, Group>()

  /** @param spans one after another; what happened outside of them is not counted */
  constructor(spans: readonly Span[], spent: readonly Spent[] = []) {
    this.spans = spans.map(({ from, to }) => ({ from, to, sums: nothing() }))
    for (const { at, amount } of spent) {
      const span = this.#spanOf(at)
      if (!span) continue
      span.sums.spent += amount
      this.whole.spent += amount
    }
  }

  add(sale: Sale): void {
    const span = this.#spanOf(sale.at)
    if (sale.voided || !span) return
    const outcomes = outcomesOf(sale)
    count(this.whole, outcomes)
    count(span.sums, outcomes)
    countGroup(this.#channels, sale.channel, outcomes)
    countGroup(this.#sellers, sale.person ?? sale.device, outcomes)
    for (const [key, some] of groupBy(outcomes, ({ line }) => line.category)) countGroup(this.#categories, key, some)
    for (const [key, some] of groupBy(outcomes, ({ line }) => line.good ?? '')) {
      const group = countGroup(this.#goods, key, some)
      if (key !== '') group.name = some[0]?.line.name ?? ''
    }
  }

  get goods(): Group[] {
    return ranked(this.#goods)
  }

  get categories(): Group[] {
    return ranked(this.#categories)
  }

  get channels(): Group[] {
    return ranked(this.#channels)
  }

  /** By person, and by phone where no person is known. */
  get sellers(): Group[] {
    return ranked(this.#sellers)
  }

  #spanOf(at: number): { sums: Sums } | undefined {
    return this.spans.find(({ from, to }) => at >= from && at < to)
  }
}

function nothing(): Sums {
  return { sales: 0, income: 0, cost: 0, uncosted: 0, spent: 0, minutes: 0, timed: 0 }
}

function count(sums: Sums, outcomes: readonly Outcome[]): void {
  sums.sales++
  if (outcomes.some(({ cost }) => cost === null)) sums.uncosted++
  for (const { income, cost, minutes } of outcomes) {
    sums.income += income
    sums.cost += cost ?? 0
    if (minutes === null) continue
    sums.minutes += minutes
    sums.timed += income - (cost ?? 0)
  }
}

function countGroup(groups: Map<string, Group>, key: string, outcomes: readonly Outcome[]): Group {
  const unit = outcomes[0]?.line.unit ?? null
  const group = groups.get(key) ?? { key, name: '', sums: nothing(), quantity: 0, unit }
  groups.set(key, group)
  count(group.sums, outcomes)
  for (const { line, kept } of outcomes) {
    group.quantity += kept
    if (line.unit !== group.unit) group.unit = null
  }
  return group
}

/** What brought in most comes first. */
function ranked(groups: ReadonlyMap<string, Group>): Group[] {
  return [...groups.values()].sort((a, b) => b.sums.income - a.sums.income || (a.key < b.key ? -1 : 1))
}
