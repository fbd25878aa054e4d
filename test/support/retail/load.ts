/**
 * Loads a trade through the app's own operations, as a seller would have entered it. The file has no dates: all of it is
 * sold today. What no operation takes is listed with its reason.
 */

import { addGood, changeStock } from '../../../src/device/store/actions/goods.ts'
import { recordSale, type SaleLine, voidSale } from '../../../src/device/store/actions/sales.ts'
import type { ShopDatabase } from '../../../src/device/store/database.ts'
import { OperationTooLarge } from '../../../src/device/store/perform.ts'
import type { NewPhoto } from '../../../src/device/store/rows.ts'
import { groupBy } from '../../../src/shared/group.ts'
import { isCancellation, isCorrection, isGood, type TradeLine } from './trade.ts'

export type Reason =
  | 'a fee, discount or charge taken back: no sale is below zero'
  | 'taken back by nobody: the sale cannot be known'
  | 'taken back, and no sale before it in this file holds it'
  | 'neither sold nor taken back: a good of nothing'

export interface Loaded {
  /** Ids of the goods by their codes. */
  goods: Map<string, string>
  /** What was there of each good before the first sale, by code. */
  delivered: Map<string, number>
  taken: TradeLine[]
  listed: { line: TradeLine; reason: Reason }[]
}

/** A sale of the file as the app has it now. */
interface Sale {
  order: string
  method: 'cash' | 'transfer'
  lines: SaleLine[]
}

/** The most lines that the wire takes in one sale; a till's invoice has up to 675. */
const MAX_LINES = 100
/** Goods come by the hundred. */
const CRATE = 100

/** @param photos are shared out among the goods; none: goods without a picture */
export async function loadTrade(
  db: ShopDatabase,
  trade: readonly TradeLine[],
  photos: readonly NewPhoto[] = [],
): Promise<Loaded> {
  const loaded: Loaded = { goods: new Map(), delivered: new Map(), taken: [], listed: [] }
  await addGoods(db, trade, photos, loaded)
  await sellAll(db, trade, loaded)
  return loaded
}

/** Sells a trade from goods that are there. @param goods their ids by their codes */
export async function sellTrade(
  db: ShopDatabase,
  trade: readonly TradeLine[],
  goods: Loaded['goods'],
): Promise<Loaded> {
  const loaded: Loaded = { goods, delivered: new Map(), taken: [], listed: [] }
  await sellAll(db, trade, loaded)
  return loaded
}

async function sellAll(db: ShopDatabase, trade: readonly TradeLine[], loaded: Loaded): Promise<void> {
  /** By customer, latest last: what a cancellation may take back. */
  const sales = new Map<string, Sale[]>()
  for (const lines of groupBy(trade, ({ invoice }) => invoice).values()) {
    const [first] = lines
    if (!first) continue
    if (isCancellation(first)) await takeBack(db, lines, sales.get(first.customer) ?? [], loaded)
    else sales.set(first.customer, [...(sales.get(first.customer) ?? []), ...(await sell(db, lines, loaded))])
  }
}

/** A good as the trade tells of it. */
export interface Stocked {
  code: string
  name: string
  price: number | null
  quantity: number
}

/** The goods of a trade, with as much of each as it sells. */
export function goodsOf(trade: readonly TradeLine[]): Stocked[] {
  return Array.from(
    groupBy(trade.filter(isGood), (line) => line.code),
    ([code, lines]) => {
      const sold = lines.reduce((sum, { quantity }) => sum + Math.max(0, quantity), 0)
      return {
        code,
        name: commonest(lines.flatMap((line) => line.name || [])) ?? '',
        price: commonest(lines.flatMap((line) => line.price || [])) ?? null,
        quantity: Math.ceil(sold / CRATE) * CRATE,
      }
    },
  )
}

async function addGoods(
  db: ShopDatabase,
  trade: readonly TradeLine[],
  photos: readonly NewPhoto[],
  { goods, delivered }: Loaded,
): Promise<void> {
  for (const { code, name, price, quantity } of goodsOf(trade)) {
    delivered.set(code, quantity)
    const photo = photos[goods.size % photos.length]
    goods.set(code, await addGood(db, { ...PLAIN, name, price, quantity, photos: photo ? [photo] : [] }))
  }
}

const PLAIN = {
  unit: 'piece',
  category: '',
  fibre: '',
  width: null,
  length: null,
  weight: null,
  story: '',
  cost: null,
} as const

async function sell(db: ShopDatabase, lines: readonly TradeLine[], loaded: Loaded): Promise<Sale[]> {
  const sold: TradeLine[] = []
  for (const line of lines) {
    const good = loaded.goods.get(line.code)
    if (line.quantity === 0 || (line.quantity < 0 && !(good && isCorrection(line)))) {
      loaded.listed.push({ line, reason: 'neither sold nor taken back: a good of nothing' })
      continue
    }
    loaded.taken.push(line)
    if (good && isCorrection(line)) await changeStock(db, good, line.quantity, 'counted')
    else sold.push(line)
  }
  const method = sold[0]?.customer ? 'transfer' : 'cash'
  return record(
    db,
    sold.map((line) => saleLine(line, loaded)),
    method,
  )
}

function saleLine({ code, name, quantity, price }: TradeLine, { goods }: Loaded): SaleLine {
  return { good: goods.get(code) ?? null, name, unit: 'piece', quantity, listPrice: price, price, thumb: null }
}

/** Records lines as one sale, or as several where the wire does not take so many in one. */
async function record(db: ShopDatabase, lines: SaleLine[], method: Sale['method']): Promise<Sale[]> {
  if (lines.length === 0) return []
  if (lines.length <= MAX_LINES) {
    try {
      const order = await recordSale(db, { lines, discount: 0, payment: { method, given: null } })
      return [{ order, method, lines }]
    } catch (error) {
      if (!(error instanceof OperationTooLarge)) throw error
    }
  }
  const half = Math.ceil(lines.length / 2)
  return [...(await record(db, lines.slice(0, half), method)), ...(await record(db, lines.slice(half), method))]
}

/** The app takes back whole sales: what the buyer kept of one is sold to them anew. */
async function takeBack(
  db: ShopDatabase,
  lines: readonly TradeLine[],
  sales: Sale[],
  { goods, taken, listed }: Loaded,
): Promise<void> {
  const touched = new Map<Sale, SaleLine[]>()
  for (const line of lines) {
    const reason = whyNot(line)
    const good = goods.get(line.code)
    const holder = sales.findLast((sale) => placeOf(line, good, touched.get(sale) ?? sale.lines) >= 0)
    if (reason || !holder) {
      listed.push({ line, reason: reason ?? 'taken back, and no sale before it in this file holds it' })
      continue
    }
    taken.push(line)
    touched.set(holder, without(line, good, touched.get(holder) ?? holder.lines))
  }
  for (const [sale, kept] of touched) {
    await voidSale(db, sale.order, { reason: 'คืนของ', undo: false })
    sales.splice(sales.indexOf(sale), 1, ...(await record(db, kept, sale.method)))
  }
}

function whyNot(line: TradeLine): Reason | undefined {
  if (!isGood(line)) return 'a fee, discount or charge taken back: no sale is below zero'
  if (line.customer === '') return 'taken back by nobody: the sale cannot be known'
  return undefined
}

/** Where a sale holds at least as much of the good at the same price. */
function placeOf({ quantity, price }: TradeLine, good: string | undefined, lines: readonly SaleLine[]): number {
  return lines.findIndex((sold) => sold.good === good && sold.price === price && sold.quantity >= -quantity)
}

function without(line: TradeLine, good: string | undefined, lines: readonly SaleLine[]): SaleLine[] {
  const place = placeOf(line, good, lines)
  return lines.flatMap((sold, index) => {
    const quantity = sold.quantity + (index === place ? line.quantity : 0)
    return quantity > 0 ? [{ ...sold, quantity }] : []
  })
}

/** The value that occurs most often, the earliest of several. */
function commonest<T>(values: readonly T[]): T | undefined {
  const [first] = [...groupBy(values, (value) => value)].sort(([, a], [, b]) => b.length - a.length)
  return first?.[0]
}
