import type { Filling } from '../storage/among.ts'

/** Buckets kept before full ones are forgotten. */
const MANY = 10_000

/** Token buckets of this process alone. */
export class MemoryBuckets {
  readonly #filling: Filling
  readonly #now: () => number
  readonly #buckets = new Map<string, { left: number; at: number }>()

  constructor(filling: Filling, now: () => number) {
    this.#filling = filling
    this.#now = now
  }

  /** Seconds until there is room for one more; 0: there is. */
  wait(key: string): number {
    const left = this.#left(key)
    return left >= 1 ? 0 : Math.ceil(((1 - left) * 60) / this.#filling.perMinute)
  }

  /** Takes one, or says how many seconds it is until there is one. */
  take(key: string): number {
    const seconds = this.wait(key)
    if (seconds === 0) this.charge(key, 1)
    return seconds
  }

  /** Takes so many, be they there or not; what is negative is put back. */
  charge(key: string, by: number): void {
    if (this.#buckets.size >= MANY) this.#forget()
    this.#buckets.set(key, { left: Math.min(this.#filling.burst, this.#left(key) - by), at: this.#now() })
  }

  #left(key: string): number {
    const { perMinute, burst } = this.#filling
    const bucket = this.#buckets.get(key)
    if (!bucket) return burst
    // A clock that went back would let nothing in until it comes there again.
    bucket.at = Math.min(bucket.at, this.#now())
    return Math.min(burst, bucket.left + ((this.#now() - bucket.at) * perMinute) / 60_000)
  }

  #forget(): void {
    for (const key of this.#buckets.keys()) if (this.#left(key) >= this.#filling.burst) this.#buckets.delete(key)
  }
}
