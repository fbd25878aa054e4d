/** What the server does to a shop is an operation too, of its device `server` (SYNC 9). */

import { newId } from '../../shared/domain/ids.ts'
import type { Action, Body, Operation } from '../../shared/protocol/operations.ts'
import { SCHEMA } from '../../shared/protocol/version.ts'
import { apply, recordsOf } from './apply.ts'
import { saying, sha256 } from './hash.ts'
import { SERVER } from './lay.ts'
import type { Ledger } from './ledger.ts'

/** Applies and records one; its number is always 0, since nobody waits for its result. */
export async function applyAsServer<A extends Action>(
  ledger: Ledger,
  shop: string,
  now: number,
  action: A,
  body: Body<A>,
): Promise<void> {
  const envelope = { id: newId(now), device: SERVER, number: 0, schema: SCHEMA, at: now, seen: now, person: null }
  const wire = { ...envelope, action, body: { ...body } }
  const happened = { operation: { ...envelope, action, body } as Operation, at: now, unsure: false, phone: SERVER }
  await ledger.load(recordsOf(happened))
  const sequence = await apply(ledger, shop, [happened])
  await ledger.rows.operations.add([
    {
      id: envelope.id,
      device: SERVER,
      number: 0,
      hash: sha256(saying(wire)),
      outcome: 'applied',
      code: null,
      reason: null,
      sequence,
      action,
      at: now,
      unsure: false,
      received: now,
    },
  ])
}
