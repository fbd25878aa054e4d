/** The part of the sale bench that runs in the page (`test/bench/sale.bench.ts` drives it). */

import { addGood } from '../../src/device/store/actions/goods.ts'
import { recordSale } from '../../src/device/store/actions/sales.ts'
import { startShop } from '../../src/device/store/actions/shop.ts'
import { openShop, type ShopDatabase } from '../../src/device/store/database.ts'

const RUNS = 120

/** What a sale writes, table by table. */
const WRITES = ['order', 'line', 'movement', 'payment', 'shelf', 'outbox', 'state']

/** Medians in milliseconds: a sale by the app, and the bare transaction that writes the same bytes, by turns in one run. */
export async function saleTimes(): Promise<{ sale: number; bare: number }> {
  const { shop } = await startShop({ name: 'ร้าน', currency: 'THB', zone: 'Asia/Bangkok', language: 'th' })
  const db = openShop(shop)
  const good = await addGood(db, { ...CLOTH, quantity: 10_000 })
  const line = {
    good,
    name: CLOTH.name,
    unit: 'piece',
    quantity: 1,
    listPrice: 180000,
    price: 170000,
    thumb: null,
  } as const
  const sell = () => recordSale(db, { lines: [line], discount: 0, payment: { method: 'cash', given: 200000 } })
  await sell()
  const rows = await lastRows(db)
  const bare = await bareDatabase()
  const times = { sale: [] as number[], bare: [] as number[] }
  for (let run = 0; run < RUNS; run++) {
    times.sale.push(await timed(sell))
    times.bare.push(await timed(() => write(bare, rows, run)))
  }
  return { sale: median(times.sale), bare: median(times.bare) }
}

const CLOTH = {
  name: 'ผ้าหมี่ขิด ลายนาค',
  price: 180000,
  unit: 'piece',
  category: '',
  fibre: '',
  width: null,
  length: null,
  weight: null,
  story: '',
  cost: null,
  photos: [],
} as const

async function lastRows(db: ShopDatabase): Promise<Map<string, object>> {
  const rows = await Promise.all(
    WRITES.map(async (name) => [name, await db.table(name).toCollection().last()] as const),
  )
  return new Map(rows)
}

function bareDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(`bare-${Date.now()}`, 1)
  request.onupgradeneeded = () => {
    for (const name of WRITES) request.result.createObjectStore(name)
  }
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

function write(db: IDBDatabase, rows: Map<string, object>, key: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(WRITES, 'readwrite', { durability: 'strict' })
    for (const [name, row] of rows) transaction.objectStore(name).put(row, key)
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
