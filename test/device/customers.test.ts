import { expect, test } from 'vitest'
import { addresses, clearAddresses, keepAddresses, NOBODY } from '../../src/device/store/actions/addresses.ts'
import {
  addCustomer,
  deleteCustomer,
  editCustomer,
  eraseCustomer,
  nameBuyer,
  payTab,
  restoreCustomer,
} from '../../src/device/store/actions/customers.ts'
import { recordPayment } from '../../src/device/store/actions/payments.ts'
import { recordSale, voidSale } from '../../src/device/store/actions/sales.ts'
import type { ShopDatabase } from '../../src/device/store/database.ts'
import { customer, customers, tabOf, tabs } from '../../src/device/store/queries/customers.ts'
import { owing } from '../../src/device/store/queries/payments.ts'
import { newId } from '../../src/shared/domain/ids.ts'
import { freshShop } from '../support/store.ts'
import { Village } from '../support/village.ts'

const DAY = 24 * 60 * 60_000
const line = { good: null, name: 'ซิ่นไหม', unit: 'piece' as const, quantity: 1, thumb: null }
const cash = (amount: number) => ({ method: 'cash' as const, given: null, amount })
const daeng = { ...NOBODY, name: 'ป้าแดงบ้านเหนือ', contact: '0812345678', house: '12 หมู่ 3', postcode: '41000' }

/** A sale of 1,000 baht of which so much was paid. */
const sell = (db: ShopDatabase, paid: number) =>
  recordSale(db, {
    lines: [{ ...line, listPrice: 100000, price: 100000 }],
    discount: 0,
    payment: paid > 0 ? cash(paid) : null,
  })

/** Every row of every table, as text. */
async function everything(db: ShopDatabase): Promise<string> {
  return JSON.stringify(await Promise.all(db.tables.map((table) => table.toArray())))
}

test('a tab is the sum of what her sales owe; a sale that is named anew moves, and one that is voided owes nothing', async () => {
  const db = await freshShop()
  const [first, second, third] = [await sell(db, 40000), await sell(db, 0), await sell(db, 100000)]
  const her = await addCustomer(db, daeng, first)
  const other = await addCustomer(db, { ...NOBODY, name: 'ยายมา' })
  await nameBuyer(db, second, her)
  await nameBuyer(db, third, her)
  expect(await tabOf(db, her)).toMatchObject({ owed: 160000, bought: 300000 })
  await nameBuyer(db, second, other)
  expect(await tabOf(db, her)).toMatchObject({ owed: 60000, bought: 200000 })
  expect(await tabOf(db, other)).toMatchObject({ owed: 100000, sales: [{ id: second }] })
  await voidSale(db, second, { reason: '', undo: false })
  expect(await tabOf(db, other)).toMatchObject({ owed: 0, bought: 0, last: null })
  await nameBuyer(db, first, null)
  expect([...(await tabs(db)).keys()].sort()).toEqual([her, other].sort())
  expect((await tabOf(db, her)).owed).toBe(0)
})

/** Of two sales of one millisecond neither is the older. */
function aMomentLater(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 2))
}

test('one payment goes over her debts, the oldest first, and two at once never pay more than she owes', async () => {
  const db = await freshShop()
  const first = await sell(db, 40000)
  await aMomentLater()
  const second = await sell(db, 0)
  const her = await addCustomer(db, daeng, first)
  await nameBuyer(db, second, her)
  expect(await payTab(db, her, cash(80000))).toBe(80000)
  expect((await owing(db)).sales).toMatchObject([{ id: second, sums: { owed: 80000, paid: 20000 } }])
  const taken = await Promise.all([payTab(db, her, cash(80000)), payTab(db, her, cash(80000))])
  expect(taken.sort()).toEqual([0, 80000])
  expect(await tabOf(db, her)).toMatchObject({ owed: 0, sales: [{ sums: { over: 0 } }, { sums: { over: 0 } }] })
})

test('a slip of one payment over several sales stands with the first, so that it is not told as used twice', async () => {
  const db = await freshShop()
  const first = await sell(db, 0)
  const her = await addCustomer(db, daeng, first)
  await aMomentLater()
  await nameBuyer(db, await sell(db, 0), her)
  const slip = { bank: '014', reference: '00111222233344ABCD12' }
  await payTab(db, her, { method: 'transfer', given: null, amount: 200000, slip })
  const payments = await db.payment.toArray()
  expect(payments.filter(({ fields }) => fields.slip)).toMatchObject([{ fields: { order: first } }])
  expect(payments).toHaveLength(2)
})

test('deleted and brought back she is whole; the list has her no longer in between', async () => {
  const db = await freshShop()
  const her = await addCustomer(db, daeng)
  await deleteCustomer(db, her)
  expect(await customers(db)).toEqual([])
  await restoreCustomer(db, her)
  expect(await customers(db)).toMatchObject([{ id: her, fields: daeng }])
})

test('erased, nothing of her is in any table of a shop that sends nowhere, and her sales keep their sums', async () => {
  const db = await freshShop()
  const order = await sell(db, 40000)
  const her = await addCustomer(db, daeng, order)
  await editCustomer(db, her, { house: '99 ถนนใหญ่' })
  await eraseCustomer(db, her)
  const rows = await everything(db)
  for (const word of [daeng.name, daeng.contact, daeng.house, '99 ถนนใหญ่', daeng.postcode])
    expect(rows).not.toContain(word)
  expect(await customer(db, her)).toMatchObject({ fields: NOBODY, deleted: true })
  expect(await owing(db)).toMatchObject({ owed: 60000, sales: [{ id: order }] })
})

test('erased after she was sent, nothing of her is left on either phone once both have synced', async () => {
  await using village = await Village.open()
  const owner = await village.owner()
  const order = await sell(owner.db, 40000)
  const her = await addCustomer(owner.db, daeng, order)
  await owner.sync()
  const helper = await village.another(owner, 'helper')
  await helper.sync()
  expect(await everything(helper.db)).toContain(daeng.name)
  // What was refused stays in the phone until somebody decides.
  await editCustomer(owner.db, her, { house: daeng.house })
  await owner.db.outbox.toCollection().modify({ state: 'refused', code: 'forbidden' })
  await eraseCustomer(owner.db, her)
  await owner.sync()
  await owner.sync()
  await helper.sync()
  for (const { db } of [owner, helper]) {
    expect(await everything(db)).not.toContain(daeng.name)
    expect(await everything(db)).not.toContain(daeng.contact)
    expect(await everything(db)).not.toContain(daeng.house)
    expect((await owing(db)).owed).toBe(60000)
  }
})

test('an address goes 90 days after the last delivery, once a day, and not while one is new, on its way, or kept for ever', async () => {
  const db = await freshShop()
  const her = await addCustomer(db, daeng, await sell(db, 100000))
  const waiting = await addCustomer(db, { ...daeng, name: 'ยังไม่เคยซื้อ' })
  const houseOf = async (id: string) => (await customer(db, id))?.fields.house
  const now = Date.now()
  await clearAddresses(db, now + 89 * DAY)
  expect(await houseOf(her)).toBe(daeng.house)
  await keepAddresses(db, null)
  await clearAddresses(db, now + 400 * DAY)
  expect(await houseOf(her)).toBe(daeng.house)
  await keepAddresses(db, 90)
  await clearAddresses(db, now + 91 * DAY)
  expect(await customer(db, her)).toMatchObject({ fields: { ...NOBODY, name: daeng.name, contact: daeng.contact } })
  expect(await houseOf(waiting)).toBe(daeng.house)
  expect((await addresses(db)).removed).toEqual([her])
  await editCustomer(db, her, { house: 'บ้านใหม่' })
  expect((await addresses(db)).removed).toEqual([])
  await clearAddresses(db, now + 91 * DAY + 1)
  expect(await houseOf(her)).toBe('บ้านใหม่')
})

test('an address for an order that is not handed over stays; from the handing over its time is counted', async () => {
  const db = await freshShop()
  const order = await sell(db, 100000)
  await db.order
    .where('id')
    .equals(order)
    .modify({ 'fields.channel': 'online' } as never)
  const her = await addCustomer(db, daeng, order)
  const kept = async () => Boolean((await customer(db, her))?.fields.house)
  await clearAddresses(db, Date.now() + 300 * DAY)
  expect(await kept()).toBe(true)
  const at = Date.now() + 250 * DAY
  const fields = { order, step: 'handed' as const, reason: '', device: newId(), at }
  await db.step.add({ id: newId(), deleted: 0, fields })
  await clearAddresses(db, at + 89 * DAY)
  expect(await kept()).toBe(true)
  await clearAddresses(db, at + 91 * DAY)
  expect(await kept()).toBe(false)
})

test('an address that was just written for somebody who bought long ago is not taken for an old one', async () => {
  const db = await freshShop()
  const order = await sell(db, 100000)
  const now = Date.now()
  await db.order.update(order, { 'fields.at': now - 200 * DAY } as never)
  const her = await addCustomer(db, daeng, order)
  await clearAddresses(db, now)
  expect((await customer(db, her))?.fields.house).toBe(daeng.house)
  await clearAddresses(db, now + 91 * DAY)
  expect((await customer(db, her))?.fields.house).toBe('')
})

test('what a phone that had not heard of it writes of an erased person goes with the next look', async () => {
  const db = await freshShop()
  const her = await addCustomer(db, daeng)
  await eraseCustomer(db, her)
  await editCustomer(db, her, { contact: '0899999999' })
  await clearAddresses(db, Date.now() + 2 * DAY)
  expect((await customer(db, her))?.fields).toEqual(NOBODY)
})

test('a payment of one of her sales by itself counts in her tab', async () => {
  const db = await freshShop()
  const order = await sell(db, 0)
  const her = await addCustomer(db, daeng, order)
  await recordPayment(db, order, cash(100000))
  expect((await tabOf(db, her)).owed).toBe(0)
})
