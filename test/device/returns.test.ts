import { expect, test } from 'vitest'
import { addGood } from '../../src/device/store/actions/goods.ts'
import { returnGoods, stillSold, worthOf } from '../../src/device/store/actions/returns.ts'
import { recordSale, voidSale } from '../../src/device/store/actions/sales.ts'
import type { ShopDatabase } from '../../src/device/store/database.ts'
import { order } from '../../src/device/store/queries/orders.ts'
import { cloth, contents, freshShop } from '../support/store.ts'
import { Village } from '../support/village.ts'

const good = (db: ShopDatabase, price: number) => addGood(db, { ...cloth, price, quantity: 5 })
const lineOf = (good: string, price: number, quantity: number) => ({
  good,
  name: 'ผ้า',
  unit: 'piece' as const,
  quantity,
  listPrice: price,
  price,
  thumb: null,
})
const left = async (db: ShopDatabase, good: string) => (await db.shelf.get(good))?.left

/** Two scarves of 300 and a sinh of 900, less 100 for all: 1,400 baht in cash. */
async function sold(db: ShopDatabase) {
  const [scarf, sinh] = [await good(db, 30000), await good(db, 90000)]
  const lines = [lineOf(scarf, 30000, 2), lineOf(sinh, 90000, 1)]
  const id = await recordSale(db, { lines, discount: 10000, payment: { method: 'cash', given: null } })
  const view = await order(db, id)
  if (!view) throw new Error('no sale')
  const of = (good: string) => view.lines.find((line) => line.good === good)?.id ?? ''
  return { id, view, scarf, sinh, scarfLine: of(scarf), sinhLine: of(sinh) }
}

const how = { restock: true, reason: 'มีตำหนิ', method: 'cash' as const }

test('one of two scarves comes back: its share of what was paid is given back, and it can be sold again', async () => {
  const db = await freshShop()
  const { id, view, scarf, sinh, scarfLine } = await sold(db)
  const back = { [scarfLine]: 1 }
  const amount = worthOf(view, back)
  expect(amount).toBe(28000)
  expect(await returnGoods(db, id, { ...how, back, amount })).toBe(28000)
  expect([await left(db, scarf), await left(db, sinh)]).toEqual([4, 4])
  const after = await order(db, id)
  expect(after?.sums).toMatchObject({ state: 'paid', total: 140000, returned: 28000, paid: 112000, owed: 0, over: 0 })
  expect(after && stillSold(after)).toMatchObject({ [scarfLine]: 1 })
})

test('all comes back in turn: what was given back adds up to what was paid, to the satang; what is spoilt stays away', async () => {
  const db = await freshShop()
  const { id, scarf, sinh, scarfLine, sinhLine } = await sold(db)
  let given = 0
  for (const [line, restock] of [
    [scarfLine, true],
    [sinhLine, false],
    [scarfLine, true],
  ] as const) {
    const view = await order(db, id)
    const back = { [line]: 1 }
    given += await returnGoods(db, id, { ...how, restock, back, amount: view ? worthOf(view, back) : 0 })
  }
  expect(given).toBe(140000)
  expect([await left(db, scarf), await left(db, sinh)]).toEqual([5, 4])
  expect((await order(db, id))?.sums).toMatchObject({ state: 'returned', paid: 0, owed: 0, over: 0 })
  expect(await returnGoods(db, id, { ...how, back: { [scarfLine]: 1 }, amount: 100 })).toBe(0)
})

test('of a sale that is owed, a return lowers what is owed before any money goes back', async () => {
  const db = await freshShop()
  const scarf = await good(db, 30000)
  const payment = { method: 'cash' as const, given: null, amount: 20000 }
  const id = await recordSale(db, { lines: [lineOf(scarf, 30000, 2)], discount: 0, payment })
  const line = (await order(db, id))?.lines[0]?.id ?? ''
  expect(await returnGoods(db, id, { ...how, back: { [line]: 1 }, amount: 30000 })).toBe(0)
  expect((await order(db, id))?.sums).toMatchObject({ state: 'part', owed: 10000 })
  expect(await returnGoods(db, id, { ...how, back: { [line]: 1 }, amount: 30000 })).toBe(20000)
  expect((await order(db, id))?.sums).toMatchObject({ state: 'returned', paid: 0, owed: 0 })
})

test('two taps at once on what is left take it back once', async () => {
  const db = await freshShop()
  const { id, sinh, sinhLine } = await sold(db)
  const input = { ...how, back: { [sinhLine]: 1 }, amount: 84000 }
  const given = await Promise.all([returnGoods(db, id, input), returnGoods(db, id, input)])
  expect(given.sort()).toEqual([0, 84000])
  expect(await left(db, sinh)).toBe(5)
  expect((await order(db, id))?.sums).toMatchObject({ returned: 84000, paid: 56000 })
})

test('a void after a return puts back only what is still away, and gives back only what is still paid', async () => {
  const db = await freshShop()
  const { id, scarf, sinh, scarfLine } = await sold(db)
  await returnGoods(db, id, { ...how, back: { [scarfLine]: 1 }, amount: 28000 })
  await voidSale(db, id, { reason: '', undo: false })
  expect([await left(db, scarf), await left(db, sinh)]).toEqual([5, 5])
  expect((await order(db, id))?.sums).toMatchObject({ state: 'voided', paid: 0, over: 0 })
  expect(await returnGoods(db, id, { ...how, back: { [scarfLine]: 1 }, amount: 1 })).toBe(0)
})

test('two phones take goods of one sale back, one of them a helper: after the sync both show both', async () => {
  await using village = await Village.open()
  const owner = await village.owner()
  const { id, scarf, scarfLine, sinhLine } = await sold(owner.db)
  await owner.sync()
  const helper = await village.another(owner, 'helper')
  await helper.sync()
  await returnGoods(owner.db, id, { ...how, back: { [scarfLine]: 1 }, amount: 28000 })
  await returnGoods(helper.db, id, { ...how, back: { [sinhLine]: 1 }, amount: 84000 })
  for (const phone of [owner, helper, owner]) await phone.sync()
  for (const { db } of [owner, helper]) {
    expect((await order(db, id))?.sums).toMatchObject({ returned: 112000, paid: 28000, over: 0 })
    expect(await left(db, scarf)).toBe(4)
  }
  for (const kind of ['return', 'payment', 'movement'] as const)
    expect(await contents(helper.db, kind)).toEqual(await contents(owner.db, kind))
})
