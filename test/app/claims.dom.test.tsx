import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { beforeEach, expect, test, vi } from 'vitest'
import { language, t } from '../../src/app/platform/language.ts'
import type { Session } from '../../src/device/settings.ts'
import { recordSale } from '../../src/device/store/actions/sales.ts'
import { readBasket } from '../../src/device/store/basket.ts'
import type { ShopDatabase } from '../../src/device/store/database.ts'
import { patchSync } from '../../src/device/store/state.ts'
import type { Language } from '../../src/shared/i18n/languages.ts'
import { openApp, phoneWithShop } from './kit.tsx'
import { asHelper, asJoined, leftOf, press, sheet, stock, textOf } from './trade-kit.ts'

let db: ShopDatabase
let own: Session
let piece: string

beforeEach(async () => {
  ;({ db, session: own } = await phoneWithShop())
  piece = await stock(db)
})

const line = (good: string | null) => ({
  good,
  name: 'ผ้าหมี่ขิด ลายนาค',
  unit: 'piece' as const,
  quantity: 1,
  listPrice: 180000,
  price: 180000,
  thumb: null,
})
const sell = (...goods: (string | null)[]) =>
  recordSale(db, { lines: goods.map(line), discount: 0, payment: { method: 'cash', given: null } })

const bar = () => screen.queryByRole('link', { name: t('common.claims', { count: 1 }) })

async function openCard(lang: Language = 'th'): Promise<HTMLElement> {
  await openApp('/orders/claims', lang)
  return screen.findByRole('article', { name: 'ผ้าหมี่ขิด ลายนาค' })
}

test('the way to the card stands on the sell screen and over the sales, as long as there is one and no longer', async () => {
  await sell(piece)
  await openApp('/sell')
  await screen.findByText(t('sell.soldOut'))
  expect(bar()).toBeNull()
  await sell(piece)
  await waitFor(() => expect(bar()?.getAttribute('href')).toBe('/orders/claims'))
  fireEvent.click(screen.getByRole('link', { name: t('common.orders') }))
  await screen.findByRole('heading', { level: 1, name: t('common.orders') })
  await waitFor(() => expect(bar()).not.toBeNull())
  await db.shelf.update(piece, { left: 0 })
  await waitFor(() => expect(bar()).toBeNull())
})

test('a phone that is still receiving the shop says nothing of it yet', async () => {
  await sell(piece)
  await sell(piece)
  db = await asJoined(own)
  await patchSync(db, { caughtUp: false })
  await openApp('/orders')
  await screen.findAllByRole('link', { name: /1,800/ })
  expect(bar()).toBeNull()
  await patchSync(db, { caughtUp: true })
  await waitFor(() => expect(bar()).not.toBeNull())
})

test.each(['th', 'en'] as const)('the card says how often it was sold, by whom and for how much (%s)', async (lang) => {
  await db.device.add({ id: own.device, deleted: 0, fields: { name: 'ป้าแดง', role: 'owner', removed: false } })
  await sell(piece)
  await sell(piece)
  const card = await openCard(lang)
  expect(language.value).toBe(lang)
  expect(within(card).getByText(t('claims.single', { count: 2 }))).toBeTruthy()
  const sales = within(within(card).getByRole('list', { name: t('claims.sales') })).getAllByRole('listitem')
  expect(sales).toHaveLength(2)
  for (const sale of sales) {
    expect(textOf(sale)).toContain(t('shop.device.this'))
    expect(textOf(sale)).toContain('1,800')
    expect(textOf(sale)).toContain(t('orders.cash'))
  }
})

test('what to say to the buyer names the good and the shop, and is handed to another app', async () => {
  await sell(piece)
  await sell(piece)
  const card = await openCard()
  const words = t('claims.saySingle', { name: 'ผ้าหมี่ขิด ลายนาค', shop: 'ผ้าทอป้าแดง' })
  expect(within(card).getByText(words)).toBeTruthy()
  const share = vi.fn(async () => {})
  Object.assign(navigator, { share })
  fireEvent.click(within(card).getByRole('button', { name: t('common.share') }))
  await waitFor(() => expect(share).toHaveBeenCalledWith(expect.objectContaining({ text: words })))
})

test('another was made: one press ends it, and nothing is left over', async () => {
  await sell(piece)
  await sell(piece)
  await openCard()
  await press(t('claims.made', { quantity: '1 ผืน' }))
  expect(await screen.findByText(t('claims.none'))).toBeTruthy()
  expect(await leftOf(db, piece)).toBe(0)
})

test('a refund asks once, says when more than the one good goes back, and voids that sale', async () => {
  await sell(piece)
  const order = await sell(piece, null)
  const card = await openCard()
  const [, second] = within(card).getAllByRole('button', { name: t('claims.refund') })
  if (second) fireEvent.click(second)
  const question = await sheet(/3,600/)
  expect(textOf(question)).toContain(t('claims.wholeSale', { count: 2 }))
  expect(await db.step.count()).toBe(0)
  fireEvent.click(within(question).getByRole('button', { name: t('claims.refund') }))
  expect(await screen.findByText(t('claims.none'))).toBeTruthy()
  expect((await db.step.toArray()).map(({ fields }) => fields)).toMatchObject([
    { order, step: 'voided', reason: t('claims.title') },
  ])
})

test('a swap offers what there is, and leads to the basket with the other good', async () => {
  await stock(db, { name: 'ผ้าขาวม้า', price: 32000 })
  await stock(db, { name: 'หมดแล้ว', quantity: 0 })
  await stock(db, { name: 'ไม่มีราคา', price: null })
  await sell(piece)
  await sell(piece)
  const card = await openCard()
  const [first] = within(card).getAllByRole('button', { name: t('claims.swap') })
  if (first) fireEvent.click(first)
  const choice = within(await sheet(t('claims.swapTitle')))
  await choice.findByRole('button', { name: /ผ้าขาวม้า/ })
  expect(choice.queryByRole('button', { name: /หมดแล้ว|ไม่มีราคา|ลายนาค/ })).toBeNull()
  fireEvent.click(choice.getByRole('button', { name: /ผ้าขาวม้า/ }))
  await waitFor(() => expect(location.pathname).toBe('/sell/basket'))
  expect((await readBasket(db)).lines).toMatchObject([{ name: 'ผ้าขาวม้า', price: 32000, quantity: 1 }])
  expect(await leftOf(db, piece)).toBe(0)
})

test('a helper is offered what a helper may do: no button changes the stock', async () => {
  await sell(piece)
  await sell(piece)
  db = await asHelper(own)
  const card = await openCard()
  expect(within(card).queryByRole('button', { name: t('claims.made', { quantity: '1 ผืน' }) })).toBeNull()
  expect(within(card).getByText(t('claims.askOwner'))).toBeTruthy()
  expect(within(card).getAllByRole('button', { name: t('claims.refund') })).toHaveLength(2)
})
