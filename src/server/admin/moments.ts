/** Days and times as the keeper types and reads them. */

import { UsageError } from './command.ts'

/** `2026-11-28 16:30:00`, by the clock of this machine. */
export function timeText(at: number): string {
  return new Date(at).toLocaleString('sv')
}

/** The beginning of a day here, or a moment as programs write it. */
export function momentOf(typed: string): number {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(typed) ? new Date(`${typed}T00:00`) : new Date(typed)
  if (!/^\d{4}-\d{2}-\d{2}(T|$)/.test(typed) || Number.isNaN(at.getTime()))
    throw new UsageError(`${typed} is no day; it must be written so: 2026-11-01.`)
  return at.getTime()
}
