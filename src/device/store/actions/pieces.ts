/** The life of a one-of-a-kind piece: each step one operation. */

import { newId } from '../../../shared/domain/ids.ts'
import { stepsIn } from '../../../shared/domain/quantity.ts'
import type { ShopDatabase } from '../database.ts'
import { type Intent, perform } from '../perform.ts'
import { baseVersions } from '../versions.ts'
import { editGood } from './goods.ts'
import { usesFor } from './uses.ts'

/** It comes off the loom: from now on it is there, and for sale. */
export async function finishPiece(db: ShopDatabase, good: string): Promise<void> {
  const fields = { stage: 'sale' as const }
  const [row, shelf, based] = await Promise.all([
    db.good.get(good),
    db.shelf.get(good),
    baseVersions(db, 'good', good, fields),
  ])
  const intents: Intent[] = [{ action: 'good.edit', body: { good, fields, based } }]
  const quantity = stepsIn(row?.fields.unit ?? 'piece') - (shelf?.left ?? 0)
  if (quantity > 0)
    intents.push({ action: 'stock.change', body: { good, movement: { id: newId(), quantity }, reason: 'made' } })
  await perform(db, async () => [...intents, ...(await usesFor(db, good, quantity))])
}

/** @param until UTC ms; null: for as long as it takes */
export async function reservePiece(db: ShopDatabase, good: string, name: string, until: number | null): Promise<void> {
  await editGood(db, good, { stage: 'reserved', reservedFor: name, reservedUntil: until })
}

export async function releasePiece(db: ShopDatabase, good: string): Promise<void> {
  await editGood(db, good, { stage: 'sale', reservedFor: '', reservedUntil: null })
}

/** What was sold is in the buyer's hands. */
export async function handOver(db: ShopDatabase, order: string): Promise<void> {
  await perform(db, [{ action: 'order.hand', body: { order, step: newId() } }])
}
