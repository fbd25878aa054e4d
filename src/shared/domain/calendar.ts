/** Days of a label: `YYYY-MM-DD` of the common era, typed in either era. A year of two digits is never guessed at. */

import { localDate } from './day.ts'

/** The Buddhist era is this many years ahead. */
export const BUDDHIST = 543

/** Years that a label can bear: below the later one a year is of the common era, above it of the Buddhist one. */
const [FIRST, TURN, LAST] = [1900, 2400, 2799]

export type Year = { year: number } | { ask: [year: number, year: number] } | null

/**
 * The year, common era, that somebody typed: 2568 and 2025 are the same. `68` may be 2568 or (20)68: both are given, to be
 * asked for, the likelier first.
 * @param near a year, common era, that the day is probably close to
 */
export function yearTyped(digits: string, near: number): Year {
  if (/^\d{4}$/.test(digits)) {
    const typed = Number(digits)
    if (typed < FIRST || typed > LAST) return null
    return { year: typed >= TURN ? typed - BUDDHIST : typed }
  }
  if (!/^\d{2}$/.test(digits)) return null
  const years = [2500 - BUDDHIST + Number(digits), 2000 + Number(digits)] as [number, number]
  return { ask: years.sort((a, b) => Math.abs(a - near) - Math.abs(b - near)) as [number, number] }
}

/** The day as it is stored; null where the calendar has none such. */
export function isoDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return real ? date.toISOString().slice(0, 10) : null
}

/** Year (common era), month and day of a stored day. */
export function dayParts(iso: string): { year: number; month: number; day: number } {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number)
  return { year, month, day }
}

/** How many days `to` lies after `from`; negative: before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

/** The day that a time lies on in a zone. */
export function dayIn(zone: string, at: number): string {
  const { year, month, day } = localDate(at, zone)
  return isoDay(year, month, day) ?? ''
}
