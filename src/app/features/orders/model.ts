/** What the screens of the sales ask of the phone; nothing else here knows the database. */

import type { OrderView } from '../../../device/store/queries/orders.ts'
import { dayOf } from '../../../shared/domain/day.ts'

export { madeAnother, refund, swap } from '../../../device/store/actions/claims.ts'
export { recordPayment } from '../../../device/store/actions/payments.ts'
export { sendLater } from '../../../device/store/actions/receipts.ts'
export { discard, sendAgain } from '../../../device/store/actions/refusals.ts'
export {
  type Back,
  moneyBack,
  returnGoods,
  stillSold,
  worthOf,
} from '../../../device/store/actions/returns.ts'
export { dateSale, voidSale } from '../../../device/store/actions/sales.ts'
export { calls, isOpen } from '../../../device/store/queries/calls.ts'
export { type Claim, type ClaimingSale, claims } from '../../../device/store/queries/claims.ts'
export { type OrderView, order, orders, ordersById } from '../../../device/store/queries/orders.ts'
export { owing, slipUses } from '../../../device/store/queries/payments.ts'
export { personName } from '../../../device/store/queries/people.ts'
export { unsentReceipts } from '../../../device/store/queries/receipts.ts'
export { requestCounts, toSend } from '../../../device/store/queries/requests.ts'
export { shelf, type Tile, tiles } from '../../../device/store/queries/shelf.ts'

export interface Day {
  from: number
  sales: OrderView[]
}

/** The sales of each day of the shop's zone, both newest first. */
export function byDay(sales: readonly OrderView[], zone: string): Day[] {
  const days: Day[] = []
  let last: Day | undefined
  // A day that was set later moves its sale among the days.
  for (const sale of [...sales].sort((a, b) => b.sums.at - a.sums.at)) {
    if (!last || sale.sums.at < last.from) {
      const { from } = dayOf(sale.sums.at, zone)
      last = { from, sales: [] }
      days.push(last)
    }
    last.sales.push(sale)
  }
  return days
}

/** Noon of the day some days before now, in the shop's zone. */
export function noonBefore(now: number, days: number, zone: string): number {
  let { from } = dayOf(now, zone)
  for (let count = 0; count < days; count++) from = dayOf(from - 1, zone).from
  return from + NOON
}

/** Noon of a calendar day as a date field gives it, `2026-01-14`; null for what is no date. */
export function noonOf(date: string, zone: string): number | null {
  const noon = Date.parse(`${date}T12:00:00Z`)
  return Number.isNaN(noon) ? null : dayOf(noon, zone).from + NOON
}

const NOON = 12 * 60 * 60 * 1000
