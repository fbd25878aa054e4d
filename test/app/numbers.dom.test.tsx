import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { date, showNumbers } from '../../src/app/platform/format.ts'
import { t } from '../../src/app/platform/language.ts'
import { readSettings } from '../../src/device/settings.ts'
import { recordSale } from '../../src/device/store/actions/sales.ts'
import type { ShopDatabase } from '../../src/device/store/database.ts'
import { orders } from '../../src/device/store/queries/orders.ts'
import { openApp, phoneWithShop } from './kit.tsx'
import { noSheet, press, sheet, stock, textOf, type } from './trade-kit.ts'

const AT = Date.UTC(2026, 0, 14, 5)
const FRESH = { era: 'local', ownDigits: false } as const

let db: ShopDatabase
beforeEach(async () => {
  ;({ db } = await phoneWithShop())
})
afterEach(() => showNumbers(FRESH))

async function openSettings(language?: 'th' | 'lo' | 'en' | 'zh') {
  await openApp('/shop', language)
  await press(t('shop.settings'))
  return within(await sheet())
}

const choose = (name: string) => fireEvent.click(screen.getByRole('radio', { name, hidden: true }))

describe('years and digits of this phone', () => {
  test('are those of the language at first: the Buddhist era in Thai, and 0 to 9', async () => {
    await openApp('/shop')
    expect(date(AT)).toBe('14 ม.ค. 2569')
    expect(await readSettings()).toMatchObject(FRESH)
  })

  test('are changed for all screens at once, and kept', async () => {
    await openSettings()
    choose(t('shop.era.common', { year: new Date().getFullYear() }))
    await waitFor(() => expect(date(AT)).toBe('14 ม.ค. 2026'))
    choose('๑๒๓')
    await waitFor(() => expect(date(AT)).toBe('๑๔ ม.ค. ๒๐๒๖'))
    await waitFor(async () => expect(await readSettings()).toMatchObject({ era: 'common', ownDigits: true }))
  })

  test('the choice of digits is there only where a language has digits of its own', async () => {
    const lao = await openSettings('lo')
    expect(lao.getByRole('radio', { name: '໑໒໓', hidden: true })).toBeTruthy()
    fireEvent.click(lao.getByRole('radio', { name: '中文' }))
    await waitFor(() => expect(document.documentElement.lang).toBe('zh'))
    await waitFor(() => expect(screen.queryByRole('group', { name: t('shop.digits'), hidden: true })).toBeNull())
  })
})

describe('a phone that writes ๐ to ๙', () => {
  beforeEach(() => showNumbers({ era: 'local', ownDigits: true }))

  test('shows prices, stock and sums in them, and a name as it was typed', async () => {
    await stock(db, { name: 'ลาย A4', price: 180050, quantity: 12 })
    await openApp('/sell')
    const tile = textOf(await screen.findByRole('button', { name: /ลาย A4/ }))
    expect(tile).toContain('๑,๘๐๐.๕๐')
    expect(tile).toContain('๑๒ ผืน')
    await press(/ลาย A4/)
    await press(t('sell.cash'))
    await sheet(/๑,๘๐๐\.๕๐/)
    await press(t('sell.sellOn'))
    await noSheet()
    fireEvent.click(screen.getByRole('link', { name: t('common.money') }))
    await waitFor(() => expect(document.querySelector('.big-amount')?.textContent).toContain('๑,๘๐๐.๕๐'))
    expect(screen.getByText('๑ ครั้ง')).toBeTruthy()
  })

  test('takes a price by its keys, and by a keyboard of either digits: what is stored is the same', async () => {
    await openApp('/sell')
    await press(t('sell.amountOnly'))
    type('๑')
    const keypad = screen.getByRole('group', { name: t('sell.price') })
    for (const key of ['2', '๐', '.', '໕']) fireEvent.keyDown(keypad, { key })
    expect(textOf(within(keypad).getByRole('status'))).toContain('๑๒๐.๕')
    await press(t('sell.toBasket'))
    await press(t('sell.transfer'))
    await sheet(/๑๒๐\.๕๐/)
    const [sale] = await orders(db, { limit: 1 })
    expect(sale?.sums.total).toBe(12050)
  })

  test('shows the day and hour of a sale in them', async () => {
    const line = {
      good: null,
      name: 'ผ้า',
      unit: 'piece' as const,
      quantity: 1,
      listPrice: 100,
      price: 100,
      thumb: null,
    }
    const id = await recordSale(db, { lines: [line], discount: 0, payment: { method: 'cash', given: null } })
    await openApp(`/orders/${id}`)
    await screen.findByText(t('orders.when'))
    expect(textOf(document.querySelector('main') ?? document.body)).toMatch(
      /[๐-๙]{1,2} \S+ ๒๕[๐-๙]{2} [๐-๙]{2}:[๐-๙]{2}/,
    )
  })
})
