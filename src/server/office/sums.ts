/** What a shop adds to the sums of its community, from its records. Buyers' requests that nobody took are no orders. */

import { localDate } from '../../shared/domain/day.ts'
import { orderSums } from '../../shared/domain/order.ts'
import { periodOf, type Span } from '../../shared/domain/periods.ts'
import type { FieldsOf, Kind } from '../../shared/domain/records.ts'
import { groupBy } from '../../shared/group.ts'
import type { MonthSums } from '../storage/office.ts'
import type { RecordRow } from '../storage/port.ts'

/** Raised when the same records give other sums. */
export const SUMS_VERSION = 1

/** What is read for it: payments change nothing of what a sale came to. */
export const SUMMED_KINDS: readonly Kind[] = ['order', 'line', 'step', 'return', 'lesson']

export interface ShopSums {
  months: MonthSums[]
  lastSale: number | null
  lessons: number
}

/** @param zone of the shop: in it its months begin */
export function sumsOf(records: readonly RecordRow[], zone: string): ShopSums {
  const some = <K extends Kind>(kind: K) =>
    records.flatMap(({ kind: own, id, fields }) =>
      own === kind ? [{ id, ...(fields as unknown as FieldsOf[K]) }] : [],
    )
  const lines = groupBy(some('line'), ({ order }) => order)
  const steps = groupBy(some('step'), ({ order }) => order)
  const returns = groupBy(some('return'), ({ order }) => order)
  const months = new Map<string, MonthSums>()
  const monthIn = monthsIn(zone)
  let lastSale: number | null = null
  for (const order of some('order')) {
    const { id, channel, currency } = order
    const sums = orderSums(order, lines.get(id) ?? [], [], steps.get(id) ?? [], returns.get(id) ?? [])
    if (sums.state === 'voided' || sums.state === 'returned') continue
    const income = sums.total - sums.returned
    const month = monthIn(sums.at)
    const key = `${month} ${currency}`
    const into = months.get(key) ?? { month, currency, orders: 0, income: 0, onlineOrders: 0, onlineIncome: 0 }
    into.orders += 1
    into.income += income
    if (channel === 'online') {
      into.onlineOrders += 1
      into.onlineIncome += income
    }
    months.set(key, into)
    lastSale = Math.max(lastSale ?? sums.at, sums.at)
  }
  const lessons = new Set(some('lesson').map(({ lesson, device }) => `${device} ${lesson}`)).size
  return { months: [...months.values()], lastSale, lessons }
}

/** The same as `monthOf`, for a year of sales at once: where a month begins and ends is worked out once a month. */
function monthsIn(zone: string): (at: number) => string {
  const known: (Span & { month: string })[] = []
  return (at) => {
    const found = known.find(({ from, to }) => at >= from && at < to)
    if (found) return found.month
    const { from, to } = periodOf('month', at, 0, zone)
    const month = monthOf(at, zone)
    // What was sold last is counted next to what was sold before it.
    known.unshift({ from, to, month })
    return month
  }
}

/** `YYYY-MM` of a time in a zone. */
export function monthOf(at: number, zone: string): string {
  const { year, month } = localDate(at, zone)
  return `${year}-${String(month).padStart(2, '0')}`
}
