/** The spans of time that money is counted in, in days of the shop's zone. */

import { dayOf, localDate } from './day.ts'

export const PERIODS = ['day', 'week', 'month', 'year'] as const
export type PeriodKind = (typeof PERIODS)[number]

export interface Span {
  /** The first millisecond. */
  from: number
  /** The first one after it. */
  to: number
}

export interface Period extends Span {
  kind: PeriodKind
  /** Its days, of a year its months: what stands side by side in a picture. */
  spans: Span[]
}

const DAYS = 7

/**
 * The day, week (from Sunday, as calendars here have it), month or year in which a time lies, or one before it.
 * @param back how many of them before; 0: the one that `now` lies in
 */
export function periodOf(kind: PeriodKind, now: number, back: number, zone: string): Period {
  const { year, month, day } = localDate(now, zone)
  if (kind === 'year') return between(kind, (index) => midnight(year - back, 1 + index, 1, zone), 12)
  if (kind === 'month') {
    const first = new Date(Date.UTC(year, month - 1 - back, 1))
    const [ofYear, ofMonth] = [first.getUTCFullYear(), first.getUTCMonth() + 1]
    const length = new Date(Date.UTC(ofYear, ofMonth, 0)).getUTCDate()
    return between(kind, (index) => midnight(ofYear, ofMonth, 1 + index, zone), length)
  }
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay()
  const first = kind === 'week' ? day - weekday - DAYS * back : day - back
  return between(kind, (index) => midnight(year, month, first + index, zone), kind === 'week' ? DAYS : 1)
}

/** Of an earlier period the part that had passed by then, as of the present one has by now: both sides are as long. */
export function soFar(earlier: Period, present: Period, now: number): Period {
  const at = present.spans.findIndex(({ from, to }) => now >= from && now < to)
  const begun = present.spans[at]
  if (!begun) return earlier
  const { from, to: end } = earlier.spans[at] ?? { from: earlier.to, to: earlier.to }
  const to = Math.min(from + now - begun.from, end)
  return { ...earlier, to, spans: [...earlier.spans.slice(0, at), { from, to }] }
}

function between(kind: PeriodKind, begin: (index: number) => number, count: number): Period {
  const edges = Array.from({ length: count + 1 }, (_, index) => begin(index))
  const spans = edges.slice(1).map((to, index) => ({ from: edges[index] ?? to, to }))
  return { kind, from: edges[0] ?? 0, to: edges[count] ?? 0, spans }
}

/** When a day of the zone begins; a day or month beyond the last is one of the next month or year. */
function midnight(year: number, month: number, day: number, zone: string): number {
  const noon = Date.UTC(year, month - 1, day, 12)
  const local = localDate(noon, zone)
  const ahead = Date.UTC(local.year, local.month - 1, local.day, local.hour, local.minute) - noon
  // Whichever way the clocks change at night, noon is in the day.
  return dayOf(noon - ahead, zone).from
}
