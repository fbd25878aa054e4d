/** A buyer's request as her own page shows it: what she asked for, and what became of it. */

import { type OrderSums, orderSums } from '../../../shared/domain/order.ts'
import type {
  LineFields,
  OrderFields,
  PaymentFields,
  ReplyFields,
  RequestFields,
  ReturnFields,
  ShopFields,
  StepFields,
} from '../../../shared/domain/records.ts'
import { type Parcel, parcelOf, type RequestState, requestState } from '../../../shared/domain/request.ts'
import type { RecordRow, ShopRows, Storage } from '../../storage/port.ts'
import { zoneOf } from '../../zone.ts'
import type { ORDER_PARTS } from '../show/subjects.ts'

/** Where it stands for the buyer, each further than the one before; `gone`: sold to somebody else, and nobody has said so yet. */
export type Progress = RequestState | 'gone' | 'paid' | 'packed' | 'sent' | 'received'

export interface BuyersView {
  shop: string
  request: string
  asked: RequestFields
  /** Name of her who asked; null: what was known of her was erased. */
  name: string | null
  replies: readonly ReplyFields[]
  progress: Progress
  /** Once it was taken. */
  order: BuyersOrder | null
  /** Goods in it that are there no more. */
  gone: readonly string[]
  shopFields: ShopFields
}

interface BuyersOrder {
  id: string
  sums: OrderSums
  parcel: Parcel
}

/** By the last part of the address of her page; null: there is no such page. */
export async function lookAt(storage: Storage, link: string): Promise<BuyersView | null> {
  const found = await storage.anywhere.link(link)
  if (!found) return null
  return storage.transaction(found.shop, (rows) => viewOf(rows, found.request))
}

export async function viewOf(rows: ShopRows, request: string): Promise<BuyersView | null> {
  const [[row], [own]] = [await rows.records.load('request', [request]), await rows.records.load('shop', [rows.id])]
  if (!row || !own) return null
  const asked = row.fields as unknown as RequestFields
  const [who] = await rows.records.load('customer', [asked.customer])
  const replies = fieldsOf<ReplyFields>(await loadAbout(rows, [request], 'reply')).sort((a, b) => a.at - b.at)
  const orders = await loadAbout(rows, [request], 'order')
  const views = await Promise.all(orders.map((order) => orderView(rows, order)))
  const state = requestState(
    replies,
    views.map(({ sums }) => ({ voided: sums.state === 'voided' })),
  )
  const order = views.find(({ sums }) => sums.state !== 'voided') ?? views[0] ?? null
  const gone = state === 'asked' ? await goneOf(rows, asked) : []
  return {
    shop: rows.id,
    request,
    asked,
    name: who && !who.deleted && who.fields.name ? String(who.fields.name) : null,
    replies,
    progress: progressOf(state, order, gone.length > 0),
    order,
    gone,
    shopFields: { ...(own.fields as unknown as ShopFields), zone: zoneOf(own.fields.zone) },
  }
}

function progressOf(state: RequestState, order: BuyersView['order'], gone: boolean): Progress {
  if (state === 'asked' && gone) return 'gone'
  if (state !== 'taken' || !order) return state
  return order.parcel.state ?? (order.sums.state === 'paid' ? 'paid' : 'taken')
}

async function orderView(rows: ShopRows, { id, fields }: RecordRow): Promise<BuyersOrder> {
  const of = async <T>(kind: (typeof ORDER_PARTS)[number]) => withIds<T>(await loadAbout(rows, [id], kind))
  const [lines, payments] = [await of<LineFields>('line'), await of<PaymentFields>('payment')]
  const [steps, returns] = [await of<StepFields>('step'), await of<ReturnFields>('return')]
  return {
    id,
    sums: orderSums(fields as unknown as OrderFields, lines, payments, steps, returns),
    parcel: parcelOf(steps),
  }
}

/** Of what was counted, what is not enough any more. */
async function goneOf(rows: ShopRows, { lines }: RequestFields): Promise<string[]> {
  const stocks = await rows.window.stocks(lines.map(({ good }) => good))
  return lines.flatMap(({ good, quantity }) => {
    const stock = stocks.get(good)
    return stock && stock.movements > 0 && stock.quantity < quantity ? [good] : []
  })
}

async function loadAbout(rows: ShopRows, subjects: string[], kind: RecordRow['kind']): Promise<RecordRow[]> {
  const about = await rows.window.about(subjects, [kind])
  return rows.records.load(
    kind,
    about.map(({ id }) => id),
  )
}

/** What lies in the records was parsed on its way in. */
function withIds<T>(rows: readonly RecordRow[]): (T & { id: string })[] {
  return rows.map(({ id, fields }) => ({ ...(fields as unknown as T), id }))
}

function fieldsOf<T>(rows: readonly RecordRow[]): T[] {
  return rows.map(({ fields }) => fields as unknown as T)
}
