/** Days of the shop's zone: a phone abroad, or with a wrong zone, still closes the shop's day at the shop's midnight. */

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

/** Minutes that the zone is ahead of UTC at that time. */
function offsetMinutes(at: number, zone: string): number {
  const parts = formatFor(zone).formatToParts(at)
  const value = (type: string) => Number(parts.find((part) => part.type === type)?.value ?? 0)
  const local = Date.UTC(value('year'), value('month') - 1, value('day'), value('hour') % 24, value('minute'))
  // The parts stop at the minute: so must the time that they are compared with.
  return Math.round((local - Math.floor(at / 60_000) * 60_000) / 60_000)
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  })
  formats.set(zone, format)
  return format
}

/** First millisecond of the day in which `at` lies, and of the next one. */
export function dayOf(at: number, zone: string): { from: number; to: number } {
  const from = midnightBefore(at, zone)
  // 27 hours later it is the next day, whether this one has 23, 24 or 25.
  return { from, to: midnightBefore(from + 27 * HOUR, zone) }
}

/** Midnight of the zone that begins the local day of `at`; right on days that a change of clocks makes longer or shorter. */
function midnightBefore(at: number, zone: string): number {
  const offset = offsetMinutes(at, zone) * 60_000
  const local = Math.floor((at + offset) / DAY) * DAY
  return local - offsetMinutes(local - offset, zone) * 60_000
}

/** Calendar parts of a time in the zone, common era. */
export function localDate(
  at: number,
  zone: string,
): { year: number; month: number; day: number; hour: number; minute: number } {
  const local = new Date(at + offsetMinutes(at, zone) * 60_000)
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
  }
}
