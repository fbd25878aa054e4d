/** Lets a shop's owner do what she did, through the same door as any phone: each operation applied once, or not at all. */

import type { WireOperation } from '../../shared/protocol/operations.ts'
import { SCHEMA } from '../../shared/protocol/version.ts'
import type { Deps } from '../deps.ts'
import { openFor } from '../sync/sync.ts'
import { takeOperations } from '../sync/take.ts'
import type { Chance } from './chance.ts'
import type { Deed } from './year.ts'

type Stores = Pick<Deps, 'storage' | 'log'>

/** The phone on which a shop of the demo was kept. */
export class Owner {
  readonly shop: string
  readonly device: string
  readonly #stores: Stores
  readonly #chance: Chance
  #number = 0

  /** @param chance for the ids of what it does: the same again are known, and nothing happens twice */
  constructor(stores: Stores, shop: string, device: string, chance: Chance) {
    this.#stores = stores
    this.shop = shop
    this.device = device
    this.#chance = chance
  }

  /** Deeds in the order of their time. Each good comes in a transaction of its own: buyers see when it was new. */
  async live(deeds: readonly Deed[]): Promise<void> {
    for (const some of parted(deeds)) await this.#take(some)
  }

  #take(deeds: readonly Deed[]): Promise<void> {
    const { storage, log } = this.#stores
    // Made once, however often the transaction is run.
    const operations = deeds.map((deed) => ({ at: deed.at, action: deed.action, operation: this.#operation(deed) }))
    return storage.transaction(this.shop, async (rows) => {
      const { ledger, device } = await openFor(rows, this.device)
      let now = 0
      for (const { at, action, operation } of operations) {
        now = at
        const [result] = await takeOperations({ ledger, shop: this.shop, device, now, log }, [operation], [0])
        if (result?.outcome !== 'applied') throw new Error(`${action} of the demo: ${JSON.stringify(result)}`)
      }
      const { lastNumber } = device
      await rows.devices.save(this.device, { lastNumber, acked: lastNumber, lastContact: now, offset: 0 })
      await ledger.close(now, log)
    })
  }

  #operation({ at, action, body }: Deed): WireOperation {
    this.#number += 1
    const { device } = this
    const envelope = {
      id: this.#chance.id(at),
      device,
      number: this.#number,
      schema: SCHEMA,
      at,
      seen: at,
      person: null,
    }
    return { ...envelope, action, body: { ...body } }
  }
}

function parted(deeds: readonly Deed[]): Deed[][] {
  const parts: Deed[][] = []
  for (const deed of deeds) {
    const last = parts.at(-1)
    if (last && !last.some(({ action }) => action === 'good.add')) last.push(deed)
    else parts.push([deed])
  }
  return parts
}
