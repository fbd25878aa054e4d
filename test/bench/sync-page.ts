/** The part of the sync bench that runs in the page: the device's own code on a real IndexedDB. */

import { readSettings } from '../../src/device/settings.ts'
import { recordSale } from '../../src/device/store/actions/sales.ts'
import { openShop, type ShopDatabase } from '../../src/device/store/database.ts'
import { joinShop } from '../../src/device/sync/join.ts'
import { PAGE } from '../../src/device/sync/page.ts'
import { run } from '../../src/device/sync/run.ts'
import { KINDS } from '../../src/shared/domain/records.ts'

/** Rows that the bare write puts into one transaction: as many as a page has. */
const ROWS_AT_ONCE = 1000

let opened: ShopDatabase | null = null

async function shop(): Promise<ShopDatabase> {
  opened ??= openShop((await readSettings()).current ?? '')
  return opened
}

/** Makes this browser a phone of the shop; nothing is read yet. */
export async function join(code: string): Promise<void> {
  const outcome = await joinShop(code, 'มือถือ')
  if ('failed' in outcome) throw new Error(outcome.failed)
}

/** One run of the engine, to its end; milliseconds. */
export async function sync(): Promise<number> {
  const db = await shop()
  const start = performance.now()
  await run(db, db.shopId, 'tap', PAGE)
  return performance.now() - start
}

export async function countOrders(): Promise<number> {
  return (await shop()).order.count()
}

/** Sales of one good each, as a stall makes them. */
export async function sell(count: number): Promise<void> {
  const db = await shop()
  const goods = await db.good.limit(count).toArray()
  for (const { id, fields } of goods) {
    const price = fields.price ?? 0
    const line = { good: id, name: fields.name, unit: fields.unit, quantity: 1, listPrice: price, price, thumb: null }
    await recordSale(db, { lines: [line], discount: 0, payment: { method: 'cash', given: null } })
  }
}

/** The same rows in the same stores with the same indexes and durability, without anything around it; milliseconds. */
export async function writeBare(): Promise<number> {
  const db = await shop()
  const tables = KINDS.map((kind) => db.records(kind))
  const rows = await Promise.all(tables.map((table) => table.toArray()))
  const bare = await open(
    tables.map(({ name, schema }) => ({ name, paths: schema.indexes.map(({ keyPath }) => String(keyPath)) })),
  )
  const all = tables.flatMap(({ name }, index) => (rows[index] ?? []).map((row) => ({ name, row })))
  const start = performance.now()
  for (let at = 0; at < all.length; at += ROWS_AT_ONCE) await write(bare, all.slice(at, at + ROWS_AT_ONCE))
  return performance.now() - start
}

function open(stores: { name: string; paths: string[] }[]): Promise<IDBDatabase> {
  const request = indexedDB.open('bare', 1)
  request.onupgradeneeded = () => {
    for (const { name, paths } of stores) {
      const store = request.result.createObjectStore(name, { keyPath: 'id' })
      for (const path of paths) store.createIndex(path, path)
    }
  }
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

function write(db: IDBDatabase, rows: { name: string; row: object }[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const names = [...new Set(rows.map(({ name }) => name))]
    const transaction = db.transaction(names, 'readwrite', { durability: 'strict' })
    for (const { name, row } of rows) transaction.objectStore(name).put(row)
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })
}
