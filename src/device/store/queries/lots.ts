/** Lots with what is left of each: the sum of the movements that name it. */

import { byDue, dueOf, dueState, type LotLeft } from '../../../shared/domain/lots.ts'
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

/** The goods of which a lot is past its day or close to it. */
export async function dueGoods(db: ShopDatabase, today: string): Promise<Map<string, 'expired' | 'soon'>> {
  const due = new Map<string, 'expired' | 'soon'>()
  // The first to expire stands last, and says how it is.
  for (const { fields } of (await openLots(db)).reverse()) {
    const state = dueState(dueOf(fields), today)
    if (state !== 'good') due.set(fields.good, state)
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
