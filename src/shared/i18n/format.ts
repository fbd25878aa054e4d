/** Money, quantities and dates as people of a language write them. The texts come in as `Say`, so this works on phone and server. */

import { dayOf, localDate } from '../domain/day.ts'
import { CURRENCIES, type Currency } from '../domain/money.ts'
import { DECIMALS, type Measure, stepsIn } from '../domain/quantity.ts'
import type { Key } from './messages.ts'

/** `t` of a language. */
export type Say = (key: Key, params?: Record<string, string | number>) => string

/** 1234567.5 as `1,234,567.5`: all our languages group by commas at the stall. */
function grouped(whole: number): string {
  return String(whole).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** The digits and the sign of the currency, apart: the sign is set smaller. Decimals are written only where there are any. */
export function moneyParts(amount: number, currency: Currency): { digits: string; symbol: string } {
  const { minor, symbol } = CURRENCIES[currency]
  const size = Math.abs(amount)
  const rest = size % 10 ** minor
  const decimals = rest === 0 ? '' : `.${String(rest).padStart(minor, '0')}`
  const sign = amount < 0 ? '−' : ''
  return { digits: sign + grouped(Math.floor(size / 10 ** minor)) + decimals, symbol }
}

/** `1,800 ฿`, the sign behind the number as on a price tag. */
export function money(amount: number, currency: Currency): string {
  const { digits, symbol } = moneyParts(amount, currency)
  return `${digits}\u00a0${symbol}`
}

/** A quantity without its unit: 235 steps of a metre are `2.35`. */
export function plainQuantity(quantity: number, unit: Measure): string {
  const size = Math.abs(quantity)
  const rest = String(size % stepsIn(unit))
    .padStart(DECIMALS[unit], '0')
    .replace(/0+$/, '')
  const sign = quantity < 0 ? '−' : ''
  return sign + grouped(Math.floor(size / stepsIn(unit))) + (rest && `.${rest}`)
}

/** A quantity with its unit: `2 ผืน`, `2.35 m`. */
export function quantity(say: Say, amount: number, unit: Measure): string {
  return say(`units.${unit}`, { quantity: plainQuantity(amount, unit) })
}

/** The years that people count: as is the custom of the language (the Buddhist era in Thai), or as they chose. */
export type Era = 'local' | 'buddhist' | 'common'

/** A year of the common era as a year of another. */
export function yearOf(say: Say, era: Era, year: number): number {
  if (era === 'local') return year + Number(say('dates.era'))
  return era === 'buddhist' ? year + BUDDHIST : year
}

/** The Buddhist era is that many years ahead. */
export const BUDDHIST = 543

/** `14 ม.ค. 2569`, `14 Jan 2026`, `2026年1月14日`; `long` writes the month out. */
export function date(say: Say, era: Era, at: number, zone: string, long = false): string {
  const { year, month, day } = localDate(at, zone)
  const months = say(long ? 'dates.monthsLong' : 'dates.months').split(' ')
  return say('dates.date', { day, month: months[month - 1] ?? '', year: yearOf(say, era, year) })
}

/** The day of the week in short. */
export function weekday(say: Say, at: number, zone: string): string {
  const { year, month, day } = localDate(at, zone)
  return say('dates.weekdays').split(' ')[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? ''
}

/** `08:14` */
export function clock(at: number, zone: string): string {
  const { hour, minute } = localDate(at, zone)
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** `today`, `yesterday` or the date: what stands over the sales of a day. */
export function dayName(say: Say, era: Era, at: number, now: number, zone: string): string {
  const today = dayOf(now, zone)
  if (at >= today.from && at < today.to) return say('dates.today')
  if (at < today.from && at >= dayOf(today.from - 1, zone).from) return say('dates.yesterday')
  return date(say, era, at, zone)
}

/** When something happened, seen from now: `just now`, `5 minutes ago`, `today 08:14`, `14 Jan 2026 08:14`. */
export function ago(say: Say, era: Era, at: number, now: number, zone: string): string {
  const minutes = Math.floor((now - at) / 60_000)
  // A moment ahead is the screen's own clock, which is read less often.
  if (minutes >= -2 && minutes < 1) return say('dates.now')
  if (minutes >= 1 && minutes < 60) return say('dates.minutes', { count: minutes })
  const time = clock(at, zone)
  const today = dayOf(now, zone)
  if (at >= today.from && at < today.to) return say('dates.todayAt', { time })
  if (at < today.from && at >= dayOf(today.from - 1, zone).from) return say('dates.yesterdayAt', { time })
  return say('dates.dayAt', { day: date(say, era, at, zone), time })
}

const KB = 1024

/** `12 KB`, `3.4 MB`: a size as the phone's own settings write it. */
export function bytes(size: number): string {
  if (size < KB * KB) return `${Math.ceil(size / KB)} KB`
  if (size < KB ** 3) return `${(size / KB ** 2).toFixed(1)} MB`
  return `${(size / KB ** 3).toFixed(1)} GB`
}
