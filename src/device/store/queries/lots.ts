/** Lots with what is left of each: the sum of the movements that name it. */

import { byDue, dueOf, type LotLeft } from '../../../shared/domain/lots.ts'
import { sum } from '../../../shared/domain/money.ts'
import { groupBy } from '../../../shared/group.ts'
import type { ShopDatabase } from '../database.ts'
import type { Row } from '../rows.ts'

/** All lots of a good, first expiry first. */
export async function lotsOf(db: ShopDatabase, good: string): Promise<LotLeft[]> {
  return withLeft(db, await db.lot.where('fields.good').equals(good).toArray())
}

/** The lots of which something is left, first expiry first: what is to be used first stands first. */
export async function openLots(db: ShopDatabase): Promise<LotLeft[]> {
  return (await withLeft(db, await db.lot.toArray())).filter(({ left }) => left > 0)
}

/** The first due day among the open lots of each good that has one. */
export async function dueDays(db: ShopDatabase): Promise<Map<string, string>> {
  const due = new Map<string, string>()
  for (const { fields } of await openLots(db)) {
    if (!due.has(fields.good) && dueOf(fields)) due.set(fields.good, dueOf(fields))
  }
  return due
}

async function withLeft(db: ShopDatabase, rows: readonly Row<'lot'>[]): Promise<LotLeft[]> {
  const lots = rows.filter(({ deleted }) => !deleted)
  const movements = await db.movement
    .where('fields.lot')
    .anyOf(lots.map(({ id }) => id))
    .toArray()
  const byLot = groupBy(movements, ({ fields }) => fields.lot ?? '')
  const left = (id: string) => sum((byLot.get(id) ?? []).map(({ fields }) => fields.quantity))
  return lots.map(({ id, fields }) => ({ id, fields, left: left(id) })).sort(byDue)
}
