import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { beforeEach, describe, expect, test } from 'vitest'
import { t } from '../../src/app/platform/language.ts'
import { session } from '../../src/app/platform/session.ts'
import type { Session } from '../../src/device/settings.ts'
import { recordPayment } from '../../src/device/store/actions/payments.ts'
import { type PaymentInput, recordSale, voidSale } from '../../src/device/store/actions/sales.ts'
import { editShop, startShop } from '../../src/device/store/actions/shop.ts'
import type { ShopDatabase } from '../../src/device/store/database.ts'
import { order } from '../../src/device/store/queries/orders.ts'
import { field, newPhone, openApp, phoneWithShop, reopen } from './kit.tsx'
import { asHelper, noSheet, press, sheet, stock, textOf, type } from './trade-kit.ts'

const MOBILE = '0812345678'
const slip = { bank: '014', reference: '00111222233344ABCD12' }

let db: ShopDatabase
let own: Session
beforeEach(async () => {
  ;({ db, session: own } = await phoneWithShop())
})

const line = { good: null, name: 'ซิ่นไหม', unit: 'piece' as const, quantity: 1, thumb: null }
const sell = (payment: PaymentInput | null) =>
  recordSale(db, { lines: [{ ...line, listPrice: 450000, price: 450000 }], discount: 0, payment })
const main = () => textOf(screen.getByRole('main'))
const hasQr = () => screen.queryByRole('button', { name: t('sell.qr') }) !== null

describe('the QR', () => {
  test('is offered where the shop has an id and sells for baht, and nowhere else', async () => {
    await stock(db)
    await openApp('/sell')
    await press(/ลายนาค/)
    await sheet()
    expect(hasQr()).toBe(false)
    await editShop(db, { promptpay: MOBILE })
    await waitFor(() => expect(hasQr()).toBe(true))
  })

  test('a shop that sells for kip has no PromptPay, whatever was written into its settings', async () => {
    await newPhone()
    await startShop({ name: 'ຮ້ານ', currency: 'LAK', zone: 'Asia/Vientiane', language: 'th' })
    db = await reopen()
    await stock(db)
    await editShop(db, { promptpay: MOBILE })
    await openApp('/sell')
    await press(/ลายนาค/)
    await sheet()
    expect(hasQr()).toBe(false)
  })

  test('only the owner is led to the id', async () => {
    await asHelper(own)
    await openApp('/shop')
    await screen.findByText(t('backup.title'))
    expect(session.value?.role).toBe('helper')
    expect(screen.queryByRole('link', { name: new RegExp(t('pay.ownTitle')) })).toBeNull()
  })

  test('an id that is taken away is gone from the shop, and its QR with it', async () => {
    await editShop(db, { promptpay: MOBILE })
    await openApp('/shop/promptpay')
    await press(t('pay.ownRemove'))
    await waitFor(async () => expect((await db.shop.get(db.shopId))?.fields.promptpay).toBe(''))
    await waitFor(() => expect(field(t('pay.ownId')).value).toBe(''))
    expect(screen.queryByRole('img')).toBeNull()
  })
})

describe('what is still to be paid', () => {
  test('more than is owed is not taken, and nothing is not either', async () => {
    const id = await sell({ method: 'cash', given: null, amount: 100000 })
    await openApp(`/orders/${id}`)
    await press(t('pay.take'))
    const dialog = within(await sheet(t('pay.take')))
    const cash = () => dialog.getByRole('button', { name: t('pay.cash') })
    expect(cash()).toHaveProperty('disabled', false)
    type('3501')
    await waitFor(() => expect(cash()).toHaveProperty('disabled', true))
    expect(textOf(dialog.getByRole('alert'))).toBe(t('pay.beyond'))
    fireEvent.click(dialog.getByRole('button', { name: t('common.clear') }))
    await waitFor(() => expect(cash()).toHaveProperty('disabled', true))
    type('3500')
    await waitFor(() => expect(cash()).toHaveProperty('disabled', false))
    fireEvent.click(dialog.getByRole('button', { name: t('pay.transfer') }))
    await noSheet()
    expect((await order(db, id))?.sums).toMatchObject({ state: 'paid', owed: 0 })
  })

  test('what two phones took too much is said, and is given back by one press', async () => {
    const id = await sell({ method: 'cash', given: null })
    await recordPayment(db, id, { method: 'transfer', given: null, amount: 450000 })
    await openApp(`/orders/${id}`)
    await waitFor(() => expect(main()).toContain(t('pay.over', { amount: '4,500 ฿' })))
    await press(t('pay.giveBack'))
    await waitFor(async () => expect((await order(db, id))?.sums).toMatchObject({ state: 'paid', over: 0 }))
    expect((await order(db, id))?.payments.find(({ amount }) => amount < 0)).toMatchObject({ method: 'transfer' })
  })

  test('of a voided sale nothing is taken any more', async () => {
    const id = await sell({ method: 'cash', given: null, amount: 100000 })
    await voidSale(db, id, { reason: 'คืน', undo: false })
    await openApp(`/orders/${id}`)
    await screen.findAllByText(t('orders.voided'))
    expect(screen.queryByRole('button', { name: t('pay.take') })).toBeNull()
    expect(main()).not.toContain(t('pay.waitingTitle'))
  })

  test('a slip that two phones took for two sales is said on both of them, with the way to the other', async () => {
    const ids = [
      await sell({ method: 'transfer', given: null, slip }),
      await sell({ method: 'transfer', given: null, slip }),
    ]
    await openApp(`/orders/${ids[0]}`)
    const again = await screen.findByRole('link', { name: new RegExp(t('pay.slipAgain')) })
    expect(again.getAttribute('href')).toBe(`/orders/${ids[1]}`)
    expect(main()).toContain(`${t('bank.014')} · ${slip.reference}`)
  })
})
