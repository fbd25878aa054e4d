/** Chance that can be repeated: the same seed makes the same market, but for what must be secret. */

import { createHash } from 'node:crypto'

export class Chance {
  #state: number

  /** @param seed any words: what is drawn for one of them has nothing to do with what is drawn for another */
  constructor(...seed: (string | number)[]) {
    this.#state = createHash('sha256').update(seed.join(' ')).digest().readUInt32LE(0)
  }

  /** In [0, 1): mulberry32 (Tommy Ettinger, public domain). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }

  /** From 0 to below `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end)
  }

  between(from: number, to: number): number {
    return from + this.next() * (to - from)
  }

  is(share: number): boolean {
    return this.next() < share
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T
  }

  /** An id of the time at which it would have been made (UUIDv7). */
  id(at: number): string {
    const time = Math.floor(at).toString(16).padStart(12, '0')
    const hex = () =>
      this.below(2 ** 24)
        .toString(16)
        .padStart(6, '0')
    const tail = hex() + hex() + hex() + hex()
    const text = `${time}7${tail.slice(0, 3)}8${tail.slice(3, 6)}${tail.slice(6, 18)}`
    return text.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  }
}
