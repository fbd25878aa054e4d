/** What a person does with an operation that the server refused: send it again, or let it go (SYNC 3, 12). */

import { changesOf } from '../../../shared/domain/changes.ts'
import type { Action } from '../../../shared/protocol/operations.ts'
import type { ShopDatabase } from '../database.ts'
import { readStored, rebuild } from '../overlay.ts'
import { perform } from '../perform.ts'
import type { OutboxRow } from '../rows.ts'

/** Sends a refused operation again: a new operation with a new number about the same records. */
export async function sendAgain(db: ShopDatabase, number: number): Promise<void> {
  const { operation } = await refused(db, number)
  const intent = { action: operation.action, body: operation.body }
  // It happened when it happened: Saturday's sale stays Saturday's.
  const { at, seen } = operation
  await perform(db, [intent], { again: { at, seen }, also: () => db.outbox.delete(number) })
}

/** Lets a refused operation go: what it had put on screen leaves, and the server is told. */
export async function discard(db: ShopDatabase, number: number): Promise<void> {
  const row = await refused(db, number)
  const also = async () => {
    await db.outbox.delete(number)
    await rebuild(db, await readStored(db, changesOf(row.operation, row.operation.at)))
  }
  await perform(db, [{ action: 'operation.discard' satisfies Action, body: { operation: row.operation.id } }], { also })
}

async function refused(db: ShopDatabase, number: number): Promise<OutboxRow> {
  const row = await db.outbox.get(number)
  if (row?.state !== 'refused') throw new Error(`operation ${number} is not refused`)
  return row
}
