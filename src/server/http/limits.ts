/** Rate limits: token buckets in memory. By device, not by address: 190 phones of a village share one. */

import type { Context } from 'hono'
import { HttpError } from './errors.ts'

export interface Rate {
  perMinute: number
  /** How many at once after a pause. */
  burst: number
}

export interface Limits {
  /** Of one device, all but photos. */
  requests: Rate
  /** Of one device: a phone that joins pulls every thumbnail at once (SYNC 28). */
  photos: Rate
  /** Wrong join codes: from one address, and in all. 40 bits of code at one guess a second stay far from found in a day. */
  wrongCodes: Rate
  wrongCodesInAll: Rate
  /** What buyers ask for: from one address, and in all before each costs its asker a second of reckoning. */
  asks: Rate
  asksInAll: Rate
}

export const LIMITS: Limits = {
  requests: { perMinute: 120, burst: 60 },
  photos: { perMinute: 1200, burst: 600 },
  wrongCodes: { perMinute: 6, burst: 20 },
  wrongCodesInAll: { perMinute: 60, burst: 200 },
  asks: { perMinute: 3, burst: 12 },
  asksInAll: { perMinute: 20, burst: 100 },
}

/** Buckets kept before full ones are forgotten. */
const MANY = 10_000

export class Buckets {
  readonly #rate: Rate
  readonly #now: () => number
  readonly #buckets = new Map<string, { left: number; at: number }>()

  constructor(rate: Rate, now: () => number) {
    this.#rate = rate
    this.#now = now
  }

  /** Seconds until there is room for one more; 0: there is. */
  wait(key: string): number {
    const left = this.#left(key)
    return left >= 1 ? 0 : Math.ceil(((1 - left) * 60) / this.#rate.perMinute)
  }

  spend(key: string): void {
    if (this.#buckets.size >= MANY) this.#forget()
    this.#buckets.set(key, { left: this.#left(key) - 1, at: this.#now() })
  }

  #left(key: string): number {
    const { perMinute, burst } = this.#rate
    const bucket = this.#buckets.get(key)
    if (!bucket) return burst
    const since = Math.max(0, this.#now() - bucket.at)
    return Math.min(burst, bucket.left + (since * perMinute) / 60_000)
  }

  #forget(): void {
    for (const key of this.#buckets.keys()) if (this.#left(key) >= this.#rate.burst) this.#buckets.delete(key)
  }
}

/** Throws 429 with the seconds to wait, or takes one. */
export function spend(c: Context, buckets: Buckets, key: string): void {
  refuseIfEmpty(c, buckets, key)
  buckets.spend(key)
}

/** Throws 429 where nothing is left, and takes nothing. */
export function refuseIfEmpty(c: Context, buckets: Buckets, key: string): void {
  const seconds = buckets.wait(key)
  if (seconds === 0) return
  c.header('Retry-After', String(seconds))
  throw new HttpError(429, 'slow-down', 'Too many requests.')
}
