/** Figures as the office writes them. */

import { html } from 'hono/html'
import { type Currency, divideRounded } from '../../shared/domain/money.ts'
import { date, money } from '../../shared/i18n/format.ts'
import type { Html } from '../storefront/asking.ts'
import { ZONE } from '../zone.ts'
import type { Caller } from './visit.ts'

/** `ม.ค. 2569`, `Jan 2026`, `2026年1月` */
export function monthName({ say, tell }: Pick<Caller, 'say' | 'tell'>, month: string): string {
  const name = say('dates.months').split(' ')[Number(month.slice(5)) - 1] ?? ''
  return tell('office.monthOf', { month: name, year: Number(month.slice(0, 4)) + Number(say('dates.era')) })
}

export function dayName({ say }: Pick<Caller, 'say'>, at: number): string {
  return date(say, 'local', at, ZONE)
}

/** Whole units: of a village's month nobody reads the satang. */
export function amount(income: number, currency: Currency): string {
  return money(divideRounded(BigInt(income), 100n) * 100, currency)
}

export function count(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** Part of a whole as `12.5 %`; at most one decimal. */
export function percent(part: number, whole: number): string {
  const tenths = divideRounded(BigInt(part) * 1000n, BigInt(whole))
  const rest = tenths % 10
  return `${count(Math.floor(tenths / 10))}${rest === 0 ? '' : `.${rest}`}\u00a0%`
}

/** A figure, or the word for that there is none. */
export function orFew({ tell }: Pick<Caller, 'tell'>, text: string | null): Html {
  return text === null ? html`<span class="few">${tell('office.tooFew')}</span>` : html`${text}`
}
