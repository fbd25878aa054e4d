import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { beforeEach, expect, test } from 'vitest'
import { t } from '../../src/app/platform/language.ts'
import { recordSale, type SaleLine, voidSale } from '../../src/device/store/actions/sales.ts'
import type { ShopDatabase } from '../../src/device/store/database.ts'
import { order } from '../../src/device/store/queries/orders.ts'
import { openApp, phoneWithShop } from './kit.tsx'
import { leftOf, noSheet, press, sheet, stock, textOf, type } from './trade-kit.ts'

let db: ShopDatabase
beforeEach(async () => {
  ;({ db } = await phoneWithShop())
})

const lineOf = (good: string, name: string, price: number, quantity: number): SaleLine => ({
  good,
  name,
  unit: 'piece',
  quantity,
  listPrice: price,
  price,
  thumb: null,
})
const main = () => textOf(screen.getByRole('main'))

async function soldTwoKinds() {
  const scarf = await stock(db, { name: 'ผ้าพันคอ', price: 30000, quantity: 5 })
  const sinh = await stock(db, { name: 'ซิ่นไหม', price: 90000, quantity: 1 })
  const lines = [lineOf(scarf, 'ผ้าพันคอ', 30000, 2), lineOf(sinh, 'ซิ่นไหม', 90000, 1)]
  const id = await recordSale(db, { lines, discount: 0, payment: { method: 'transfer', given: null } })
  return { id, scarf, sinh }
}

test('one of two scarves is taken back: nothing is chosen at first, the money goes back as it came, the page says what came', async () => {
  const { id, scarf } = await soldTwoKinds()
  await openApp(`/orders/${id}`)
  await press(t('returns.title'))
  const dialog = within(await sheet())
  expect(dialog.getByRole('button', { name: t('returns.now') })).toHaveProperty('disabled', true)
  const scarves = within(dialog.getByRole('group', { name: t('returns.ofLine', { name: 'ผ้าพันคอ' }) }))
  fireEvent.click(scarves.getByRole('button', { name: t('common.more') }))
  await waitFor(async () => expect(textOf(await sheet())).toContain(t('returns.give', { amount: '300 ฿' })))
  expect(dialog.getByRole('radio', { name: t('orders.transfer') })).toHaveProperty('checked', true)
  fireEvent.click(dialog.getByRole('radio', { name: t('returns.reason.flaw') }))
  fireEvent.click(dialog.getByRole('button', { name: t('returns.now') }))
  await noSheet()
  await waitFor(() => expect(main()).toContain(t('returns.because', { reason: t('returns.reason.flaw') })))
  expect(main()).toContain('−300')
  expect(await leftOf(db, scarf)).toBe(4)
  expect((await order(db, id))?.payments.map(({ method, amount }) => `${method} ${amount}`)).toContain(
    'transfer -30000',
  )
})

test('a spoilt piece at an agreed amount: no more than it cost, and it does not return to the shelf', async () => {
  const sinh = await stock(db, { name: 'ซิ่นไหม', price: 90000, quantity: 1 })
  const payment = { method: 'cash' as const, given: null }
  const id = await recordSale(db, { lines: [lineOf(sinh, 'ซิ่นไหม', 90000, 1)], discount: 0, payment })
  await openApp(`/orders/${id}`)
  await press(t('returns.title'))
  await press(t('returns.worthOther'))
  type('950')
  const enough = () => screen.getByRole('button', { name: t('common.done') })
  await waitFor(() => expect(enough()).toHaveProperty('disabled', true))
  for (const _ of '950') fireEvent.click(screen.getByRole('button', { name: t('common.erase') }))
  type('500')
  await waitFor(() => expect(enough()).toHaveProperty('disabled', false))
  fireEvent.click(enough())
  fireEvent.click(await screen.findByRole('radio', { name: t('returns.gone') }))
  await press(t('returns.now'))
  await noSheet()
  await waitFor(() => expect(main()).toContain(t('returns.all')))
  expect(await leftOf(db, sinh)).toBe(0)
  expect((await order(db, id))?.sums).toMatchObject({ state: 'returned', returned: 50000, paid: 40000 })
  expect(screen.queryByRole('button', { name: t('returns.title') })).toBeNull()
})

test('an exchange takes the goods back, leads to the grid, and tells the difference until the next sale settles it', async () => {
  const { id } = await soldTwoKinds()
  await openApp(`/orders/${id}`)
  await press(t('returns.title'))
  const dialog = within(await sheet())
  const sinh = within(dialog.getByRole('group', { name: t('returns.ofLine', { name: 'ซิ่นไหม' }) }))
  fireEvent.click(sinh.getByRole('button', { name: t('common.more') }))
  fireEvent.click(dialog.getByRole('button', { name: t('returns.swap') }))
  await waitFor(() => expect(location.pathname).toBe('/sell'))
  expect((await order(db, id))?.sums).toMatchObject({ returned: 90000 })
  await press(/ผ้าพันคอ/)
  await waitFor(async () => expect(textOf(await sheet())).toContain(t('returns.payBack', { amount: '600 ฿' })))
  fireEvent.click(within(await sheet()).getByRole('button', { name: t('common.close') }))
  await noSheet()
  await stock(db, { name: 'ผ้าคลุม', price: 120000, quantity: 2 })
  await press(/ผ้าคลุม/)
  await waitFor(async () => expect(textOf(await sheet())).toContain(t('returns.payMore', { amount: '300 ฿' })))
  await press(t('sell.cash'))
  const done = within(await sheet(new RegExp(`^${t('sell.sold')}`)))
  await done.findByText(t('returns.payMore', { amount: '300 ฿' }))
  // A note of 500 for the difference of 300: 200 is the change, and not of the whole price.
  fireEvent.click(done.getByRole('button', { name: '500' }))
  await waitFor(async () => expect(textOf(await sheet())).toContain(`${t('sell.change')} 200`))
  await press(t('sell.sellOn'))
  await noSheet()
  await press(/ผ้าคลุม/)
  await sheet()
  expect(screen.queryByText(t('returns.payMore', { amount: '300 ฿' }))).toBeNull()
})

test('of a voided sale there is nothing to take back', async () => {
  const { id } = await soldTwoKinds()
  await voidSale(db, id, { reason: 'x', undo: false })
  await openApp(`/orders/${id}`)
  await waitFor(() => expect(main()).toContain(t('orders.voided')))
  expect(screen.queryByRole('button', { name: t('returns.title') })).toBeNull()
})
