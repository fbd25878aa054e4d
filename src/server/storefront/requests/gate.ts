/** Who may ask: whoever sends a form of ours that a person has read, not too often from one address. */

import type { Context } from 'hono'
import { UUID } from '../../../shared/domain/ids.ts'
import type { Deps } from '../../deps.ts'
import { houseOf } from '../../http/address.ts'
import { Buckets } from '../../http/buckets.ts'
import { serverSecret } from '../../join/codes.ts'
import { isWorked, readStamp } from './guard.ts'

export class Gate {
  readonly #deps: Deps
  readonly #asks: Buckets
  readonly #asksInAll: Buckets

  constructor(deps: Deps) {
    this.#deps = deps
    this.#asks = new Buckets('asks', deps.limits.asks, deps)
    this.#asksInAll = new Buckets('asks in all', deps.limits.asksInAll, deps)
  }

  /** While more ask than a market ever has, each asker pays by a second of reckoning. */
  async besieged(): Promise<boolean> {
    return (await this.#asksInAll.wait('')) > 0
  }

  /** Why a form is not taken; null: it is, and counts. @param typed its fields as they came */
  async refuses(c: Context, typed: Readonly<Record<string, string>>): Promise<'slow' | 'busy' | null> {
    const { request = '', stamp = '', work = '', website = '' } = typed
    const { storage, now } = this.#deps
    // A field that no person sees was filled in, or the form is none of ours: a person gets a new one.
    const read = UUID.test(request) ? readStamp(await serverSecret(storage), request, stamp, now()) : 'forged'
    if (website !== '' || read !== 'good') return 'slow'
    const house = houseOf(c, this.#deps.isProxy)
    const seconds = await this.#asks.take(house)
    if (seconds > 0) return busy(c, seconds)
    const siege = isWorked(stamp, work) ? 0 : await this.#asksInAll.wait('')
    if (siege > 0) {
      await this.#asks.giveBack(house)
      return busy(c, siege)
    }
    await this.#asksInAll.spend('')
    return null
  }
}

/** The page that follows says when it may be tried again. */
function busy(c: Context, seconds: number): 'busy' {
  c.header('Retry-After', String(seconds))
  return 'busy'
}
