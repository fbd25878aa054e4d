/** A phone that sends as fast as it can, and sends again, under the same ids, what was not acknowledged. */

import { newId } from '../../../src/shared/domain/ids.ts'
import type { WireOperation } from '../../../src/shared/protocol/operations.ts'
import { syncAnswer } from '../../../src/shared/protocol/sync.ts'
import type { SyncRequest } from '../../../src/shared/protocol/syncRequest.ts'
import type { Random } from '../../faults/random.ts'
import { nonce } from '../kit.ts'
import { type Deed, deed } from './deeds.ts'
import { isCutOff, type Mortal } from './mortal.ts'

const MOST_AT_ONCE = 6

/** What the server said that it has. */
export interface Acknowledged {
  shop: string
  device: string
  id: string
  number: number
  sequence: number
  makes: Deed['makes']
}

interface Sent extends Deed {
  operation: WireOperation
}

export class Seller {
  readonly token: string
  readonly shop: string
  readonly device: string
  readonly acknowledged: Acknowledged[] = []
  /** Every record that came by the feed: kind, id and version. */
  readonly read = new Set<string>()
  /** Requests that a kill cut off. */
  cutOff = 0
  readonly #mortal: Mortal
  readonly #random: Random
  readonly #goods: string[] = []
  #cursor = ''
  #number = 0

  constructor(mortal: Mortal, token: string, random: Random) {
    this.#mortal = mortal
    this.token = token
    const [shop = '', device = ''] = token.split('_')
    this.shop = shop
    this.device = device
    this.#random = random
  }

  async trade(enough: () => boolean): Promise<void> {
    while (!enough()) await this.#send(this.#some())
  }

  /** To the end of the feed: once all others have sent their last, else it ends before theirs. */
  async readOn(): Promise<void> {
    while (await this.#send([]));
  }

  #some(): Sent[] {
    return Array.from({ length: 1 + this.#random.below(MOST_AT_ONCE) }, () => {
      const one = deed(this.#random, this.#goods)
      this.#number += 1
      const now = Date.now()
      const { device } = this
      const envelope = { id: newId(), device, number: this.#number, schema: 1, at: now, seen: 0, person: null }
      return { ...one, operation: { ...envelope, action: one.action, body: { ...one.body } } }
    })
  }

  /** Until it is answered; whether there is more to read. */
  async #send(sent: Sent[]): Promise<boolean> {
    for (;;) {
      await this.#mortal.up
      try {
        return await this.#roundTrip(sent)
      } catch (error) {
        if (!isCutOff(error)) throw error
        this.cutOff += 1
      }
    }
  }

  async #roundTrip(sent: Sent[]): Promise<boolean> {
    const request: SyncRequest = {
      protocol: 1,
      nonce: nonce(),
      cursor: this.#cursor,
      acked: this.#number - sent.length,
      operations: sent.map(({ operation }) => operation),
      waiting: sent.length,
    }
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${this.token}` }
    const init = { method: 'POST', headers, body: JSON.stringify(request) }
    const response = await fetch(`${this.#mortal.process.origin}/api/sync`, init)
    const text = await response.text()
    if (!response.ok) throw new Error(`${response.status} ${text}`)
    const { results, page, cursor, more, ...answer } = syncAnswer.parse(JSON.parse(text))
    if (answer.nonce !== request.nonce) throw new Error('an answer to another request')
    for (const [index, { operation, makes }] of sent.entries()) {
      const { id, outcome, sequence } = results[index] ?? {}
      if (id !== operation.id || outcome !== 'applied' || sequence === undefined) throw new Error(`refused: ${text}`)
      this.acknowledged.push({ shop: this.shop, device: this.device, id, number: operation.number, sequence, makes })
    }
    for (const { version, records } of page)
      for (const { kind, id } of records) this.read.add(`${kind} ${id} ${version}`)
    this.#cursor = cursor
    this.#mortal.answered()
    return more
  }
}
