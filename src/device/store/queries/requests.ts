/** What buyers far away ask for, with what is derived of it. */

import type { CustomerFields, ReplyFields, RequestFields } from '../../../shared/domain/records.ts'
import { type RequestState, requestState } from '../../../shared/domain/request.ts'
import type { ShopDatabase } from '../database.ts'
import type { Row } from '../rows.ts'
import { type OrderView, ordersById } from './orders.ts'
import { isSupply } from './oversold.ts'

export interface RequestView {
  id: string
  fields: RequestFields
  /** null: what was known of her was erased. */
  customer: CustomerFields | null
  /** In the order in which they were said. */
  replies: ReplyFields[]
  state: RequestState
  /** The order that it became. */
  order: string | null
  /** Goods in it of which there is not enough any more. */
  gone: string[]
}

/** How many there are, and how many of them wait for an answer. */
export async function requestCounts(db: ShopDatabase): Promise<{ all: number; open: number }> {
  const all = await db.request.count()
  return { all, open: all === 0 ? 0 : (await requests(db)).filter(({ state }) => state === 'asked').length }
}

/** All of them, newest first. */
export async function requests(db: ShopDatabase): Promise<RequestView[]> {
  const rows = await db.request.reverse().toArray()
  return Promise.all(rows.map((row) => viewOf(db, row)))
}

export async function request(db: ShopDatabase, id: string): Promise<RequestView | undefined> {
  const row = await db.request.get(id)
  return row && viewOf(db, row)
}

/** The latest orders from afar that are looked through: what is older has long gone. */
const LATEST = 200

/** Orders from afar that are to be sent and have not been, the oldest first. */
export async function toSend(db: ShopDatabase): Promise<OrderView[]> {
  const ids = (await db.order.where('fields.request').above('').primaryKeys()).sort().slice(-LATEST)
  const steps = await db.step.where('fields.order').anyOf(ids).toArray()
  const gone = new Set(steps.flatMap(({ fields: { order, step } }) => (OVER.has(step) ? order : [])))
  const here = await ordersById(
    db,
    ids.filter((id) => !gone.has(id)),
  )
  const asked = await db.request.bulkGet(here.map(({ order }) => order.request ?? ''))
  return here.filter(
    ({ sums, refused }, index) => !asked[index]?.fields.pickup && sums.state !== 'returned' && refused === null,
  )
}

/** After these steps nothing is sent any more. */
const OVER: ReadonlySet<string> = new Set(['voided', 'sent', 'received'])

async function viewOf(db: ShopDatabase, { id, fields }: Row<'request'>): Promise<RequestView> {
  const [customer, replies, orders, shelf] = await Promise.all([
    db.customer.get(fields.customer),
    db.reply.where('fields.request').equals(id).toArray(),
    db.order.where('fields.request').equals(id).toArray(),
    db.shelf.bulkGet(fields.lines.map(({ good }) => good)),
  ])
  const ordered = await Promise.all(
    orders.map(async (order) => {
      const steps = await db.step.where('fields.order').equals(order.id).toArray()
      return { id: order.id, voided: steps.some(({ fields: { step } }) => step === 'voided') }
    }),
  )
  return {
    id,
    fields,
    customer: customer && !customer.deleted ? customer.fields : null,
    replies: replies.map((row) => row.fields).sort((a, b) => a.at - b.at),
    state: requestState(
      replies.map((row) => row.fields),
      ordered,
    ),
    order: (ordered.find(({ voided }) => !voided) ?? ordered[0])?.id ?? null,
    gone: await counted(
      db,
      fields.lines.flatMap(({ good, quantity }, index) => ((shelf[index]?.left ?? 0) < quantity ? [good] : [])),
    ),
  }
}

/** Those that somebody counts: of a good that was never made or counted, nobody knows how many there are. */
async function counted(db: ShopDatabase, goods: readonly string[]): Promise<string[]> {
  const short = await Promise.all(
    goods.map(async (good) => {
      const movements = await db.movement.where('fields.good').equals(good).toArray()
      return movements.some(isSupply) ? [good] : []
    }),
  )
  return short.flat()
}
