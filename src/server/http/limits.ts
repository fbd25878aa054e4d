/** Rate limits. By device, not by address: 190 phones of a village share one. */

import type { Context } from 'hono'
import type { Filling } from '../storage/among.ts'
import type { Buckets } from './buckets.ts'
import { HttpError } from './errors.ts'

export interface Limits {
  /** Of one device, all but photos. */
  requests: Filling
  /** Of one device: a phone that joins pulls every thumbnail at once (SYNC 28). */
  photos: Filling
  /** Wrong join codes: from one address, and in all; `guesses.ts` says why so many. */
  wrongCodes: Filling
  wrongCodesInAll: Filling
  /** What buyers ask for: from one address, and in all before each costs its asker a second of reckoning. */
  asks: Filling
  asksInAll: Filling
}

export const LIMITS: Limits = {
  requests: { perMinute: 120, burst: 60 },
  photos: { perMinute: 1200, burst: 600 },
  wrongCodes: { perMinute: 6, burst: 20 },
  wrongCodesInAll: { perMinute: 60, burst: 200 },
  asks: { perMinute: 3, burst: 12 },
  asksInAll: { perMinute: 20, burst: 100 },
}

/** Takes one out of each bucket, or throws 429 with the seconds to wait and takes nothing. */
export async function spend(c: Context, ...from: readonly (readonly [buckets: Buckets, key: string])[]): Promise<void> {
  for (const [index, [buckets, key]] of from.entries()) {
    const seconds = await buckets.take(key)
    if (seconds === 0) continue
    for (const [other, taken] of from.slice(0, index)) await other.giveBack(taken)
    c.header('Retry-After', String(seconds))
    throw new HttpError(429, 'slow-down', 'Too many requests.')
  }
}
