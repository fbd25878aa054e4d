/**
 * Join codes, and an owner's signed word, may be tried and not guessed: each costs one until it is known to be right.
 *
 * What keeps a code from being found is the limit over all addresses: of 2^40 codes not a thousand are good at once, and a
 * guess a second finds one of those in some thirty years. All who join share it, so one address may use up no more than a
 * part of it: ten have to guess without a pause before anybody else has to wait. A village shares an address too: there
 * is room for some mistakes at once, and right codes cost none of it. They are judged one after another, since what one
 * takes until it is known to be right would be lacking for the next: where a single guess is left, a whole village joins.
 */

import type { Context } from 'hono'
import type { Deps } from '../deps.ts'
import { houseOf } from './address.ts'
import { Buckets } from './buckets.ts'
import { HttpError } from './errors.ts'
import { spend } from './limits.ts'

export class Guesses {
  readonly #ofOne: Buckets
  readonly #inAll: Buckets
  readonly #isProxy: Deps['isProxy']
  /** The last guess of each house that has one under way. */
  readonly #last = new Map<string, Promise<unknown>>()

  constructor(deps: Deps) {
    this.#isProxy = deps.isProxy
    this.#ofOne = new Buckets('wrong codes', deps.limits.wrongCodes, deps)
    this.#inAll = new Buckets('wrong codes in all', deps.limits.wrongCodesInAll, deps)
  }

  /** Throws 429 where too many were wrong. */
  async judge<T>(c: Context, guess: () => Promise<T>): Promise<T> {
    const house = houseOf(c, this.#isProxy)
    const before = this.#last.get(house) ?? Promise.resolve()
    const judged = before.catch(() => {}).then(() => this.#judgeNow(c, house, guess))
    this.#last.set(house, judged)
    try {
      return await judged
    } finally {
      if (this.#last.get(house) === judged) this.#last.delete(house)
    }
  }

  /** Counted before it is known, so that many at once, from several houses or at several processes, are no way round. */
  async #judgeNow<T>(c: Context, house: string, guess: () => Promise<T>): Promise<T> {
    await spend(c, [this.#ofOne, house], [this.#inAll, ''])
    let wrong = false
    try {
      return await guess()
    } catch (error) {
      wrong = error instanceof HttpError && (error.code.startsWith('code-') || error.code === 'forbidden')
      throw error
    } finally {
      if (!wrong) await Promise.all([this.#ofOne.giveBack(house), this.#inAll.giveBack('')])
    }
  }
}
