import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { addGood, editGood } from '../../src/device/store/actions/goods.ts'
import { discard } from '../../src/device/store/actions/refusals.ts'
import { recordSale } from '../../src/device/store/actions/sales.ts'
import { readBasket, saveBasket } from '../../src/device/store/basket.ts'
import { openShop, type ShopDatabase } from '../../src/device/store/database.ts'
import { takeParked } from '../../src/device/store/parked.ts'
import { refusals } from '../../src/device/store/queries/sync.ts'
import { readState } from '../../src/device/store/state.ts'
import { Attempt } from '../../src/device/sync/attempt.ts'
import { HELD } from '../../src/device/sync/held.ts'
import { MENDER } from '../../src/device/sync/page.ts'
import { drive } from '../../src/device/sync/run.ts'
import { newId } from '../../src/shared/domain/ids.ts'
import { cloth, contents } from '../support/store.ts'
import { asVersion1, lay, NATIVE_2, NATIVE_NOW, version1, version2 } from '../support/version1.ts'
import { Village } from '../support/village.ts'

const line = { good: null, name: 'ถุงผ้า', unit: 'piece' as const, quantity: 1, listPrice: 500, price: 500, thumb: null }
const sell = (db: ShopDatabase) => recordSale(db, { lines: [line], discount: 0, payment: null })

/** An operation as version 1 queued it; what it does to the shop is of no matter to an upgrade. */
function queued(number: number, rest: object) {
  const id = newId()
  const stamp = { id, device: 'd', number, schema: 1, at: 1e12 + number, seen: 0, person: null }
  const operation = { ...stamp, action: 'operation.discard', body: { operation: newId() } }
  return { number, id, operation, size: 250, ...rest }
}

test('an outbox of version 1 is there after the upgrade, row for row, whatever state a row was in', async () => {
  const shop = newId()
  const outbox = [
    queued(-1, { state: 'refused', code: 'forbidden', reason: 'price' }),
    queued(0, { state: 'applied', sequence: Number.POSITIVE_INFINITY }),
    queued(1, { state: 'applied', sequence: 41 }),
    queued(2, { state: 'waiting' }),
    queued(3, { state: 'refused', code: 'fault', reason: '' }),
    queued(4, { state: 'waiting' }),
  ]
  const parked = [{ kind: 'good', id: 'g', row: { id: 'g', fields: { name: 'ผ้าขาวม้า' }, version: 'e.1', deleted: 0 } }]
  const state = [
    { key: 'device', value: { id: 'd', number: 4 } },
    { key: 'acked', value: 3 },
  ]
  await lay(version1(`talat-${shop}`, { outbox, parked, state }))

  const db = openShop(shop)
  expect(await db.outbox.toArray()).toEqual(outbox.map(({ id: _, ...row }) => row))
  expect((await db.outbox.toArray()).map((row) => row.operation.id)).toEqual(outbox.map(({ id }) => id))
  expect((await db.outbox.toArray()).filter(({ sequence }) => sequence === HELD).map(({ number }) => number)).toEqual([
    0,
  ])
  expect([await readState(db, 'device'), await readState(db, 'acked')]).toEqual(state.map(({ value }) => value))

  // What the older version could not know finds its place.
  await takeParked(db)
  expect(await db.good.toArray()).toEqual(parked.map(({ row }) => row))
  expect(await db.parked.count()).toBe(0)
  await db.delete()
})

test('no index stays that only costs: neither of the operation ids nor of the costs by order', async () => {
  const shop = newId()
  await lay(version1(`talat-${shop}`, {}))
  const db = openShop(shop)
  await db.open()
  const stores = db.backendDB().transaction(['outbox', 'cost', 'line'])
  const indices = ['outbox', 'cost', 'line'].map((name) => [...stores.objectStore(name).indexNames])
  expect(indices).toEqual([['state'], [], ['fields.order']])
  await db.delete()
})

test('promises 2, 9: a phone of version 1 with operations in every state is updated, syncs, and each is in the shop once', async () => {
  await using village = await Village.open()
  const owner = await village.owner()
  const good = await addGood(owner.db, { ...cloth, quantity: 9 })
  await owner.sync()
  const old = await village.another(owner, 'helper')
  await old.sync()
  await editGood(old.db, good, { price: 1 })
  await old.sync()
  const sold = [await sell(old.db)]
  // The result arrives, its page does not.
  village.network = async (request, carry) => {
    const answer = await (await carry(request)).json()
    village.network = () => Promise.reject(new TypeError('network'))
    return Response.json({ ...answer, page: [], more: true, cursor: answer.cursor.replace(/\.\d+\./, '.1.') })
  }
  await old.sync()
  sold.push(await sell(old.db), await sell(old.db))
  await saveBasket(old.db, { lines: [line], discount: 100 })
  const before = await old.db.outbox.toArray()
  expect(before.map(({ state }) => state)).toEqual(['refused', 'applied', 'waiting', 'waiting'])

  await lay(await asVersion1(old.db))
  const db = openShop(old.db.shopId)
  expect(await db.outbox.toArray()).toEqual(before)
  expect(await readBasket(db)).toEqual({ lines: [line], discount: 100 })

  village.network = (request, carry) => carry(request)
  const sync = () => drive(db, new Attempt(db, old.session, new AbortController().signal, MENDER), 'tap')
  for (let round = 0; round < 2; round++) {
    await sync()
    await owner.sync()
  }
  expect((await db.outbox.toArray()).map(({ state }) => state)).toEqual(['refused'])
  for (const one of [db, owner.db]) expect(Object.keys(await contents(one, 'order')).sort()).toEqual(sold.sort())
  expect(await contents(db, 'line')).toEqual(await contents(owner.db, 'line'))

  const [refusal] = await refusals(db)
  await discard(db, refusal?.number ?? 0)
  await sync()
  await sync()
  expect(await db.outbox.count()).toBe(0)
  await db.delete()
})

/** Lets so many indices be made in an upgrade, and cuts the power. */
async function dieInUpgrade(shop: string, after: number): Promise<void> {
  const { createIndex } = IDBObjectStore.prototype
  let made = 0
  IDBObjectStore.prototype.createIndex = function (...args) {
    if (made++ < after) return createIndex.apply(this, args)
    this.transaction.abort()
    throw new DOMException('the power failed', 'AbortError')
  }
  const db = openShop(shop)
  await expect(db.open()).rejects.toThrow()
  db.close()
  IDBObjectStore.prototype.createIndex = createIndex
}

async function versionOf(name: string): Promise<number | undefined> {
  return (await indexedDB.databases()).find((one) => one.name === name)?.version
}

test('promise 9: cut off anywhere in the upgrade from version 2, a phone has all of the old, and ends with all of the new', async () => {
  const shop = newId()
  const name = `talat-${shop}`
  const outbox = [queued(1, { state: 'applied', sequence: 41 }), queued(2, { state: 'waiting' })].map(
    ({ id: _, ...row }) => row,
  )
  const good = (id: string, fields: object) => ({ id, fields, version: 'e.1', deleted: 0 })
  const rows = {
    outbox,
    good: [good('a', { name: 'ผ้าขาวม้า' }), good('b', { name: 'ผ้าขาวม้า', variantOf: 'a' })],
    movement: [good('m', { good: 'a', quantity: 3 }), good('n', { good: 'b', quantity: 2, lot: 'l' })],
    parked: [
      { kind: 'lot', id: 'l', row: good('l', { good: 'b', code: '7' }) },
      { kind: 'mark', id: 'k', row: good('k', { good: 'a', mark: 'gi', thumb: 'f'.repeat(64) }) },
    ],
  }
  await lay(version2(name, rows))
  for (const after of [0, 1, 2, 3]) {
    await dieInUpgrade(shop, after)
    expect(await versionOf(name)).toBe(NATIVE_2)
  }
  const db = openShop(shop)
  expect(await db.outbox.toArray()).toEqual(outbox)
  expect(await db.good.toArray()).toEqual(rows.good)
  expect(await versionOf(name)).toBe(NATIVE_NOW)
  // What version 2 could not know finds its place, and what it could not look up is found.
  await takeParked(db)
  expect([await db.lot.toArray(), await db.mark.toArray()]).toEqual(rows.parked.map(({ row }) => [row]))
  expect(await db.good.where('fields.variantOf').equals('a').primaryKeys()).toEqual(['b'])
  expect(await db.movement.where('fields.lot').equals('l').primaryKeys()).toEqual(['n'])
  await db.delete()
})
