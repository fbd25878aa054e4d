import { expect, test } from 'vitest'
import { madeAnother, refund, swap } from '../../src/device/store/actions/claims.ts'
import { addGood, changeStock } from '../../src/device/store/actions/goods.ts'
import { recordSale, type SaleLine } from '../../src/device/store/actions/sales.ts'
import { readBasket } from '../../src/device/store/basket.ts'
import type { ShopDatabase } from '../../src/device/store/database.ts'
import { type Claim, claims } from '../../src/device/store/queries/claims.ts'
import { tiles } from '../../src/device/store/queries/shelf.ts'
import { cloth, freshShop } from '../support/store.ts'
import { type Phone, Village } from '../support/village.ts'

const lineOf = (good: string | null, quantity = 1): SaleLine => ({
  good,
  name: 'ผ้าหมี่ขิด ลายนาค',
  unit: 'piece',
  quantity,
  listPrice: 180000,
  price: 170000,
  thumb: null,
})
const cash = { method: 'cash' as const, given: null }

function sell(db: ShopDatabase, good: string, quantity = 1, more: SaleLine[] = []): Promise<string> {
  return recordSale(db, { lines: [lineOf(good, quantity), ...more], discount: 0, payment: cash })
}

async function settle(...phones: Phone[]): Promise<void> {
  for (let round = 0; round < 3; round++) for (const phone of phones) await phone.sync()
}

/** What a card says, without how far the operations behind it have come. */
async function cards({ db }: Phone) {
  return (await claims(db)).map(({ sales, ...card }) => ({
    ...card,
    sales: sales.map(({ view: { id, sums, payments }, ...sale }) => ({ id, sums, payments, ...sale })),
  }))
}

/** Two phones that sold the one piece of the shop while neither heard of the other. */
async function twice(village: Village) {
  const owner = await village.owner()
  const good = await addGood(owner.db, cloth)
  await owner.sync()
  const helper = await village.another(owner, 'helper')
  await settle(helper, owner)
  const sales = [await sell(owner.db, good), await sell(helper.db, good)]
  await settle(owner, helper)
  return { owner, helper, good, sales }
}

test('promise 5: one piece sold by two phones: both sales stand, and both phones show the same card', async () => {
  await using village = await Village.open()
  const { owner, helper, good, sales } = await twice(village)
  const [card, ...others] = await cards(owner)
  expect(others).toEqual([])
  expect(card).toMatchObject({ good, missing: 1, single: true, name: cloth.name })
  expect(card?.sales.map(({ id }) => id).sort()).toEqual([...sales].sort())
  expect(card?.sales.map(({ device }) => device.id).sort()).toEqual(
    [owner.session.device, helper.session.device].sort(),
  )
  expect(card?.sales).toMatchObject(Array(2).fill({ total: 170000, device: { name: 'โทรศัพท์' } }))
  expect(await cards(helper)).toEqual([card])
})

test.each([
  ['another is made', (phone: Phone, claim: Claim) => madeAnother(phone.db, claim), 0],
  ['one is refunded', (phone: Phone, { sales: [first] }: Claim) => first && refund(phone.db, first, 'คืนเงิน'), 0],
] as const)('the card goes from both phones when %s', async (_, end, left) => {
  await using village = await Village.open()
  const { owner, helper, good } = await twice(village)
  const [claim] = await claims(owner.db)
  if (!claim) throw new Error('no card')
  await end(owner, claim)
  expect(await claims(owner.db)).toEqual([])
  await settle(owner, helper)
  expect(await claims(helper.db)).toEqual([])
  for (const { db } of [owner, helper]) expect((await db.shelf.get(good))?.left).toBe(left)
})

test('a helper may refund, and both phones hear of it', async () => {
  await using village = await Village.open()
  const { owner, helper } = await twice(village)
  const [claim] = await claims(helper.db)
  const [, second] = claim?.sales ?? []
  if (!second) throw new Error('no card')
  await refund(helper.db, second, 'คืนเงิน')
  await settle(helper, owner)
  expect([await claims(helper.db), await claims(owner.db)]).toEqual([[], []])
  expect(await helper.db.outbox.count()).toBe(0)
})

test('two phones that refund different sales at once leave the piece in the shop, and no card', async () => {
  await using village = await Village.open()
  const { owner, helper, good } = await twice(village)
  const [claim] = await claims(owner.db)
  const [first, second] = claim?.sales ?? []
  if (!first || !second) throw new Error('no card')
  await refund(owner.db, first, '')
  await refund(helper.db, second, '')
  await settle(owner, helper)
  for (const { db } of [owner, helper]) {
    expect(await claims(db)).toEqual([])
    expect((await db.shelf.get(good))?.left).toBe(1)
  }
})

test('a swap takes the sale back and puts the other good with the rest of the sale into the basket, together or not at all', async () => {
  const db = await freshShop()
  const [good, other] = [await addGood(db, cloth), await addGood(db, { ...cloth, name: 'ผ้าขาวม้า', price: 32000 })]
  await sell(db, good)
  const stitching = { ...lineOf(null), name: 'ค่าเย็บ' }
  const order = await sell(db, good, 1, [stitching])
  const [claim] = await claims(db)
  const sale = claim?.sales.find(({ view }) => view.id === order)
  const [instead] = await tiles(db, [other])
  if (!sale || !instead) throw new Error('no card')
  await swap(db, sale, good, instead, 'เปลี่ยนผืน')
  expect(await claims(db)).toEqual([])
  expect(await readBasket(db)).toEqual({
    discount: 0,
    lines: [
      stitching,
      { good: other, name: 'ผ้าขาวม้า', unit: 'piece', quantity: 1, listPrice: 32000, price: 32000, thumb: null },
    ],
  })
  const [step] = await db.step.where('fields.order').equals(order).toArray()
  expect(step?.fields).toMatchObject({ step: 'voided', reason: 'เปลี่ยนผืน' })
})

test('of a good with many, only the latest sales claim: those that hold more than is missing', async () => {
  const db = await freshShop()
  const good = await addGood(db, { ...cloth, quantity: 5 })
  await sell(db, good, 3)
  const claiming = [await sell(db, good, 2), await sell(db, good, 1)]
  expect(await claims(db)).toMatchObject([{ missing: 1, single: false }])
  expect((await claims(db))[0]?.sales.map(({ view }) => view.id)).toEqual(claiming)
})

test('three sales of one piece are one card that names all three, until some were taken back', async () => {
  const db = await freshShop()
  const good = await addGood(db, cloth)
  const all = [await sell(db, good), await sell(db, good), await sell(db, good)]
  const [card] = await claims(db)
  expect(card).toMatchObject({ missing: 2, single: true })
  expect(card?.sales.map(({ view }) => view.id)).toEqual(all)
  const last = card?.sales.at(-1)
  if (last) await refund(db, last, '')
  const [rest] = await claims(db)
  expect(rest).toMatchObject({ missing: 1 })
  expect(rest?.sales.map(({ view }) => view.id)).toEqual(all.slice(0, 2))
})

test('a good that nobody counts makes no card, however much of it is sold', async () => {
  const db = await freshShop()
  const good = await addGood(db, { ...cloth, quantity: 0 })
  await sell(db, good, 3)
  expect(await claims(db)).toEqual([])
  await changeStock(db, good, 1, 'counted')
  expect(await claims(db)).toMatchObject([{ missing: 2 }])
})
