/** Sales with what is derived of them. */

import type { Table } from 'dexie'
import { changesOf } from '../../../shared/domain/changes.ts'
import { timeOfId } from '../../../shared/domain/ids.ts'
import { type OrderSums, orderSums } from '../../../shared/domain/order.ts'
import type {
  LineFields,
  OrderFields,
  PaymentFields,
  ReturnFields,
  StepFields,
  Version,
} from '../../../shared/domain/records.ts'
import { groupBy } from '../../../shared/group.ts'
import type { ShopDatabase } from '../database.ts'
import type { OutboxRow, Row } from '../rows.ts'

export interface OrderView {
  id: string
  order: OrderFields
  lines: (LineFields & { id: string })[]
  payments: PaymentFields[]
  steps: StepFields[]
  returns: ReturnFields[]
  sums: OrderSums
  /** Something of it is not yet at the server. */
  waiting: boolean
  refused: { number: number; code: string; reason: string } | null
}

export async function order(db: ShopDatabase, id: string): Promise<OrderView | undefined> {
  const row = await db.order.get(id)
  return row && (await views(db, [row]))[0]
}

/** Sales by their ids, those of them that are here. */
export async function ordersById(db: ShopDatabase, ids: readonly string[]): Promise<OrderView[]> {
  const rows = await db.order.bulkGet([...ids])
  return views(
    db,
    rows.flatMap((row) => row ?? []),
  )
}

/** Sales before a time, newest first. */
export async function orders(
  db: ShopDatabase,
  { before = Infinity, limit }: { before?: number; limit: number },
): Promise<OrderView[]> {
  const rows = await db.order.where('fields.at').below(before).reverse().limit(limit).toArray()
  return views(db, rows)
}

/** Sales of a span of time, newest first: those recorded in it, and those whose day a person set into it. */
export async function ordersBetween(db: ShopDatabase, from: number, to: number): Promise<OrderView[]> {
  const [recorded, dated] = await Promise.all([
    db.order.where('fields.at').between(from, to, true, false).toArray(),
    db.step.where('fields.day').between(from, to, true, false).toArray(),
  ])
  const known = new Set(recorded.map((row) => row.id))
  const moved = await db.order.bulkGet(
    [...new Set(dated.map((step) => step.fields.order))].filter((id) => !known.has(id)),
  )
  const found = await views(db, [...recorded, ...moved.flatMap((row) => row ?? [])])
  return found.filter(({ sums }) => sums.at >= from && sums.at < to).sort((a, b) => b.sums.at - a.sums.at)
}

/** Sales whose facts are read at a stretch: what comes in one answer, some hundred lines, a slow phone unpacks in one task. */
const SLICE = 15

async function views(db: ShopDatabase, rows: readonly Row<'order'>[]): Promise<OrderView[]> {
  // Not what waits, which after a week without a network is thousands: the facts themselves tell.
  const answered = await db.outbox.where('state').anyOf('applied', 'refused').toArray()
  const queued = groupBy(answered, ({ operation: { body } }) => ('order' in body ? body.order : ''))
  const found: OrderView[] = []
  for (let from = 0; from < rows.length; from += SLICE)
    found.push(...(await viewsOf(db, rows.slice(from, from + SLICE), queued)))
  return found
}

async function viewsOf(
  db: ShopDatabase,
  rows: readonly Row<'order'>[],
  queued: ReadonlyMap<string, readonly OutboxRow[]>,
): Promise<OrderView[]> {
  const ids = rows.map((row) => row.id)
  const [lines, payments, steps, returns] = await Promise.all([
    factsOf(db.line, ids),
    factsOf(db.payment, ids),
    factsOf(db.step, ids),
    factsOf(db.return, ids),
  ])
  const linesOf = groupBy(lines, (line) => line.fields.order)
  const paymentsOf = groupBy(payments, (payment) => payment.fields.order)
  const stepsOf = groupBy(steps, (step) => step.fields.order)
  const returnsOf = groupBy(returns, (one) => one.fields.order)
  return rows.map((row) => {
    const { id, fields } = row
    const stepRows = stepsOf.get(id) ?? []
    const paymentRows = paymentsOf.get(id) ?? []
    const facts = {
      lines: (linesOf.get(id) ?? []).map((line) => ({ ...line.fields, id: line.id })),
      payments: paymentRows.map((payment) => payment.fields),
      steps: stepRows.map((step) => step.fields),
      returns: (returnsOf.get(id) ?? []).map((one) => one.fields),
    }
    const ops = queued.get(id) ?? []
    return {
      id,
      order: fields,
      ...facts,
      sums: orderSums(fields, facts.lines, facts.payments, facts.steps, facts.returns),
      waiting: isWaiting([row, ...stepRows, ...paymentRows], ops),
      refused: refusedOf(ops),
    }
  })
}

/**
 * Whether the server has not answered for something of a sale: each operation on one makes the order, a step or a payment
 * of it, and what the server has sent back has a version.
 */
function isWaiting(made: readonly { id: string; version?: Version }[], answered: readonly OutboxRow[]): boolean {
  const alone = made.filter(({ version }) => version === undefined)
  if (alone.length === 0) return false
  const known = new Set(answered.flatMap(({ operation }) => changesOf(operation, operation.at).map(({ id }) => id)))
  return alone.some(({ id }) => !known.has(id))
}

/**
 * Facts of orders, and perhaps of some between them. Ids are in order of time: orders made close to one another are read as
 * one range. A busy day, a thousand sales of twenty lines, takes seconds order by order.
 */
async function factsOf<T>(table: Table<T, string>, orders: readonly string[]): Promise<T[]> {
  const read = ranges(orders).map(([from, to]) => table.where('fields.order').between(from, to, true, true).toArray())
  return (await Promise.all(read)).flat()
}

/** How far apart orders of one range are made at most, ms. */
const CLOSE = 60 * 60 * 1000

/** Spans of ids made close to one another that hold all of these. */
export function ranges(ids: readonly string[]): [from: string, to: string][] {
  const found: [string, string][] = []
  for (const id of [...ids].sort()) {
    const last = found.at(-1)
    if (last && timeOfId(id) - timeOfId(last[1]) < CLOSE) last[1] = id
    else found.push([id, id])
  }
  return found
}

function refusedOf(ops: readonly OutboxRow[]): OrderView['refused'] {
  const op = ops.find(({ state }) => state === 'refused')
  return op ? { number: op.number, code: op.code ?? 'fault', reason: op.reason ?? '' } : null
}
