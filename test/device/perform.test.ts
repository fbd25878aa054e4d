import { expect, test } from 'vitest'
import { addGood, changeStock, deleteGood, editGood, restoreGood } from '../../src/device/store/actions/goods.ts'
import { fitsOneSale, recordSale, type SaleLine, voidSale } from '../../src/device/store/actions/sales.ts'
import { readBasket, saveBasket } from '../../src/device/store/basket.ts'
import { OperationTooLarge, perform } from '../../src/device/store/perform.ts'
import { good } from '../../src/device/store/queries/goods.ts'
import { order } from '../../src/device/store/queries/orders.ts'
import { searchGoods, searchTexts } from '../../src/device/store/queries/search.ts'
import { shelf } from '../../src/device/store/queries/shelf.ts'
import { waiting } from '../../src/device/store/queries/sync.ts'
import { rebuildShelf } from '../../src/device/store/shelf.ts'
import { spellings } from '../../src/shared/i18n/lists.ts'
import { cloth, freshShop } from '../support/store.ts'

const line = (id: string, price = 180000) => ({
  good: id,
  name: cloth.name,
  unit: 'piece' as const,
  quantity: 1,
  listPrice: 180000,
  price,
  thumb: null,
})
const cash = { method: 'cash' as const, given: 200000 }

test('a sale is one operation, takes its goods out of stock and empties the basket it came from', async () => {
  const db = await freshShop()
  const id = await addGood(db, cloth)
  await saveBasket(db, { lines: [line(id)], discount: 0 })
  await recordSale(db, { lines: [line(id, 170000)], discount: 0, payment: cash }, { fromBasket: true })
  expect(await db.outbox.toArray()).toMatchObject([
    { number: 1, operation: { action: 'shop.open' } },
    { number: 2, operation: { action: 'good.add' } },
    { number: 3, operation: { action: 'sale.record' } },
  ])
  expect((await good(db, id))?.left).toBe(0)
  expect(await readBasket(db)).toEqual({ lines: [], discount: 0 })
  expect(await waiting(db)).toMatchObject({ sales: 1, changes: 2 })
})

test('promise 4: later edits of a good never reach what was sold', async () => {
  const db = await freshShop()
  const id = await addGood(db, { ...cloth, cost: 90000 })
  const sold = await recordSale(db, { lines: [line(id)], discount: 0, payment: cash })
  const before = await order(db, sold)
  await editGood(db, id, { name: 'อีกชื่อ', price: 1 })
  await deleteGood(db, id)
  expect((await order(db, sold))?.lines).toEqual(before?.lines)
  expect(await db.cost.toArray()).toMatchObject([{ fields: { amount: 90000 } }])
})

test('promise 5: a sale is never refused for stock; what is sold twice shows as minus one', async () => {
  const db = await freshShop()
  const id = await addGood(db, cloth)
  await recordSale(db, { lines: [line(id)], discount: 0, payment: cash })
  await recordSale(db, { lines: [line(id)], discount: 0, payment: cash })
  expect((await good(db, id))?.left).toBe(-1)
  expect(await db.order.count()).toBe(2)
})

test('a voided sale puts the stock back and leaves both on record; voiding twice voids once', async () => {
  const db = await freshShop()
  const id = await addGood(db, cloth)
  const sold = await recordSale(db, { lines: [line(id)], discount: 0, payment: cash })
  await voidSale(db, sold, { reason: 'ลูกค้าเปลี่ยนใจ', undo: false })
  await voidSale(db, sold, { reason: 'อีกครั้ง', undo: false })
  expect((await good(db, id))?.left).toBe(1)
  expect(await order(db, sold)).toMatchObject({
    sums: { state: 'voided', paid: 0, total: 180000 },
    lines: [{}],
    steps: [{}],
  })
})

test('a deleted good leaves the grids and comes back whole', async () => {
  const db = await freshShop()
  const id = await addGood(db, cloth)
  await deleteGood(db, id)
  expect(await shelf(db, 'goods')).toEqual([])
  await restoreGood(db, id)
  expect(await shelf(db, 'sell')).toMatchObject([{ id, left: 1 }])
})

test('the sell grid has what was sold lately and what is new first, sold-out goods last', async () => {
  const db = await freshShop()
  const old = await addGood(db, { ...cloth, quantity: 5 })
  const out = await addGood(db, cloth)
  const fresh = await addGood(db, cloth)
  await recordSale(db, { lines: [line(out)], discount: 0, payment: cash })
  await new Promise((resolve) => setTimeout(resolve, 2))
  await recordSale(db, { lines: [line(old)], discount: 0, payment: cash })
  expect((await shelf(db, 'sell')).map(({ id }) => id)).toEqual([old, fresh, out])
  expect((await shelf(db, 'goods')).map(({ id }) => id)).toEqual([fresh, out, old])
})

test('goods are found by Thai without tone marks, in every field that words stand in', async () => {
  const db = await freshShop()
  const id = await addGood(db, { ...cloth, story: 'ย้อมคราม' })
  expect(searchGoods(await searchTexts(db, spellings), 'ผา คราม')).toEqual(new Set([id]))
  expect(searchGoods(await searchTexts(db, spellings), 'ไหม')).toEqual(new Set())
})

test('a good is found by the word of its kind, fibre and dyes in any language, whichever it was chosen in', async () => {
  const db = await freshShop()
  const coded = await addGood(db, { ...cloth, category: 'khao-ma', fibre: 'cotton', dye: 'indigo,เปลือกไม้' })
  const old = await addGood(db, { ...cloth, category: 'ผ้าขาวม้า', fibre: 'Cotton' })
  const texts = await searchTexts(db, spellings)
  for (const query of ['ขาวม้า', 'pha khao ma', 'ฝ้าย', 'cotton']) {
    expect(searchGoods(texts, query), query).toEqual(new Set([coded, old]))
  }
  expect(searchGoods(texts, 'คราม เปลือกไม้')).toEqual(new Set([coded]))
})

test('an operation over 32 KB is refused when it is made, and nothing of it is written', async () => {
  const db = await freshShop()
  await expect(addGood(db, { ...cloth, story: 'ผ'.repeat(12_000) })).rejects.toThrow(OperationTooLarge)
  expect(await db.good.count()).toBe(0)
  expect(await db.outbox.count()).toBe(1)
})

test('what fails beside an operation takes the operation with it: all or nothing', async () => {
  const db = await freshShop()
  const body = { shop: db.shopId, fields: { name: 'x' }, based: {} }
  const also = () => Promise.reject(new Error('disk'))
  await expect(perform(db, [{ action: 'shop.edit', body }], { also })).rejects.toThrow('disk')
  expect(await db.outbox.count()).toBe(1)
  expect((await db.shop.get(db.shopId))?.fields.name).toBe('ร้านทดสอบ')
})

test('the shelf is what the facts say: made anew it is the same', async () => {
  const db = await freshShop()
  const a = await addGood(db, { ...cloth, quantity: 7 })
  const b = await addGood(db, cloth)
  await recordSale(db, { lines: [line(a), line(b)], discount: 0, payment: cash })
  await changeStock(db, a, -2, 'counted')
  await editGood(db, b, { hidden: true })
  const kept = await db.shelf.toArray()
  expect(kept).toMatchObject([
    { id: a, left: 4, state: 'shown' },
    { id: b, left: 0, state: 'hidden' },
  ])
  await rebuildShelf(db)
  expect(await db.shelf.toArray()).toEqual(kept)
})

test('a basket that is said to fit one sale is recorded, whatever is changed in it, and one line more may not be', async () => {
  const db = await freshShop()
  for (const [name, thumb] of [
    ['ผ้าหมี่ขิด ลายนาค ย้อมครามธรรมชาติ', 'f'.repeat(64)],
    ['"'.repeat(200), null],
    ['a', null],
  ] as const) {
    const good = await addGood(db, { ...cloth, name, cost: 999_999_999 })
    const one: SaleLine = { good, name, unit: 'metre', quantity: 100, listPrice: 1, price: 1, thumb }
    const lines = [one]
    while (lines.length < 200 && fitsOneSale([...lines, one])) lines.push(one)
    expect(lines.length).toBeGreaterThan(20)
    const haggled = lines.map((line) => ({ ...line, quantity: 99_900, price: 9_999_900 }))
    const sold = await recordSale(db, { lines: haggled, discount: 0, payment: cash })
    expect((await order(db, sold))?.lines).toHaveLength(lines.length)
  }
})

test('a search knows every good of a large shop once', async () => {
  const db = await freshShop()
  const id = await addGood(db, cloth)
  const row = await db.good.get(id)
  if (!row) throw new Error('a good that is added is there')
  const ids = Array.from({ length: 900 }, (_, index) => `${id}${String(index).padStart(4, '0')}`)
  await db.good.bulkPut(ids.map((one) => ({ ...row, id: one })))
  const texts = await searchTexts(db, spellings)
  expect(texts.map(([one]) => one)).toEqual([id, ...ids])
})
