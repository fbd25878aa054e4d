/** What is still to be paid, and which slip was shown for what. */

import { sum } from '../../../shared/domain/money.ts'
import type { Slip } from '../../../shared/domain/slip.ts'
import type { ShopDatabase } from '../database.ts'
import { type OrderView, ordersById } from './orders.ts'

export interface Owing {
  /** What all of them owe, minor units. */
  owed: number
  /** The oldest first: it has waited longest. */
  sales: OrderView[]
}

/** Sales that are not all paid yet. Only those that were not at the time of the sale are looked at. */
export async function owing(db: ShopDatabase): Promise<Owing> {
  const ids = await db.order.where('fields.due').above(0).primaryKeys()
  const sales = (await ordersById(db, ids)).filter(({ sums }) => sums.owed > 0).sort((a, b) => a.sums.at - b.sums.at)
  return { owed: sum(sales.map(({ sums }) => sums.owed)), sales }
}

/**
 * The sales for which a slip was shown. One that was undone in the seconds after it never was a sale; one that was voided
 * was: its money is back with the buyer, and its slip is worth nothing.
 */
export async function slipUses(db: ShopDatabase, { bank, reference }: Slip): Promise<OrderView[]> {
  const payments = await db.payment.where('fields.slip.reference').equals(reference).toArray()
  const shown = payments.filter(({ fields }) => fields.slip?.bank === bank)
  const sales = await ordersById(db, [...new Set(shown.map(({ fields }) => fields.order))])
  return sales.filter(({ steps }) => !steps.some(({ step, undo }) => step === 'voided' && undo))
}
