/** Days of labels in words, and today. */

import { dayIn } from '../../shared/domain/calendar.ts'
import * as format from '../../shared/i18n/format.ts'
import { era } from '../platform/format.ts'
import { inDigits, say, t } from '../platform/language.ts'
import { shop } from '../platform/session.ts'

/** `14 ม.ค. 2569` of `2026-01-14`; nothing of nothing. */
export function dayText(iso: string): string {
  return iso === '' ? '' : inDigits(format.date(say, era.value, Date.parse(iso), 'UTC'))
}

/** `ม.ค. 2569` of `2026-01`. */
export function monthText(month: string): string {
  const first = format.date(say, era.value, Date.parse(`${month}-01`), 'UTC')
  const name = t('dates.months').split(' ')[Number(month.slice(5)) - 1] ?? ''
  return inDigits(t('book.month', { month: name, year: /\d{4}/.exec(first)?.[0] ?? '' }))
}

/** Today in the shop's zone. */
export function today(): string {
  return dayIn(shop.value.zone, Date.now())
}
