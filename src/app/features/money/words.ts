/** What the parts of a report are called. */

import { localDate } from '../../../shared/domain/day.ts'
import { isCode } from '../../../shared/domain/lists.ts'
import { PERIODS, type Period, type PeriodKind, type Span } from '../../../shared/domain/periods.ts'
import { monthOf, yearName } from '../../../shared/i18n/spans.ts'
import { date, era, weekday } from '../../platform/format.ts'
import { inDigits, say, t } from '../../platform/language.ts'
import { shop } from '../../platform/session.ts'
import type { Shown } from './use-report.ts'

/** The period that an address names, whatever stands in it. */
export function periodIn(kind: string | undefined, back: string | undefined): { kind: PeriodKind; back: number } {
  const known = PERIODS.find((one) => one === kind) ?? 'day'
  return { kind: known, back: /^\d{1,4}$/.test(back ?? '') ? Number(back) : 0 }
}

/** `3 พ.ย. – 9 พ.ย. 2569`, `พฤศจิกายน 2569`, `ปี 2569` */
export function periodName({ kind, from, to }: Period): string {
  const { zone } = shop.value
  if (kind === 'day') return date(from, true)
  if (kind === 'week') return t('report.rangeOf', { from: beginning(from, to - 1), to: date(to - 1) })
  return kind === 'month' ? monthOf(say, era.value, from, zone) : yearName(say, era.value, from, zone)
}

/** The first day of a week, with its year where the last one has another. */
function beginning(first: number, last: number): string {
  const { zone } = shop.value
  const { year, day } = localDate(first, zone)
  if (year !== localDate(last, zone).year) return date(first)
  return t('report.dayOf', { day, month: monthOf(say, era.value, first, zone, 'short') })
}

/** What one of its days or months is called, whole. */
export function spanName({ kind }: Period, { from }: Span): string {
  return kind === 'year' ? monthOf(say, era.value, from, shop.value.zone) : date(from)
}

/** The same where the period stands above it. */
export function spanUnder(period: Period, span: Span): string {
  return period.kind === 'year' ? monthOf(say, era.value, span.from, shop.value.zone, 'long') : spanName(period, span)
}

/** The same in the room of a bar. */
export function spanShort({ kind }: Period, { from }: Span): string {
  const { zone } = shop.value
  if (kind === 'year') return monthOf(say, era.value, from, zone, 'short')
  return kind === 'week' ? weekday(from) : inDigits(String(localDate(from, zone).day))
}

export function categoryName(code: string): string {
  if (code === '') return t('report.noCategory')
  return isCode('category', code) ? say(`goods.category.${code}`) : code
}

export function channelName(channel: string): string {
  return t(channel === 'online' ? 'report.channel.online' : 'report.channel.stall')
}

/** Hours of work, to a tenth. */
export function hoursText(minutes: number): string {
  return inDigits(String(Math.round(minutes / 6) / 10))
}

/** A person's name; a phone's where no person is known. */
export function sellerName(id: string, { sellers }: Shown['names']): string {
  return sellers[id] || t('report.thisPhone')
}
