/** Operations that phones of the attacker hand in, each in its turn. */

import { randomText } from '../../src/shared/domain/ids.ts'
import type { Random } from '../faults/random.ts'
import type { Phone } from '../server/kit.ts'
import { type Json, spoil, wire } from './bodies.ts'
import type { Operations } from './operations.ts'
import type { Sent } from './sent.ts'
import type { World } from './world.ts'

/** Seen of the results of operations. */
export interface Results {
  /** Actions of which one was applied, held or refused: whoever applies them has seen it. */
  readonly judged: Set<string>
  readonly outcomes: Map<string, number>
}

interface Answer {
  cursor: string
  results: { number: number; outcome: string; code?: string }[]
}

/** Operations of a phone in their turn, with bodies right and wrong. */
export function operationsOf(random: Random, { senders }: World, operations: Operations, seen: Results): Sent {
  const [owner] = senders as [Phone]
  const phone = random.chance(0.5) ? owner : random.pick(senders)
  const wrong = random.chance(0.03) ? random.below(5) - 2 : 0
  const made = Array.from({ length: 1 + random.below(4) }, (_, n) =>
    operations.make(random, phone.number + 1 + n + wrong),
  )
  const request: Json = {
    protocol: 1,
    nonce: randomText(8),
    cursor: phone.cursor,
    acked: 0,
    operations: made.map(({ operation }) => operation),
    waiting: made.length,
    clock: random.chance(0.9) ? phone.bench.clock.now : 0,
  }
  const { body, headers } = wire(random.chance(0.95) ? request : spoil(request, random), random)
  const after = (status: number, text: string) => {
    if (status !== 200) return
    const { results, cursor } = JSON.parse(text) as Answer
    phone.cursor = cursor
    for (const [index, { number, outcome, code = outcome }] of results.entries()) {
      phone.number = Math.max(phone.number, number)
      seen.outcomes.set(code, (seen.outcomes.get(code) ?? 0) + 1)
      seen.judged.add(made[index]?.action ?? '')
    }
  }
  const init = { method: 'POST', headers: { ...headers, Authorization: `Bearer ${phone.token}` }, body }
  return { path: '/api/sync', init, after }
}
