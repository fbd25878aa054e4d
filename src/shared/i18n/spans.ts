/** What a month or a year is called. */

import { localDate } from '../domain/day.ts'
import { type Era, type Say, yearOf } from './format.ts'

/** `มกราคม 2569`, `January 2026`; or the month without its year, written out or in short. */
export function monthOf(say: Say, era: Era, at: number, zone: string, alone?: 'long' | 'short'): string {
  const { year, month } = localDate(at, zone)
  const name = say(alone === 'short' ? 'dates.months' : 'dates.monthsLong').split(' ')[month - 1] ?? ''
  return alone ? name : say('report.monthOf', { month: name, year: yearOf(say, era, year) })
}

/** `ปี 2569`, `2026` */
export function yearName(say: Say, era: Era, at: number, zone: string): string {
  return say('report.yearOf', { year: yearOf(say, era, localDate(at, zone).year) })
}
