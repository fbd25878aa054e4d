import { expect, test } from 'vitest'
import { recordPayment } from '../../src/device/store/actions/payments.ts'
import { type PaymentInput, recordSale, voidSale } from '../../src/device/store/actions/sales.ts'
import type { ShopDatabase } from '../../src/device/store/database.ts'
import { order } from '../../src/device/store/queries/orders.ts'
import { owing, slipUses } from '../../src/device/store/queries/payments.ts'
import { refusals } from '../../src/device/store/queries/sync.ts'
import { contents, freshShop } from '../support/store.ts'
import { Village } from '../support/village.ts'

const line = { good: null, name: 'ซิ่นไหม', unit: 'piece' as const, quantity: 1, thumb: null }
const slip = { bank: '014', reference: '00111222233344ABCD12' }
const cash = (amount: number) => ({ method: 'cash' as const, given: null, amount })

/** A sale of 4,500 baht. */
const sell = (db: ShopDatabase, payment: PaymentInput | null) =>
  recordSale(db, { lines: [{ ...line, listPrice: 450000, price: 450000 }], discount: 0, payment })

const standing = async (db: ShopDatabase, id: string) => (await order(db, id))?.sums

test('a deposit, a part and the rest: the sale owes what is left of it, and is found as long as it does', async () => {
  const db = await freshShop()
  await sell(db, { method: 'cash', given: 500000 })
  const id = await sell(db, cash(100000))
  const unpaid = await sell(db, null)
  expect(await standing(db, id)).toMatchObject({ state: 'part', paid: 100000, owed: 350000 })
  expect(await standing(db, unpaid)).toMatchObject({ state: 'open', owed: 450000 })
  expect(await owing(db)).toMatchObject({ owed: 800000, sales: [{ id }, { id: unpaid }] })

  await recordPayment(db, id, { method: 'transfer', given: null, amount: 150000, slip })
  expect(await standing(db, id)).toMatchObject({ state: 'part', owed: 200000 })
  await recordPayment(db, id, cash(200000))
  expect(await standing(db, id)).toMatchObject({ state: 'paid', paid: 450000, owed: 0, over: 0 })
  expect(await owing(db)).toMatchObject({ owed: 450000, sales: [{ id: unpaid }] })
})

test('a void gives back every payment, in the way it came, and nothing is owed any more', async () => {
  const db = await freshShop()
  const id = await sell(db, cash(100000))
  await recordPayment(db, id, { method: 'transfer', given: null, amount: 50000, slip })
  await voidSale(db, id, { reason: '', undo: false })
  const view = await order(db, id)
  expect(view?.sums).toMatchObject({ state: 'voided', paid: 0, owed: 0, over: 0 })
  expect(view?.payments.map(({ method, amount }) => `${method} ${amount}`).sort()).toEqual(
    ['cash -100000', 'cash 100000', 'transfer -50000', 'transfer 50000'].sort(),
  )
  expect(await owing(db)).toEqual({ owed: 0, sales: [] })
})

test('a slip is known again, by its bank and its reference; one of an undone sale is as new, one of a void is not', async () => {
  const db = await freshShop()
  const byTransfer = { method: 'transfer' as const, given: null, slip }
  const undone = await sell(db, byTransfer)
  await voidSale(db, undone, { reason: '', undo: true })
  expect(await slipUses(db, slip)).toEqual([])

  const id = await sell(db, byTransfer)
  expect(await slipUses(db, slip)).toMatchObject([{ id }])
  expect(await slipUses(db, { ...slip, bank: '004' })).toEqual([])
  expect(await slipUses(db, { ...slip, reference: `${slip.reference}3` })).toEqual([])

  await voidSale(db, id, { reason: 'คืน', undo: false })
  expect(await slipUses(db, slip)).toMatchObject([{ id }])
})

test('of a cash sale that is all paid nothing stands in the indexes of what is owed and of slips', async () => {
  const db = await freshShop()
  const id = await sell(db, { method: 'cash', given: null })
  expect(Object.keys((await order(db, id))?.order ?? {})).not.toContain('due')
  expect(await db.order.orderBy('fields.due').count()).toBe(0)
  expect(await db.payment.orderBy('fields.slip.reference').count()).toBe(0)
})

test('two phones take the rest at once, offline: both payments are kept, both phones say what is to be given back', async () => {
  await using village = await Village.open()
  const owner = await village.owner()
  const id = await sell(owner.db, cash(100000))
  await owner.sync()
  const helper = await village.another(owner, 'helper')
  await helper.sync()
  expect(await standing(helper.db, id)).toMatchObject({ owed: 350000 })

  await recordPayment(owner.db, id, cash(350000))
  await recordPayment(helper.db, id, { method: 'transfer', given: null, amount: 350000, slip })
  expect((await order(helper.db, id))?.waiting).toBe(true)
  for (const phone of [owner, helper, owner]) await phone.sync()
  expect(await refusals(helper.db)).toEqual([])
  for (const { db } of [owner, helper]) {
    expect(await order(db, id)).toMatchObject({ waiting: false, sums: { state: 'paid', over: 350000, owed: 0 } })
    expect(await slipUses(db, slip)).toMatchObject([{ id }])
  }
  expect(await contents(helper.db, 'payment')).toEqual(await contents(owner.db, 'payment'))

  await recordPayment(owner.db, id, cash(-350000))
  expect(await standing(owner.db, id)).toMatchObject({ over: 0, owed: 0, state: 'paid' })
})

test('one phone voids while another takes a payment: the payment is not lost, and both say it is to be given back', async () => {
  await using village = await Village.open()
  const owner = await village.owner()
  const id = await sell(owner.db, cash(100000))
  await owner.sync()
  const helper = await village.another(owner, 'helper')
  await helper.sync()
  await voidSale(owner.db, id, { reason: 'คืน', undo: false })
  await recordPayment(helper.db, id, cash(200000))
  for (const phone of [owner, helper, owner]) await phone.sync()
  for (const { db } of [owner, helper])
    expect(await standing(db, id)).toMatchObject({ state: 'voided', paid: 200000, over: 200000, owed: 0 })
})
