import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { beforeEach, describe, expect, test } from 'vitest'
import { byDay, noonBefore, noonOf } from '../../src/app/features/orders/model.ts'
import { t } from '../../src/app/platform/language.ts'
import type { Session } from '../../src/device/settings.ts'
import { editGood } from '../../src/device/store/actions/goods.ts'
import { recordSale, type SaleInput, type SaleLine, voidSale } from '../../src/device/store/actions/sales.ts'
import type { ShopDatabase } from '../../src/device/store/database.ts'
import { order, orders } from '../../src/device/store/queries/orders.ts'
import { openApp, phoneWithShop } from './kit.tsx'
import { asJoined, leftOf, noSheet, press, sheet, stock, textOf } from './trade-kit.ts'

let db: ShopDatabase
let own: Session
let naga: string
beforeEach(async () => {
  ;({ db, session: own } = await phoneWithShop())
  naga = await stock(db, { quantity: 5 })
})

const line = (rest: Partial<SaleLine> = {}): SaleLine => ({
  good: naga,
  name: 'ผ้าหมี่ขิด ลายนาค',
  unit: 'piece',
  quantity: 1,
  listPrice: 180000,
  price: 180000,
  thumb: null,
  ...rest,
})
const sell = (rest: Partial<SaleInput> = {}) =>
  recordSale(db, { lines: [line()], discount: 0, payment: { method: 'cash', given: null }, ...rest })

const rows = () => screen.findAllByRole('link', { name: /฿/ })
const main = () => textOf(screen.getByRole('main'))

/** What the server said of the sale: it did not take it. */
async function refuse(id: string, code: string) {
  const row = (await db.outbox.toArray()).find(({ operation: { body } }) => 'order' in body && body.order === id)
  if (!row) throw new Error('no such operation')
  await db.outbox.update(row.number, { state: 'refused', code, reason: 'for the log' })
}

describe('the sales', () => {
  test('are listed newest first under their day, each with its sum and how it stands in words', async () => {
    await sell()
    const paid = { method: 'transfer' as const, given: null }
    await sell({
      lines: [line({ price: 170000 }), line({ good: null, name: 'ค่าเย็บ' })],
      discount: 10000,
      payment: paid,
    })
    await voidSale(db, await sell(), { reason: 'ขายผิดชิ้น', undo: false })
    await openApp('/orders')
    const [voided, transferred, cash] = (await rows()).map(textOf)
    expect(screen.getByRole('heading', { name: t('dates.today') })).toBeTruthy()
    expect(voided).toContain(t('orders.voided'))
    expect(transferred).toContain(t('orders.transfer'))
    expect(transferred).toContain('3,400')
    expect(transferred).toContain('+1')
    expect(cash).toContain(t('orders.cash'))
    expect(cash).toContain('1,800')
  })

  test('on a joined phone, what is not yet sent says so; on a phone alone it would say nothing', async () => {
    await sell()
    await openApp('/orders')
    expect(textOf((await rows())[0] ?? document.body)).not.toContain(t('orders.waiting'))
    db = await asJoined(own)
    await waitFor(async () => expect(textOf((await rows())[0] ?? document.body)).toContain(t('orders.waiting')))
  })

  test('older ones come on demand', async () => {
    for (let count = 0; count < 51; count++) await sell()
    await openApp('/orders')
    await waitFor(async () => expect(await rows()).toHaveLength(50))
    await press(t('orders.older'))
    await waitFor(async () => expect(await rows()).toHaveLength(51))
    expect(screen.queryByRole('button', { name: t('orders.older') })).toBeNull()
  }, 15_000)

  test('a shop that sold nothing yet is shown the way to selling', async () => {
    await openApp('/orders')
    await screen.findByText(t('orders.none'))
    expect(screen.getByRole('link', { name: t('orders.toSell') }).getAttribute('href')).toBe('/sell')
  })
})

describe('one sale', () => {
  test('promise 4: shows what was sold as it was sold, whatever became of the good since', async () => {
    const lines = [line({ price: 170000, quantity: 2 })]
    const id = await sell({ lines, discount: 5000, payment: { method: 'cash', given: 400000 } })
    await editGood(db, naga, { name: 'ชื่อใหม่', price: 999900 })
    await openApp(`/orders/${id}`)
    await screen.findByText('ผ้าหมี่ขิด ลายนาค')
    for (const told of ['3,350', '2 ผืน × 1,700', t('orders.listPrice', { price: '1,800 ฿' }), '−50', '4,000', '650']) {
      expect(main()).toContain(told)
    }
    expect(main()).not.toContain('ชื่อใหม่')
  })

  test('is voided with a reason: the goods come back, and sale, reason and money given back stay on record', async () => {
    const id = await sell()
    await openApp(`/orders/${id}`)
    await press(t('orders.void'))
    const dialog = within(await sheet(t('orders.void')))
    expect(dialog.getByRole('button', { name: t('orders.voidNow') })).toHaveProperty('disabled', true)
    fireEvent.click(dialog.getByRole('radio', { name: t('orders.reason.returned') }))
    fireEvent.click(dialog.getByRole('button', { name: t('orders.voidNow') }))
    await noSheet()
    await screen.findByText(t('orders.voidedBecause', { reason: t('orders.reason.returned') }))
    expect(main()).toContain(t('orders.returned'))
    expect(main()).toContain('1,800')
    expect(screen.queryByRole('button', { name: t('orders.void') })).toBeNull()
    expect(await leftOf(db, naga)).toBe(5)
    expect(await order(db, id)).toMatchObject({
      sums: { state: 'voided', paid: 0 },
      steps: [{ reason: t('orders.reason.returned') }],
    })
  })

  test('another reason is in the words of the seller', async () => {
    const id = await sell()
    await openApp(`/orders/${id}`)
    await press(t('orders.void'))
    fireEvent.click(screen.getByRole('radio', { name: t('orders.reason.other') }))
    fireEvent.input(await screen.findByLabelText(t('orders.reasonText')), { target: { value: 'ลองระบบ' } })
    await press(t('orders.voidNow'))
    await waitFor(async () => expect((await order(db, id))?.steps).toMatchObject([{ reason: 'ลองระบบ' }]))
  })

  test('of a phone whose clock was wrong, the day can be set, and nobody claims to know the hour', async () => {
    const id = await sell()
    const row = await db.order.get(id)
    if (row) await db.order.put({ ...row, fields: { ...row.fields, unsure: true } })
    await openApp(`/orders/${id}`)
    await screen.findByText(t('orders.unsure'))
    await press(t('orders.setDay'))
    fireEvent.click(await screen.findByRole('radio', { name: t('dates.yesterday') }))
    await press(t('common.save'))
    await noSheet()
    await waitFor(() => expect(screen.queryByText(t('orders.unsure'))).toBeNull())
    const view = await order(db, id)
    expect(view?.sums).toMatchObject({ unsure: false, at: noonBefore(Date.now(), 1, 'Asia/Bangkok') })
    expect(main()).not.toContain('12:00')
  })

  test('an address of a sale that is not here says so', async () => {
    await openApp('/orders/01990000-0000-7000-8000-000000000000')
    await screen.findByRole('heading', { name: t('orders.missing') })
    expect(screen.getByRole('link', { name: t('orders.all') })).toBeTruthy()
  })
})

describe('promise 3: a sale that the server refused', () => {
  test('stays, marked, with the reason in plain words, and is sent again by a tap', async () => {
    const id = await sell()
    await refuse(id, 'unbalanced')
    await openApp('/orders')
    expect(textOf((await rows())[0] ?? document.body)).toContain(t('orders.refused'))
    fireEvent.click((await rows())[0] ?? document.body)
    await screen.findByText(t('errors.refused.unbalanced'))
    await press(t('orders.sendAgain'))
    await waitFor(() => expect(screen.queryByText(t('errors.refused.unbalanced'))).toBeNull())
    expect((await order(db, id))?.refused).toBeNull()
    expect((await order(db, id))?.waiting).toBe(true)
  })

  test('for a reason that this app does not know, it says that the trouble is on the other side', async () => {
    const id = await sell()
    await refuse(id, 'of-a-newer-server')
    await openApp(`/orders/${id}`)
    await screen.findByText(t('errors.refused.fault'))
  })

  test('is discarded only after a question, since that cannot be undone', async () => {
    const id = await sell()
    await refuse(id, 'invalid')
    await openApp('/orders')
    fireEvent.click((await rows())[0] ?? document.body)
    await press(t('orders.discard'))
    await press(t('orders.keep'))
    await noSheet()
    expect(await orders(db, { limit: 5 })).toHaveLength(1)
    await press(t('orders.discard'))
    fireEvent.click(within(await sheet(t('orders.discardTitle'))).getByRole('button', { name: t('orders.discard') }))
    await waitFor(async () => expect(await orders(db, { limit: 5 })).toHaveLength(0))
    expect(await order(db, id)).toBeUndefined()
    expect(await leftOf(db, naga)).toBe(5)
  })
})

describe('days of the shop', () => {
  test('a sale whose day was set stands under that day', async () => {
    const zone = 'Asia/Bangkok'
    const id = await sell()
    await sell()
    const day = noonBefore(Date.now(), 3, zone)
    const sales = (await orders(db, { limit: 5 })).map((sale) =>
      sale.id === id ? { ...sale, sums: { ...sale.sums, at: day } } : sale,
    )
    const days = byDay(sales, zone)
    expect(days.map((one) => one.sales.map((sale) => sale.id === id))).toEqual([[false], [true]])
    expect((days[0]?.from ?? 0) > (days[1]?.from ?? 0)).toBe(true)
  })

  test('a calendar day means its noon in the shop, not on the phone', () => {
    expect(noonOf('2026-01-14', 'Asia/Bangkok')).toBe(Date.UTC(2026, 0, 14, 5))
    expect(noonOf('', 'Asia/Bangkok')).toBeNull()
  })
})
