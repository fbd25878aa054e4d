import { randomText } from '../../shared/domain/ids.ts'

const RANDOM = 3
/** As many letters as a time has from 1972 to 2059. */
const TIME = 8

/**
 * A new epoch: later ones sort behind it for the next thirty years, and no two servers make the same one.
 * @param behind an epoch that it sorts behind, whatever the clock says
 */
export function newEpoch(now: number, behind?: string): string {
  const time = Math.max(now, behind === undefined ? 0 : timeOf(behind) + 1)
  return time.toString(36) + randomText(RANDOM)
}

/** Whether `a` began after `b`; what is no epoch began never. */
export function isLaterEpoch(a: string, b: string): boolean {
  return timeOf(a) > 0 && a > b
}

/** 0 for what is no epoch. The last time of all is none: nothing could sort behind it. */
function timeOf(epoch: string): number {
  const time = epoch.length === TIME + RANDOM ? Number.parseInt(epoch.slice(0, TIME), 36) : 0
  return time < 36 ** TIME - 1 ? time : 0
}
