import 'fake-indexeddb/auto'
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { DoneSheet } from '../../src/app/features/sell/done.tsx'
import { haggleSteps } from '../../src/app/features/sell/steps.ts'
import { t } from '../../src/app/platform/language.ts'
import { receivedSteps } from '../../src/app/ui/received.tsx'
import type { Session } from '../../src/device/settings.ts'
import { readBasket } from '../../src/device/store/basket.ts'
import type { ShopDatabase } from '../../src/device/store/database.ts'
import { orders } from '../../src/device/store/queries/orders.ts'
import { patchSync } from '../../src/device/store/state.ts'
import { openApp, phoneWithShop } from './kit.tsx'
import { asHelper, asJoined, leftOf, noSheet, press, sheet, stock, textOf, type } from './trade-kit.ts'

let db: ShopDatabase
let own: Session
beforeEach(async () => {
  ;({ db, session: own } = await phoneWithShop())
})

afterEach(() => {
  vi.useRealTimers()
})

const sales = () => orders(db, { limit: 10 })
/** The view that tells of the sale. */
const sold = () => sheet(new RegExp(t('sell.sold')))

/** Opens the sheet of a good by a tap on its photograph. */
async function tap(name: RegExp) {
  await press(name)
  return within(await sheet())
}

describe('selling one good', () => {
  test('promise 1: two taps sell it, and the tick shows once the sale is stored', async () => {
    const id = await stock(db)
    await openApp('/sell')
    await tap(/ผ้าหมี่ขิด ลายนาค/)
    await press(t('sell.cash'))
    await sold()
    const [sale] = await sales()
    expect(sale).toMatchObject({
      lines: [{ good: id, quantity: 1, price: 180000, listPrice: 180000, total: 180000 }],
      payments: [{ method: 'cash', amount: 180000, given: null }],
      sums: { state: 'paid' },
    })
    expect(await leftOf(db, id)).toBe(0)
  })

  test('promise 2: a double tap makes one sale, whichever of the two buttons the second tap hits', async () => {
    await stock(db, { quantity: 5 })
    await openApp('/sell')
    const dialog = await tap(/ลายนาค/)
    const [cash, transfer] = [t('sell.cash'), t('sell.transfer')].map((name) => dialog.getByRole('button', { name }))
    if (!cash || !transfer) throw new Error('no buttons')
    for (const button of [cash, cash, transfer, cash]) fireEvent.click(button)
    await sold()
    expect(await sales()).toHaveLength(1)
  })

  test('nothing is said to be sold when the phone cannot store it, and the next press can', async () => {
    await stock(db)
    const full = () => {
      throw new Error('QuotaExceededError')
    }
    db.outbox.hook('creating', full)
    await openApp('/sell')
    await tap(/ลายนาค/)
    await press(t('sell.cash'))
    expect(textOf(await screen.findByRole('alert'))).toBe(t('sell.failed'))
    expect(screen.queryByText(t('sell.sold'))).toBeNull()
    expect(await sales()).toHaveLength(0)

    db.outbox.hook('creating').unsubscribe(full)
    await press(t('sell.cash'))
    await sold()
    expect(await sales()).toHaveLength(1)
  })

  test('a transfer is one tap too', async () => {
    await stock(db)
    await openApp('/sell')
    await tap(/ลายนาค/)
    await press(t('sell.transfer'))
    await screen.findByText(t('sell.byTransfer'))
    expect((await sales())[0]?.payments).toMatchObject([{ method: 'transfer', amount: 180000 }])
  })

  test('haggling changes the price of the line and leaves the good as it is, in the hands of a helper too', async () => {
    const id = await stock(db)
    db = await asHelper(own)
    await openApp('/sell')
    await tap(/ลายนาค/)
    await press(t('sell.haggle'))
    expect((await sheet()).querySelector('s')?.textContent).toContain('1,800')
    await press('1,700')
    await press(t('sell.usePrice'))
    await press(t('sell.cash'))
    await sold()
    expect((await sales())[0]).toMatchObject({ lines: [{ price: 170000, listPrice: 180000 }], sums: { total: 170000 } })
    expect((await db.good.get(id))?.fields.price).toBe(180000)
  })

  test('the first key of the keypad replaces the price, and closing the keypad leaves the price as it was', async () => {
    await stock(db)
    await openApp('/sell')
    await tap(/ลายนาค/)
    await press(t('sell.haggle'))
    type('9')
    await press(t('common.close'))
    await screen.findByRole('button', { name: t('sell.cash') })
    expect(textOf(await sheet())).toContain('1,800')
    await press(t('sell.haggle'))
    type('15')
    fireEvent.click(within(await sheet()).getByRole('button', { name: '00' }))
    await press(t('sell.usePrice'))
    await screen.findByRole('button', { name: t('sell.cash') })
    expect(textOf(await sheet())).toContain('1,500')
  })

  test('a good without a price is asked for it first, and the sale keeps what was typed', async () => {
    await stock(db, { price: null, name: 'ผืนใหม่' })
    await openApp('/sell')
    await tap(/ผืนใหม่/)
    expect(screen.queryByRole('button', { name: t('sell.cash') })).toBeNull()
    expect(screen.getByRole('button', { name: t('sell.usePrice') })).toHaveProperty('disabled', true)
    type('350')
    await press(t('sell.usePrice'))
    await press(t('sell.cash'))
    await sold()
    expect((await sales())[0]?.lines).toMatchObject([{ price: 35000, listPrice: 35000 }])
  })

  test('metres are typed with decimals, and a sale is never refused for stock', async () => {
    const id = await stock(db, { name: 'ผ้าฝ้ายเมตร', unit: 'metre', price: 35000, quantity: 200 })
    await openApp('/sell')
    await tap(/ผ้าฝ้ายเมตร/)
    await press('1 ม.')
    type('2.35')
    await press(t('sell.useQuantity'))
    await screen.findByText(t('sell.beyond'))
    await press(t('sell.cash'))
    await sold()
    expect((await sales())[0]?.lines).toMatchObject([{ quantity: 235, total: 82250 }])
    expect(await leftOf(db, id)).toBe(-35)
  })
})

describe('what was sold', () => {
  test('is undone by one tap: the goods are back, and both the sale and its undoing stay on record', async () => {
    const id = await stock(db)
    await openApp('/sell')
    await tap(/ลายนาค/)
    await press(t('sell.cash'))
    await press(new RegExp(t('sell.undo')))
    await noSheet()
    expect(await leftOf(db, id)).toBe(1)
    const [sale] = await sales()
    expect(sale).toMatchObject({ sums: { state: 'voided', paid: 0 }, steps: [{ step: 'voided', undo: true }] })
  })

  test('can be undone for ten seconds; then the button rests where it was, and nothing moves under a finger', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const pass = (milliseconds: number) =>
      act(() => {
        vi.advanceTimersByTime(milliseconds)
      })
    const sale = { order: own.device, total: 180000, method: 'cash' as const, given: null, basket: null }
    render(<DoneSheet sold={sale} onClose={() => {}} />)
    const undo = screen.getByRole('button', { name: t('sell.undo') })
    for (let second = 10; second > 0; second--) {
      expect(textOf(undo)).toContain(String(second))
      expect(undo).toHaveProperty('disabled', false)
      pass(1000)
    }
    expect(undo).toHaveProperty('disabled', true)
    pass(3_600_000)
    expect(screen.getByRole('button', { name: t('sell.sellOn') })).toBeTruthy()
  })

  test('the change is worked out from the notes that are tapped, and the sale stays as it was recorded', async () => {
    await stock(db)
    await openApp('/sell')
    await tap(/ลายนาค/)
    await press(t('sell.cash'))
    await press(t('sell.addNote', { amount: '1,000\u00a0฿' }))
    expect(textOf(screen.getByRole('dialog'))).toContain(t('sell.short', { amount: '800 ฿' }))
    await press(t('sell.addNote', { amount: '1,000\u00a0฿' }))
    expect(textOf(screen.getByRole('dialog'))).toContain(`${t('sell.change')} 200`)
    expect(screen.getByRole('listitem', { name: '100\u00a0฿ × 2' })).toBeTruthy()
    await press(t('sell.exact'))
    expect(textOf(screen.getByRole('dialog'))).toContain(t('sell.noChange'))
    expect((await sales())[0]?.payments).toMatchObject([{ given: null }])
  })

  test('the next sale is one tap away', async () => {
    await stock(db, { quantity: 2 })
    await openApp('/sell')
    await tap(/ลายนาค/)
    await press(t('sell.cash'))
    await press(t('sell.sellOn'))
    await noSheet()
    await tap(/ลายนาค/)
    await press(t('sell.cash'))
    await sold()
    expect(await sales()).toHaveLength(2)
  })
})

describe('the grid', () => {
  const names = () => screen.getAllByRole('listitem').map((item) => item.querySelector('.good-name')?.textContent)

  test('shows what is new first and what is sold out last, without what is hidden', async () => {
    await stock(db, { name: 'หมด', quantity: 0 })
    await stock(db, { name: 'เก่า' })
    const hidden = await stock(db, { name: 'ซ่อน' })
    await db.shelf.update(hidden, { state: 'hidden' })
    await stock(db, { name: 'ใหม่' })
    await openApp('/sell')
    await screen.findByText('เก่า')
    expect(names()).toEqual(['ใหม่', 'เก่า', 'หมด'])
    expect(textOf(screen.getByRole('button', { name: /หมด/ }))).toContain(t('sell.soldOut'))
  })

  test('finds by Thai and by Latin letters, and says what it did not find', async () => {
    await stock(db, { name: 'ผ้าซิ่นไหม' })
    await stock(db, { name: 'Blue Scarf' })
    await openApp('/sell')
    const box = await screen.findByRole('searchbox')
    fireEvent.input(box, { target: { value: 'ซิน' } })
    await waitFor(() => expect(names()).toEqual(['ผ้าซิ่นไหม']))
    fireEvent.input(box, { target: { value: 'scarf' } })
    await waitFor(() => expect(names()).toEqual(['Blue Scarf']))
    fireEvent.input(box, { target: { value: 'แพรวา' } })
    await screen.findByText(t('sell.noMatch', { query: 'แพรวา' }))
    await press(t('sell.clearSearch'))
    await waitFor(() => expect(names()).toHaveLength(2))
  })

  test('an empty shop is shown the camera', async () => {
    await openApp('/sell')
    const add = await screen.findByRole('link', { name: t('sell.addFirst') })
    expect(add.getAttribute('href')).toBe('/goods/new')
  })

  test('says nothing of stock on a joined phone until the first pull has caught up', async () => {
    await stock(db, { name: 'ผืนหนึ่ง', quantity: 3 })
    db = await asJoined(own)
    await patchSync(db, { caughtUp: false })
    await openApp('/sell')
    const tile = await screen.findByRole('button', { name: /ผืนหนึ่ง/ })
    await waitFor(() => expect(textOf(tile)).toContain('…'))
    await patchSync(db, { caughtUp: true })
    await waitFor(() => expect(textOf(tile)).toContain('3 ผืน'))
  })

  test('an amount without a good goes to the basket with its name, or without one', async () => {
    await openApp('/sell')
    await press(t('sell.amountOnly'))
    type('40')
    await press(t('sell.toBasket'))
    await waitFor(() => expect(location.pathname).toBe('/sell/basket'))
    expect((await readBasket(db)).lines).toMatchObject([{ good: null, name: '', price: 4000, quantity: 1 }])
    await screen.findByText(t('sell.something'))
  })
})

describe('amounts that are one tap away', () => {
  test('a haggler is offered rounder prices below the price, highest first, and 5 % off', () => {
    expect(haggleSteps(180000, 'THB')).toEqual([175000, 171000, 170000, 150000])
    expect(haggleSteps(45000, 'THB')).toEqual([44500, 44000, 42500, 40000])
    expect(haggleSteps(100, 'THB')).toEqual([])
    expect(haggleSteps(45_000_000, 'LAK')).toEqual([44_500_000, 44_000_000, 42_500_000, 40_000_000])
  })

  test('a buyer is likely to hand over the next round sums of notes, never the exact one', () => {
    const notes = [2000, 5000, 10000, 50000, 100000]
    expect(receivedSteps(180000, notes)).toEqual([200000])
    expect(receivedSteps(25000, notes)).toEqual([26000, 30000, 50000])
  })
})
