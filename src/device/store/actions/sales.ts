/** Selling, taking back, and setting the day of a sale. */

import { counterId, newId } from '../../../shared/domain/ids.ts'
import { type Currency, priceTimes, sum } from '../../../shared/domain/money.ts'
import type { Unit } from '../../../shared/domain/quantity.ts'
import type { ShopDatabase } from '../database.ts'
import { perform } from '../perform.ts'
import { writeState } from '../state.ts'

/** A line as it stands in the basket: a snapshot of the good. `good` is null for an amount without a good. */
export interface SaleLine {
  good: string | null
  name: string
  unit: Unit
  /** In steps of the unit. */
  quantity: number
  listPrice: number
  /** The haggled price of one unit. */
  price: number
  thumb: string | null
}

export interface SaleInput {
  lines: readonly SaleLine[]
  /** Taken off the sum, minor units; never more than the sum. */
  discount: number
  payment: { method: 'cash' | 'transfer'; given: number | null } | null
}

/** What the lines come to, less the discount; never below zero. */
export function saleTotal({ lines, discount }: Pick<SaleInput, 'lines' | 'discount'>): number {
  return Math.max(0, linesTotal(lines) - discount)
}

export function linesTotal(lines: readonly SaleLine[]): number {
  return sum(lines.map(({ price, quantity, unit }) => priceTimes(price, quantity, unit)))
}

/** Records a sale and empties the basket if `fromBasket`; resolves with the order's id once it is on disk. */
export async function recordSale(db: ShopDatabase, sale: SaleInput, fromBasket = false): Promise<string> {
  const [shop, costings] = await Promise.all([db.shop.toCollection().first(), costsOf(db, sale.lines)])
  const order = newId()
  const discount = Math.min(sale.discount, linesTotal(sale.lines))
  const lines = sale.lines.map((line, index) => {
    const cost = costings[index]
    return {
      ...line,
      id: newId(),
      total: priceTimes(line.price, line.quantity, line.unit),
      movement: line.good === null ? null : newId(),
      cost: cost == null ? null : priceTimes(cost, line.quantity, line.unit),
    }
  })
  const payments = sale.payment
    ? [{ id: newId(), method: sale.payment.method, amount: saleTotal(sale), given: sale.payment.given }]
    : []
  const currency: Currency = shop?.fields.currency ?? 'THB'
  const body = { order, channel: 'stall' as const, currency, discount, lines, payments }
  const also = async () => {
    if (fromBasket) await writeState(db, 'basket', { lines: [], discount: 0 })
  }
  await perform(db, [{ action: 'sale.record', body }], { also })
  return order
}

async function costsOf(db: ShopDatabase, lines: readonly SaleLine[]): Promise<(number | null | undefined)[]> {
  const rows = await db.costing.bulkGet(lines.map((line) => line.good ?? ''))
  return rows.map((row) => row?.fields.amount)
}

/**
 * Takes a sale back: the stock returns, what was paid is given back, and both stay on record. Voiding what is voided
 * already does nothing. `also` is done in the same transaction.
 */
export async function voidSale(
  db: ShopDatabase,
  order: string,
  { reason, undo, also }: { reason: string; undo: boolean; also?: () => Promise<void> },
): Promise<void> {
  const [lines, payments, steps] = await Promise.all([
    db.line.where('fields.order').equals(order).toArray(),
    db.payment.where('fields.order').equals(order).toArray(),
    db.step.where('fields.order').equals(order).toArray(),
  ])
  if (steps.some((step) => step.fields.step === 'voided')) return
  const body = {
    order,
    step: counterId(order),
    reason,
    undo,
    movements: lines.flatMap(({ id, fields: { good, quantity } }) =>
      good ? [{ id: counterId(id), good, quantity }] : [],
    ),
    payments: payments.map(({ id, fields: { method, amount } }) => ({
      id: counterId(id),
      method,
      amount: -amount,
      given: null,
    })),
  }
  await perform(db, [{ action: 'sale.void', body }], also ? { also } : {})
}

/** Sets the day of a sale whose time was unsure: `day` is any time within it, UTC ms. */
export async function dateSale(db: ShopDatabase, order: string, day: number): Promise<void> {
  await perform(db, [{ action: 'order.date', body: { order, step: newId(), day } }])
}
