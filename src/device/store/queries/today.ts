/** What was sold today, in the shop's zone. */

import { dayOf } from '../../../shared/domain/day.ts'
import { sum } from '../../../shared/domain/money.ts'
import type { ShopDatabase } from '../database.ts'
import { readState } from '../state.ts'
import { type OrderView, ordersBetween } from './orders.ts'

export interface Today {
  count: number
  total: number
  cash: number
  transfer: number
  /** Newest first, voided ones among them. */
  sales: OrderView[]
  /** The last seven days, oldest first, today at the end. */
  days: { from: number; total: number }[]
}

const DAYS = 7

export async function today(db: ShopDatabase, phoneTime: number): Promise<Today> {
  const [shop, clock] = await Promise.all([db.shop.toCollection().first(), readState(db, 'clock')])
  const zone = shop?.fields.zone ?? 'Asia/Bangkok'
  const days = lastDays(phoneTime + (clock?.offset ?? 0), zone)
  const views = await ordersBetween(db, days[0]?.from ?? 0, days.at(-1)?.to ?? 0)
  const valid = views.filter(({ sums }) => sums.state !== 'voided')
  const within = (list: OrderView[], day: { from: number; to: number } | undefined) =>
    list.filter(({ sums }) => day !== undefined && sums.at >= day.from && sums.at < day.to)
  const soldToday = within(valid, days.at(-1))
  const paidBy = (method: 'cash' | 'transfer') =>
    sum(
      soldToday.flatMap(({ payments }) => payments.filter((one) => one.method === method).map(({ amount }) => amount)),
    )
  return {
    count: soldToday.length,
    total: totalOf(soldToday),
    cash: paidBy('cash'),
    transfer: paidBy('transfer'),
    sales: within(views, days.at(-1)),
    days: days.map((day) => ({ from: day.from, total: totalOf(within(valid, day)) })),
  }
}

function totalOf(views: readonly OrderView[]): number {
  return sum(views.map(({ sums }) => sums.total - sums.returned))
}

function lastDays(now: number, zone: string): { from: number; to: number }[] {
  const days = [dayOf(now, zone)]
  while (days.length < DAYS) days.unshift(dayOf((days[0]?.from ?? now) - 1, zone))
  return days
}
