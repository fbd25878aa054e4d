/** Who may ask: whoever sends a form of ours that a person has read, not too often from one address. */

import type { Context } from 'hono'
import { UUID } from '../../../shared/domain/ids.ts'
import type { Deps } from '../../deps.ts'
import { addressOf } from '../../http/address.ts'
import { Buckets } from '../../http/limits.ts'
import { serverSecret } from '../../join/codes.ts'
import { isWorked, readStamp } from './guard.ts'

export class Gate {
  readonly #deps: Deps
  readonly #asks: Buckets
  readonly #asksInAll: Buckets

  constructor(deps: Deps) {
    this.#deps = deps
    this.#asks = new Buckets(deps.limits.asks, deps.now)
    this.#asksInAll = new Buckets(deps.limits.asksInAll, deps.now)
  }

  /** While more ask than a market ever has, each asker pays by a second of reckoning. */
  besieged(): boolean {
    return this.#asksInAll.wait('') > 0
  }

  /** Why a form is not taken; null: it is, and counts. @param typed its fields as they came */
  async refuses(c: Context, typed: Readonly<Record<string, string>>): Promise<'slow' | 'busy' | null> {
    const { request = '', stamp = '', work = '', website = '' } = typed
    const { storage, now } = this.#deps
    // A field that no person sees was filled in, or the form is none of ours: a person gets a new one.
    const read = UUID.test(request) ? readStamp(await serverSecret(storage), request, stamp, now()) : 'forged'
    if (website !== '' || read !== 'good') return 'slow'
    const address = addressOf(c)
    if (this.#asks.wait(address) > 0 || (this.besieged() && !isWorked(stamp, work))) return 'busy'
    this.#asks.spend(address)
    this.#asksInAll.spend('')
    return null
  }
}
