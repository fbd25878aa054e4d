import { expect, onTestFinished, test } from 'vitest'
import { addGood } from '../../src/device/store/actions/goods.ts'
import { recordSale } from '../../src/device/store/actions/sales.ts'
import { startShop } from '../../src/device/store/actions/shop.ts'
import { openShop } from '../../src/device/store/database.ts'
import { order } from '../../src/device/store/queries/orders.ts'
import { underLock } from '../../src/device/sync/lock.ts'

const SHOP = { name: 'ร้าน', currency: 'THB', zone: 'Asia/Bangkok', language: 'th' } as const
const CLOTH = {
  name: 'ผ้า',
  price: 1800,
  unit: 'piece',
  quantity: 1,
  category: '',
  fibre: '',
  width: null,
  length: null,
  weight: null,
  story: '',
  cost: null,
  photos: [],
} as const

async function newShop() {
  const { shop } = await startShop(SHOP)
  return openShop(shop)
}

test('promise 1: a sale is one transaction that writes, asked for strict durability, in a real browser', async () => {
  // Dexie binds the method when it opens a database: it is watched from before that.
  const writing: IDBTransaction[] = []
  const begin = IDBDatabase.prototype.transaction
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...args) {
    const transaction = begin.apply(this, args)
    if (transaction.mode === 'readwrite') writing.push(transaction)
    return transaction
  }
  onTestFinished(() => {
    IDBDatabase.prototype.transaction = begin
  })
  const db = await newShop()
  const good = await addGood(db, CLOTH)
  writing.length = 0
  const line = { good, name: 'ผ้า', unit: 'piece', quantity: 1, listPrice: 1800, price: 1800, thumb: null } as const
  const sold = await recordSale(db, { lines: [line], discount: 0, payment: { method: 'cash', given: null } })
  expect(writing.map(({ durability }) => durability)).toEqual(['strict'])
  expect([...(writing[0]?.objectStoreNames ?? [])]).toEqual(
    expect.arrayContaining(['order', 'line', 'movement', 'outbox']),
  )
  expect(await order(db, sold)).toMatchObject({ sums: { total: 1800 } })
})

test('two runs for one shop never overlap: the second waits for the lock', async () => {
  const db = await newShop()
  const log: string[] = []
  const work = (name: string) => async () => {
    log.push(`${name} begins`)
    await new Promise((resolve) => setTimeout(resolve, 30))
    log.push(`${name} ends`)
  }
  await Promise.all([underLock(db, work('page')), underLock(db, work('worker'))])
  expect(log).toEqual(['page begins', 'page ends', 'worker begins', 'worker ends'])
})

test('without Web Locks a lease in the database does the same; a run that finds it taken leaves it', async () => {
  const db = await newShop()
  const locks = Object.getOwnPropertyDescriptor(Navigator.prototype, 'locks') as PropertyDescriptor
  Reflect.deleteProperty(Navigator.prototype, 'locks')
  onTestFinished(() => void Object.defineProperty(Navigator.prototype, 'locks', locks))
  const log: string[] = []
  const [taken, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const first = underLock(db, async () => {
    log.push('first')
    taken.resolve()
    await end.promise
  })
  await taken.promise
  await underLock(db, async () => void log.push('second'))
  end.resolve()
  await first
  await underLock(db, async () => void log.push('third'))
  expect(log).toEqual(['first', 'third'])
})
