/** What a buyer brings back, in part or whole. */

import { newId } from '../../../shared/domain/ids.ts'
import { shareOut, sum } from '../../../shared/domain/money.ts'
import { worthOfPart } from '../../../shared/domain/yards.ts'
import type { ShopDatabase } from '../database.ts'
import { type Intent, perform } from '../perform.ts'
import { type OrderView, order as readOrder } from '../queries/orders.ts'

/** Of each line by its id, how much comes back, in steps of its unit. */
export type Back = Readonly<Record<string, number>>

export interface ReturnInput {
  back: Back
  /** What both agree it is worth, minor units. */
  amount: number
  /** False: it cannot be sold again. */
  restock: boolean
  reason: string
  method: 'cash' | 'transfer'
}

/** How much of each line is still with the buyer, by the line's id. */
export function stillSold({ lines, returns }: Pick<OrderView, 'lines' | 'returns'>): Record<string, number> {
  return Object.fromEntries(
    lines.map(({ id, quantity }) => {
      const came = sum(returns.flatMap((one) => (one.line === id ? one.quantity : [])))
      return [id, Math.max(0, quantity - came)]
    }),
  )
}

/** What was paid for it: its price, less its share of the discount. With the last thing comes all that is left. */
export function worthOf(view: OrderView, back: Back): number {
  const { lines, sums } = view
  const left = stillSold(view)
  const rest = sums.total - sums.returned
  if (lines.every(({ id }) => (back[id] ?? 0) >= (left[id] ?? 0))) return rest
  const priced = sum(lines.map((line) => worthOfPart(line, back[line.id] ?? 0)))
  const [share = 0] = shareOut(sums.total, [priced, Math.max(0, sums.lines - priced)])
  return Math.min(rest, share)
}

/** Of what it is worth, the money that goes back: what was not paid for yet is owed no more instead. */
export function moneyBack({ sums }: Pick<OrderView, 'sums'>, amount: number): number {
  return Math.min(amount, Math.max(0, sums.paid - (sums.total - sums.returned - amount)))
}

/**
 * Takes goods back; resolves with the money that is to be given for them, once it is on disk. What is still with the buyer
 * is read in the transaction that records it: two tabs do not take the same thing back twice.
 */
export async function returnGoods(db: ShopDatabase, order: string, input: ReturnInput): Promise<number> {
  let money = 0
  const intents = async (): Promise<Intent[]> => {
    const view = await readOrder(db, order)
    const returns = view && view.sums.state !== 'voided' ? returnsOf(view, input) : []
    if (!view || returns.length === 0) return []
    money = moneyBack(view, sum(returns.map(({ amount }) => amount)))
    const payments = money > 0 ? [{ id: newId(), method: input.method, amount: -money, given: null }] : []
    return [{ action: 'sale.return', body: { order, step: newId(), reason: input.reason, returns, payments } }]
  }
  await perform(db, intents)
  return money
}

function returnsOf(view: OrderView, { back, amount, restock }: ReturnInput) {
  const left = stillSold(view)
  const lines = view.lines.flatMap((line) => {
    const quantity = Math.min(back[line.id] ?? 0, left[line.id] ?? 0)
    return quantity > 0 ? [{ line, quantity }] : []
  })
  if (lines.length === 0) return []
  const weights = lines.map(({ line, quantity }) => worthOfPart(line, quantity))
  const shares = shareOut(Math.min(amount, view.sums.total - view.sums.returned), weights)
  return lines.map(({ line: { id, good, lot }, quantity }, index) => ({
    id: newId(),
    line: id,
    good,
    quantity,
    amount: shares[index] ?? 0,
    movement: good && restock ? newId() : null,
    ...(lot ? { lot } : {}),
  }))
}
