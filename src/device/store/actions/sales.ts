/** Selling, taking back, and setting the day of a sale. */

import { costOf } from '../../../shared/domain/costing.ts'
import { counterId, newId } from '../../../shared/domain/ids.ts'
import { type Currency, sum } from '../../../shared/domain/money.ts'
import type { Unit } from '../../../shared/domain/quantity.ts'
import type { Slip } from '../../../shared/domain/slip.ts'
import { totalOf } from '../../../shared/domain/yards.ts'
import { MAX_OPERATION_BYTES } from '../../../shared/protocol/limits.ts'
import type { Body } from '../../../shared/protocol/operations.ts'
import type { ShopDatabase } from '../database.ts'
import { type Intent, perform } from '../perform.ts'
import { type State, writeState } from '../state.ts'
import { nextReceipt } from './receipts.ts'

/** A line as it stands in the basket: a snapshot of the good. `good` is null for an amount without a good. */
export interface SaleLine {
  good: string | null
  name: string
  unit: Unit
  /** In steps of the unit. */
  quantity: number
  /** Hundredths of a yard, where it is sold by the yard. */
  yards?: number
  listPrice: number
  /** The haggled price of one unit. */
  price: number
  thumb: string | null
}

/** A line as it is sold: of goods in lots, from one of them. */
export interface LotLine extends SaleLine {
  lot?: string
  total?: number
}

export interface SaleInput {
  lines: readonly SaleLine[]
  /** Taken off the sum, minor units; never more than the sum. */
  discount: number
  payment: PaymentInput | null
}

export interface PaymentInput {
  method: 'cash' | 'transfer'
  /** Cash that was handed over; null where nobody asked. */
  given: number | null
  /** Minor units; left out, it is all that the sale comes to. */
  amount?: number
  slip?: Slip
}

/** What the lines come to, less the discount; never below zero. */
export function saleTotal({ lines, discount }: Pick<SaleInput, 'lines' | 'discount'>): number {
  return Math.max(0, linesTotal(lines) - discount)
}

export function linesTotal(lines: readonly SaleLine[]): number {
  return sum(lines.map(totalOf))
}

/** The most lines that one sale takes on the wire. */
const MAX_LINES = 100
/** JSON bytes of what stands around the lines: envelope, order, payment. */
const AROUND_LINES = 1024
/** What a line may yet grow by, bytes: another price, a larger quantity. */
const GROWTH = 32

/** Whether one operation can carry a sale of these lines (SYNC 3): asked before a line is added, and not first at payment. */
export function fitsOneSale(lines: readonly LotLine[]): boolean {
  if (lines.length > MAX_LINES) return false
  const id = newId()
  const sold = lines.map((line) => ({ ...line, id, movement: id, total: line.price * line.quantity, cost: line.price }))
  const bytes = new TextEncoder().encode(JSON.stringify(sold)).length
  return AROUND_LINES + bytes + GROWTH * lines.length <= MAX_OPERATION_BYTES
}

/** What a buyer far away had asked for, and who she is. */
export interface Asked {
  request: string
  customer: string
}

interface SaleOptions {
  fromBasket?: boolean
  asked?: Asked
  channel?: Body<'sale.record'>['channel']
  with?: readonly Intent[]
}

/**
 * Records a sale and empties the basket if `fromBasket`; resolves with the order's id once it is on disk.
 * @param asked the request that it answers: it is an order from afar then
 * @param channel where it is sold, if not at the stall
 * @param with what else is done by it, in the same transaction
 */
export async function recordSale(
  db: ShopDatabase,
  sale: SaleInput,
  { fromBasket = false, asked, channel = asked ? 'online' : 'stall', with: others = [] }: SaleOptions = {},
): Promise<string> {
  const order = newId()
  const payment = newId()
  // Fetched before the transaction, which ends where it has to wait for anything else. A sale is never refused for it.
  const lots = (await db.lot.count()) > 0 ? await import('./fromLots.ts').catch(() => null) : null
  let receipt: State['receipts'] | undefined
  let recorded = order
  const intents = async (): Promise<Intent[]> => {
    // Two taps take a request once.
    const before = asked && (await db.order.where('fields.request').equals(asked.request).first())
    if (before) {
      recorded = before.id
      return []
    }
    const taken = (await lots?.fromLots(db, sale.lines)) ?? sale.lines
    const [shop, costs, next] = await Promise.all([db.shop.get(db.shopId), costsOf(db, taken), nextReceipt(db)])
    // A phone that has joined and knows nothing of its shop yet does not know which letters are taken.
    receipt = shop && next
    const lines = taken.map((line: LotLine, index) => ({
      total: totalOf(line),
      ...line,
      id: newId(),
      movement: line.good === null ? null : newId(),
      cost: costs[index] ?? null,
    }))
    const total = saleTotal(sale)
    const payments = sale.payment ? [{ id: payment, amount: total, ...sale.payment }] : []
    const due = total - sum(payments.map(({ amount }) => amount))
    const discount = Math.min(sale.discount, linesTotal(sale.lines))
    const currency: Currency = shop?.fields.currency ?? 'THB'
    const body = {
      order,
      channel,
      currency,
      discount,
      lines,
      payments,
      ...(due > 0 ? { due } : {}),
      ...(receipt ? { receipt: `${receipt.letter}-${receipt.count}` } : {}),
    }
    if (!asked) return [...others, { action: 'sale.record', body }]
    const { request, customer } = asked
    return [
      { action: 'sale.record', body: { ...body, request } },
      { action: 'order.customer', body: { order, step: newId(), customer } },
    ]
  }
  const also = async () => {
    if (fromBasket) await writeState(db, 'basket', { lines: [], discount: 0 })
    if (receipt) await writeState(db, 'receipts', receipt)
  }
  await perform(db, intents, { also })
  return recorded
}

/** What each line cost its maker, as far as this phone knows. */
async function costsOf(db: ShopDatabase, lines: readonly LotLine[]): Promise<(number | null)[]> {
  const rows = await db.costing.bulkGet(lines.map((line) => line.good ?? ''))
  return lines.map((line, index) => {
    const total = line.total ?? totalOf(line)
    return costOf(rows[index]?.fields ?? {}, { ...line, total })
  })
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
  const [lines, payments, steps, returns] = await Promise.all([
    db.line.where('fields.order').equals(order).toArray(),
    db.payment.where('fields.order').equals(order).toArray(),
    db.step.where('fields.order').equals(order).toArray(),
    db.return.where('fields.order').equals(order).toArray(),
  ])
  if (steps.some((step) => step.fields.step === 'voided')) return
  const body = {
    order,
    step: counterId(order),
    reason,
    undo,
    // What came back before has been put back, or thrown away, then.
    movements: lines.flatMap(({ id, fields: { good, quantity, lot } }) => {
      const left = quantity - sum(returns.flatMap(({ fields }) => (fields.line === id ? fields.quantity : [])))
      return good && left > 0 ? [{ id: counterId(id), good, quantity: left, ...(lot ? { lot } : {}) }] : []
    }),
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
