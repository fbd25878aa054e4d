/**
 * Keeps what buyers read in step with a shop's records, in the transaction that writes these. Only what its owner has
 * published gets there; what a shop without a window writes costs one read.
 */

import { canonical } from '../../../shared/domain/checksum.ts'
import { groupBy } from '../../../shared/group.ts'
import type { PieceRow, WindowRow } from '../../storage/market.ts'
import type { RecordRow, ShopRows } from '../../storage/port.ts'
import { pieceOf, restocked } from './piece.ts'
import {
  aboutOf,
  goodsAskedFor,
  goodsOf,
  ORDER_PARTS,
  requestsOf,
  SHOWN_KINDS,
  stocksOf,
  type Written,
} from './subjects.ts'
import { FAILED, PROJECTION, unmade, windowOf } from './window.ts'

/** Follows what one transaction wrote. */
export async function show(rows: ShopRows, written: readonly Written[], now: number): Promise<void> {
  const changed = written.filter(({ after }) => SHOWN_KINDS.includes(after.kind))
  if (changed.length === 0) return
  const before = await rows.window.get()
  const shop = changed.find(({ after }) => after.kind === 'shop')?.after
  if (before === null) {
    if (shop && windowOf(shop, now)) await rebuild(rows, now)
    return
  }
  // One that failed stays closed until it is its turn; one of another form is made anew by whatever is written first.
  if (before.version === FAILED) return
  if (before.version !== PROJECTION) return rebuild(rows, now)
  const window = shop ? windowOf(shop, before.since) : before
  if (window === null) return
  if (shop) await rows.window.save(window)
  const goods = shop ? await goodsOfShop(rows) : []
  await follow(rows, window, changed, goods, now)
}

/** Makes window and pieces from nothing but the records; when each was first shown is kept. */
export async function rebuild(rows: ShopRows, now: number): Promise<void> {
  const before = await rows.window.get()
  const since = await rows.window.since()
  await rows.window.clear()
  const [shop] = await rows.records.load('shop', [rows.id])
  const window = shop && windowOf(shop, before?.since ?? now)
  if (!window) return
  await rows.window.save(window)
  const all = await rows.records.feed(SHOWN_KINDS, 0, Number.MAX_SAFE_INTEGER)
  await follow(
    rows,
    window,
    all.map((after) => ({ before: null, after })),
    [],
    now,
    since,
  )
}

/** Trade never waits for a window: one that cannot be made is closed, and made anew within the hour. */
export async function spoil(rows: ShopRows, now: number): Promise<void> {
  const window = (await rows.window.get()) ?? unmade(rows.id, now)
  await rows.window.clear()
  await rows.window.save({ ...window, open: false, version: FAILED })
}

async function follow(
  rows: ShopRows,
  window: WindowRow,
  written: readonly Written[],
  also: readonly string[],
  now: number,
  since?: ReadonlyMap<string, number>,
): Promise<void> {
  const stall = await ordersOfTheStall(rows, written)
  const told = written.filter(
    ({ after }) => !ORDER_PARTS.includes(after.kind) || !stall.has(String(after.fields.order)),
  )
  await rows.window.addAbout(told.flatMap(({ after }) => aboutOf(after)))
  const stocks = stocksOf(written)
  await rows.window.addStocks(stocks)
  const touched = new Set(also)
  for (const { before, after } of written) {
    for (const row of [before, after]) if (row) for (const good of goodsOf(row)) touched.add(good)
  }
  const requests = new Set(written.flatMap(({ after }) => requestsOf(after)))
  const asked = await rows.records.load('request', [...requests])
  for (const { fields } of asked) for (const good of goodsAskedFor(fields)) touched.add(good)
  const counted = stocks.flatMap(({ good }) => (touched.has(good) ? [] : [good]))
  const there = await rows.window.pieces([...touched, ...counted])
  const firstShown = (good: string) => since?.get(good) ?? there.get(good)?.since ?? now
  const made = await piecesOf(rows, window, [...touched], firstShown)
  const pieces = [...made, ...(await recounted(rows, counted, there))]
  // Of most sales buyers see nothing: what stays as it was is not written, and pages that were made stay good.
  await rows.window.putPieces(pieces.filter((piece) => !isSame(piece, there.get(piece.good))))
  const shown = new Set(pieces.map(({ good }) => good))
  await rows.window.removePieces([...there.keys()].filter((good) => !shown.has(good)))
}

function isSame(piece: PieceRow, before: PieceRow | undefined): boolean {
  return piece === before || (before !== undefined && canonical(piece) === canonical(before))
}

/** Of most sales only how many are left: what else is shown of a piece is taken as it stands. */
async function recounted(
  rows: ShopRows,
  goods: readonly string[],
  there: ReadonlyMap<string, PieceRow>,
): Promise<PieceRow[]> {
  const pieces = goods.flatMap((good) => there.get(good) ?? [])
  const stocks = await rows.window.stocks(pieces.map(({ good }) => good))
  return pieces.map((piece) => restocked(piece, stocks.get(piece.good)))
}

/** Of the orders that parts were written of, those that nobody far away asked for: mostly they were written along with them. */
async function ordersOfTheStall(rows: ShopRows, written: readonly Written[]): Promise<ReadonlySet<string>> {
  const parts = written.flatMap(({ after: { kind, fields } }) =>
    ORDER_PARTS.includes(kind) ? String(fields.order) : [],
  )
  if (parts.length === 0) return new Set()
  const known = new Map(written.flatMap(({ after }) => (after.kind === 'order' ? [[after.id, after] as const] : [])))
  const missing = [...new Set(parts)].filter((order) => !known.has(order))
  for (const order of await rows.records.load('order', missing)) known.set(order.id, order)
  return new Set(parts.filter((order) => known.get(order)?.fields.request === undefined))
}

async function piecesOf(
  rows: ShopRows,
  window: WindowRow,
  ids: readonly string[],
  firstShown: (good: string) => number,
): Promise<PieceRow[]> {
  // Of most shops few goods are shown: the rest costs no more than this.
  const goods = (await rows.records.load('good', ids)).filter(({ fields }) => fields.published !== undefined)
  if (goods.length === 0) return []
  const shown = goods.map(({ id }) => id)
  const photos = await recordsAbout(rows, shown, 'photo')
  const marks = await recordsAbout(rows, shown, 'mark')
  const stocks = await rows.window.stocks(shown)
  const unique = goods.flatMap(({ id, fields }) => (fields.piece === true ? [id] : []))
  const requests = await recordsAbout(rows, unique, 'request')
  const asked = [...requests.values()].flat().map(({ id }) => id)
  const replies = await recordsAbout(rows, asked, 'reply')
  const orders = await recordsAbout(rows, asked, 'order')
  return goods.flatMap((good) => {
    const { id } = good
    const piece = pieceOf({
      good,
      window,
      // A mark may have been moved to another good since it was noted down.
      photos: (photos.get(id) ?? []).filter(({ fields }) => fields.good === id),
      marks: (marks.get(id) ?? []).filter(({ fields }) => fields.good === id),
      requests: (requests.get(id) ?? []).map((request) => ({
        request,
        replies: replies.get(request.id) ?? [],
        orders: orders.get(request.id) ?? [],
      })),
      stock: stocks.get(id),
      since: firstShown(id),
    })
    return piece ?? []
  })
}

/** The records of a kind about each subject. */
async function recordsAbout(
  rows: ShopRows,
  subjects: readonly string[],
  kind: 'photo' | 'mark' | 'request' | 'reply' | 'order',
): Promise<Map<string, RecordRow[]>> {
  const entries = await rows.window.about(subjects, [kind])
  const ids = [...new Set(entries.map(({ id }) => id))]
  const records = new Map((await rows.records.load(kind, ids)).map((record) => [record.id, record]))
  const found = new Map<string, RecordRow[]>()
  for (const [subject, about] of groupBy(entries, (entry) => entry.subject)) {
    found.set(
      subject,
      about.flatMap(({ id }) => records.get(id) ?? []),
    )
  }
  return found
}

async function goodsOfShop(rows: ShopRows): Promise<string[]> {
  const goods = await rows.records.feed(['good'], 0, Number.MAX_SAFE_INTEGER)
  return goods.map(({ id }) => id)
}
