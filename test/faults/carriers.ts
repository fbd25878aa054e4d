/** What goes from hand to hand in a round: bundles to the neighbours, answers back, and what becomes of them on the way. */

import type { AnyPhone } from './round.ts'
import type { Fate } from './script.ts'
import type { Tally } from './tally.ts'

type Thing = { what: 'bundle' | 'answer'; bytes: string; to: AnyPhone }

export class Carriers {
  readonly #tally: Tally
  /** Under way, for days. */
  readonly #late: Thing[] = []

  constructor(tally: Tally) {
    this.#tally = tally
  }

  /** @param others the phones that a doubled one may go to as well */
  async hand(thing: Thing, fate: Fate, others: readonly AnyPhone[]): Promise<void> {
    this.#tally.count(`${thing.what}: ${fate}`)
    switch (fate) {
      case 'lose':
        return
      case 'late':
        this.#late.push(thing)
        return
      case 'tamper':
        return arrive({ ...thing, bytes: tampered(thing.bytes) })
      case 'double':
        await arrive(thing)
        for (const to of thing.what === 'bundle' ? others : [thing.to]) await arrive({ ...thing, to })
        return
      default:
        return arrive(thing)
    }
  }

  /** What was late is there now, the last one first. */
  async letArrive(): Promise<void> {
    for (const thing of this.#late.splice(0).reverse()) await arrive(thing)
  }
}

async function arrive({ what, bytes, to }: Thing): Promise<void> {
  await (what === 'bundle' ? to.carry(bytes) : to.takeBack(bytes))
}

/** One bit is another one, wherever that is. */
function tampered(text: string): string {
  const bytes = Buffer.from(text, 'base64')
  const at = (bytes.byteLength * 7919) % bytes.byteLength || bytes.byteLength >> 1
  bytes[at] = (bytes[at] ?? 0) ^ 1
  return bytes.toString('base64')
}
