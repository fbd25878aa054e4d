/** Lots: what was made at one time, with the days that stand on its label. */

import { newId } from '../../../shared/domain/ids.ts'
import type { LotFields } from '../../../shared/domain/records.ts'
import type { ShopDatabase } from '../database.ts'
import { type Intent, perform } from '../perform.ts'
import { baseVersions } from '../versions.ts'
import { usesFor } from './uses.ts'

/** Adds a lot and what was made of it, in steps of the good's unit. */
export async function addLot(db: ShopDatabase, fields: LotFields, quantity: number): Promise<string> {
  const lot = newId()
  const movement = quantity === 0 ? null : { id: newId(), quantity }
  const intent: Intent = { action: 'lot.add', body: { lot, fields, movement } }
  await perform(db, async () => [intent, ...(await usesFor(db, fields.good, quantity))])
  return lot
}

export async function editLot(db: ShopDatabase, lot: string, fields: Partial<LotFields>): Promise<void> {
  const based = await baseVersions(db, 'lot', lot, fields)
  await perform(db, [{ action: 'lot.edit', body: { lot, fields, based } }])
}

/** Takes a lot out of the list. What was made of it stays among the stock: that is told by counting. */
export async function deleteLot(db: ShopDatabase, lot: string): Promise<void> {
  await perform(db, [{ action: 'lot.delete', body: { lot } }])
}

export async function restoreLot(db: ShopDatabase, lot: string): Promise<void> {
  await perform(db, [{ action: 'lot.restore', body: { lot } }])
}
