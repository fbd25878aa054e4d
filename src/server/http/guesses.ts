/** Join codes, and an owner's signed word, may be tried and not guessed: each costs one until it is known to be right. */

import type { Context } from 'hono'
import type { Deps } from '../deps.ts'
import { addressOf } from './address.ts'
import { Buckets } from './buckets.ts'
import { HttpError } from './errors.ts'
import { spend } from './limits.ts'

export class Guesses {
  readonly #ofOne: Buckets
  readonly #inAll: Buckets
  readonly #isProxy: Deps['isProxy']

  constructor(deps: Deps) {
    this.#isProxy = deps.isProxy
    this.#ofOne = new Buckets('wrong codes', deps.limits.wrongCodes, deps)
    this.#inAll = new Buckets('wrong codes in all', deps.limits.wrongCodesInAll, deps)
  }

  /** Throws 429 where too many were wrong. Counted before it is known, so that many at once are no way round. */
  async judge<T>(c: Context, guess: () => Promise<T>): Promise<T> {
    const address = addressOf(c, this.#isProxy)
    await spend(c, [this.#ofOne, address], [this.#inAll, ''])
    let wrong = false
    try {
      return await guess()
    } catch (error) {
      wrong = error instanceof HttpError && (error.code.startsWith('code-') || error.code === 'forbidden')
      throw error
    } finally {
      if (!wrong) await Promise.all([this.#ofOne.giveBack(address), this.#inAll.giveBack('')])
    }
  }
}
