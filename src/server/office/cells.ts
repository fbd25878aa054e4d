/**
 * What the office may say. A figure is shown where at least five shops have made it; whatever else is said is worked out
 * from figures that are shown. So nothing on a page, by itself or beside another one, depends on what is not shown.
 */

import { CURRENCY_CODES, type Currency, sum } from '../../shared/domain/money.ts'
import type { AgreedShop, MonthSums } from '../storage/office.ts'
import { ZONE } from '../zone.ts'
import { monthOf } from './sums.ts'

/** So many shops hide each other. */
export const FEW = 5
const DAY = 24 * 60 * 60 * 1000
/** A shop that sold within so many days is active. */
export const ACTIVE_DAYS = 30
/** A shop that has not synced for so many may need help. */
export const SILENT_DAYS = 14
const YEAR = 12

export interface MonthFigures {
  shops: number
  orders: number
  income: number
  /** What of the income came from online orders; null: too few shops sold online, or too few at a stall. */
  online: number | null
}

export interface Month {
  /** `YYYY-MM` */
  month: string
  /** null: too few. */
  shown: MonthFigures | null
}

export interface CurrencyFigures {
  currency: Currency
  /** From the first in which anything was counted to this one. */
  months: Month[]
  /** The first that is shown: what the others are measured by. */
  first: (Month & { shown: MonthFigures }) | null
  /** Of the last twelve months those that are shown, added up. */
  year: { income: number; orders: number; months: number; online: number | null }
}

export interface Figures {
  /** How many of the shops agreed. */
  agreed: number
  /** null: too few. */
  active: number | null
  lessons: { shops: number; done: number } | null
  /** Those in which there is a figure to show; always the first of a market, the baht. */
  currencies: CurrencyFigures[]
}

type ShopMonth = MonthSums & { shop: string }

export function figuresOf(shops: readonly AgreedShop[], rows: readonly ShopMonth[], now: number): Figures {
  const learned = shops.filter(({ lessons }) => lessons > 0)
  return {
    agreed: shops.length,
    active:
      enough(shops.filter(({ lastSale }) => lastSale !== null && lastSale >= now - ACTIVE_DAYS * DAY))?.length ?? null,
    lessons: enough(learned) && { shops: learned.length, done: sum(learned.map(({ lessons }) => lessons)) },
    currencies: CURRENCY_CODES.map((currency) => currencyFigures(currency, rows, now)).filter(
      ({ currency, first }) => currency === 'THB' || first !== null,
    ),
  }
}

function currencyFigures(currency: Currency, rows: readonly ShopMonth[], now: number): CurrencyFigures {
  const own = rows.filter((row) => row.currency === currency)
  const last = monthOf(now, ZONE)
  const begun = own.map(({ month }) => month).sort()[0] ?? last
  const months = monthsFrom(begun, last).map((month) => ({
    month,
    shown: figuresOfMonth(own.filter((row) => row.month === month)),
  }))
  const year = months.slice(-YEAR).flatMap(({ shown }) => shown ?? [])
  const online = year.flatMap((one) => one.online ?? [])
  return {
    currency,
    months,
    first: months.find(isShown) ?? null,
    year: {
      income: sum(year.map(({ income }) => income)),
      orders: sum(year.map(({ orders }) => orders)),
      months: year.length,
      online: online.length > 0 ? sum(online) : null,
    },
  }
}

/** A shop that gave its goods away has made nothing of the income: the others would stand alone. */
function figuresOfMonth(rows: readonly ShopMonth[]): MonthFigures | null {
  const earned = rows.filter(({ income }) => income > 0)
  if (!enough(earned)) return null
  const online = earned.filter(({ onlineIncome }) => onlineIncome > 0)
  const stall = earned.filter(({ income, onlineIncome }) => income > onlineIncome)
  return {
    shops: earned.length,
    orders: sum(earned.map(({ orders }) => orders)),
    income: sum(earned.map(({ income }) => income)),
    // The one less than all is the other: both have to be made of enough.
    online: enough(online) && enough(stall) && sum(online.map(({ onlineIncome }) => onlineIncome)),
  }
}

function enough<T>(shops: readonly T[]): readonly T[] | null {
  return shops.length >= FEW ? shops : null
}

export function isShown(month: Month): month is Month & { shown: MonthFigures } {
  return month.shown !== null
}

/** All months between two, both among them. */
function monthsFrom(first: string, last: string): string[] {
  const index = (month: string) => Number(month.slice(0, 4)) * YEAR + Number(month.slice(5)) - 1
  const months: string[] = []
  for (let at = index(first); at <= index(last); at++) {
    months.push(`${Math.floor(at / YEAR)}-${String((at % YEAR) + 1).padStart(2, '0')}`)
  }
  return months
}

/** Shops whose phones have all been silent, longest first. */
export function silentShops(shops: readonly AgreedShop[], now: number): { name: string; days: number }[] {
  return shops
    .flatMap(({ name, lastContact }) =>
      lastContact === null ? [] : [{ name, days: Math.floor((now - lastContact) / DAY) }],
    )
    .filter(({ days }) => days >= SILENT_DAYS)
    .sort((a, b) => b.days - a.days)
}
