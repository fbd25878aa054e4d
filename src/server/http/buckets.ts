/** Token buckets: of one process in memory, of several on one database in that. */

import type { Deps } from '../deps.ts'
import type { Among, Filling } from '../storage/among.ts'
import { StorageTrouble } from '../storage/port.ts'
import { sha256 } from '../sync/hash.ts'
import { MemoryBuckets } from './memory-buckets.ts'

/** Milliseconds for which a process may spend what it has taken beforehand. */
const HAND_KEPT = 10_000
/** Hands kept before old ones are forgotten. */
const MANY = 10_000

/** What this process has taken out of a bucket and not spent; nothing, where the bucket was empty until then. */
interface Hand {
  left: number
  /** When it was taken, and until when it is good: not while a clock that went back has yet to come there again. */
  from: number
  until: number
}

export class Buckets {
  readonly #name: string
  readonly #filling: Filling
  readonly #handful: number
  readonly #among: Among | null
  readonly #now: () => number
  /** Of the only process; or while the database is away. */
  readonly #memory: MemoryBuckets
  readonly #hands = new Map<string, Hand>()

  /**
   * @param name of what they limit: all processes mean the same by it
   * @param handful how many a process takes at a time: where each one counts, 1; else there is less to write
   */
  constructor(name: string, filling: Filling, { storage, now }: Pick<Deps, 'storage' | 'now'>, handful = 1) {
    this.#name = name
    this.#filling = filling
    this.#handful = handful
    this.#among = storage.among
    this.#now = now
    this.#memory = new MemoryBuckets(filling, now)
  }

  /** Takes one, or says how many seconds it is until there is one. */
  take(key: string): Promise<number> {
    return this.#judge(
      (among) => this.#takeAmong(among, key),
      () => this.#memory.take(key),
    )
  }

  /** Takes one, be it there or not. */
  spend(key: string): Promise<void> {
    return this.#charge(key, 1)
  }

  /** What was taken was not used. */
  giveBack(key: string): Promise<void> {
    return this.#charge(key, -1)
  }

  /** Seconds until there is room for one more; 0: there is. */
  wait(key: string): Promise<number> {
    return this.#judge(
      async (among) => this.#seconds(await among.room(this.#row(key), this.#filling)),
      () => this.#memory.wait(key),
    )
  }

  async #takeAmong(among: Among, key: string): Promise<number> {
    const now = this.#now()
    const hand = this.#hands.get(key)
    if (hand && isGood(hand, now)) {
      if (hand.left > 0) {
        hand.left -= 1
        return 0
      }
      // It was empty a moment ago: whoever hammers at it costs the database nothing.
      if (hand.left === EMPTY) return Math.ceil((hand.until - now) / 1000)
    }
    const { granted, room } = await among.draw(this.#row(key), this.#filling, this.#handful)
    if (this.#hands.size >= MANY) this.#forget(now)
    const seconds = granted >= 1 ? 0 : this.#seconds(room)
    this.#hands.set(
      key,
      seconds > 0
        ? { left: EMPTY, from: now, until: now + seconds * 1000 }
        : { left: granted - 1, from: now, until: now + HAND_KEPT },
    )
    return seconds
  }

  #charge(key: string, by: 1 | -1): Promise<void> {
    return this.#judge(
      (among) => {
        this.#hands.delete(key)
        return among.charge(this.#row(key), this.#filling, by)
      },
      () => this.#memory.charge(key, by),
    )
  }

  /** The database judges, where several processes have it between them and it is there. */
  async #judge<T>(shared: (among: Among) => Promise<T>, here: () => T): Promise<T> {
    if (!this.#among) return here()
    try {
      return await shared(this.#among)
    } catch (error) {
      if (error instanceof StorageTrouble) return here()
      throw error
    }
  }

  /** Whose it is, an address maybe, is not written down. */
  #row(key: string): string {
    return sha256(`${this.#name} ${key}`)
  }

  #seconds(room: number): number {
    return room >= 1 ? 0 : Math.ceil(((1 - room) * 60) / this.#filling.perMinute)
  }

  #forget(now: number): void {
    for (const [key, hand] of this.#hands) if (!isGood(hand, now)) this.#hands.delete(key)
  }
}

const EMPTY = -1

function isGood({ from, until }: Hand, now: number): boolean {
  return from <= now && now < until
}
