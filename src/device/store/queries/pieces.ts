/** What became of a piece that was sold: told by the orders that hold it. */

import type { ShopDatabase } from '../database.ts'
import { type OrderView, ordersById } from './orders.ts'

export interface Sold {
  order: OrderView
  paid: boolean
  handed: boolean
}

/** The sale of a good that stands, the latest of several; null: it is not sold. */
export async function soldAs(db: ShopDatabase, good: string): Promise<Sold | null> {
  const movements = await db.movement.where('fields.good').equals(good).toArray()
  const orders = movements.flatMap(({ fields }) => (fields.reason === 'sold' ? (fields.order ?? []) : []))
  const standing = (await ordersById(db, [...new Set(orders)])).filter(({ sums }) => sums.state !== 'voided')
  const order = standing.sort((a, b) => a.sums.at - b.sums.at || (a.id < b.id ? -1 : 1)).at(-1)
  if (!order) return null
  return { order, paid: order.sums.state === 'paid', handed: order.steps.some(({ step }) => step === 'handed') }
}
