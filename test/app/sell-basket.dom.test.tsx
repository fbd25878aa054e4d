import 'fake-indexeddb/auto'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { beforeEach, describe, expect, test } from 'vitest'
import { t } from '../../src/app/platform/language.ts'
import { fitsOneSale, type SaleLine } from '../../src/device/store/actions/sales.ts'
import { readBasket, saveBasket } from '../../src/device/store/basket.ts'
import type { ShopDatabase } from '../../src/device/store/database.ts'
import { orders } from '../../src/device/store/queries/orders.ts'
import { newId } from '../../src/shared/domain/ids.ts'
import { openApp, phoneWithShop } from './kit.tsx'
import { leftOf, noSheet, press, sheet, stock, textOf, type } from './trade-kit.ts'

let db: ShopDatabase
let naga: string
let scarf: string
beforeEach(async () => {
  ;({ db } = await phoneWithShop())
  naga = await stock(db)
  scarf = await stock(db, { name: 'ผ้าพันคอ', price: 45000, quantity: 10 })
})

/** Puts both goods into the basket by hand, and opens it. */
async function fillAndOpen() {
  await openApp('/sell')
  for (const name of [/ลายนาค/, /ผ้าพันคอ/]) {
    await press(name)
    await press(t('sell.toBasket'))
    await noSheet()
  }
  fireEvent.click(await screen.findByRole('link', { name: /ตะกร้า 2 ชิ้น/ }))
  await screen.findByRole('article', { name: 'ผ้าพันคอ' })
}

const line = (name: string) => within(screen.getByRole('article', { name }))
const total = () => textOf(document.querySelector('.basket-total > .amount') ?? document.body)
const sales = () => orders(db, { limit: 10 })
const sold = () => sheet(new RegExp(t('sell.sold')))

describe('the basket', () => {
  test('shows what lies in it and what it comes to, on the grid and on its own page', async () => {
    await fillAndOpen()
    expect(total()).toBe('2,250฿')
    cleanup()
    await openApp('/sell')
    expect(textOf(await screen.findByRole('link', { name: /ตะกร้า 2 ชิ้น/ }))).toContain('2,250')
  })

  test('a sale that is full says so before the line is lost, and what lies in it can be paid', async () => {
    const hash = 'f'.repeat(64)
    const line = (index: number): SaleLine => ({
      ...{ good: newId(), name: `ผ้าหมี่ขิด ลายนาค ย้อมคราม ผืนที่ ${index}`, unit: 'piece' as const, thumb: hash },
      ...{ quantity: 1, listPrice: 180000, price: 180000 },
    })
    const lines: SaleLine[] = []
    while (lines.length < 200 && fitsOneSale([...lines, line(lines.length)])) lines.push(line(lines.length))
    await saveBasket(db, { lines, discount: 0 })
    await openApp('/sell')
    await press(/ลายนาค/)
    await press(t('sell.toBasket'))
    expect(textOf(await screen.findByRole('alert'))).toBe(t('sell.full'))
    expect((await readBasket(db)).lines).toEqual(lines)
    cleanup()
    await openApp('/sell/basket')
    await press(t('sell.transfer'))
    await sold()
    expect((await sales())[0]?.lines).toHaveLength(lines.length)
  })

  test('a basket of an older version that no sale can carry is told plainly, and stays', async () => {
    const line = {
      good: null,
      name: 'ผ้าไหมมัดหมี่'.repeat(15),
      unit: 'piece' as const,
      quantity: 1,
      listPrice: 1,
      price: 1,
      thumb: null,
    }
    const lines = Array.from({ length: 90 }, () => line)
    await saveBasket(db, { lines, discount: 0 })
    await openApp('/sell/basket')
    await press(t('sell.transfer'))
    expect(textOf(await screen.findByRole('alert'))).toBe(t('common.tooLarge'))
    expect((await readBasket(db)).lines).toHaveLength(90)
    expect(await sales()).toEqual([])
  })

  test('outlives a reload of the app', async () => {
    await fillAndOpen()
    cleanup()
    await openApp('/sell/basket')
    await screen.findByRole('article', { name: 'ผ้าพันคอ' })
    expect(total()).toBe('2,250฿')
  })

  test('quick taps on several lines build on one another, and none hits a neighbour', async () => {
    await fillAndOpen()
    const more = line('ผ้าพันคอ').getByRole('button', { name: t('common.more') })
    fireEvent.click(more)
    await waitFor(() => expect(total()).toBe('2,700฿'))
    fireEvent.click(screen.getByRole('button', { name: t('sell.removeNamed', { name: 'ผ้าหมี่ขิด ลายนาค' }) }))
    fireEvent.click(line('ผ้าพันคอ').getByRole('button', { name: t('common.more') }))
    await waitFor(() => expect(total()).toBe('1,350฿'))
  })

  test('a removed line leaves the way back in its place', async () => {
    await fillAndOpen()
    await press(t('sell.removeNamed', { name: 'ผ้าหมี่ขิด ลายนาค' }))
    await waitFor(() => expect(total()).toBe('450฿'))
    await press(t('common.undo'))
    await waitFor(() => expect(total()).toBe('2,250฿'))
    expect((await readBasket(db)).lines.map(({ good }) => good)).toEqual([naga, scarf])
  })

  test('the same good at the same price grows, at another price it is a line of its own', async () => {
    await fillAndOpen()
    cleanup()
    await openApp('/sell')
    await press(/ผ้าพันคอ/)
    await press(t('sell.toBasket'))
    await noSheet()
    await press(/ผ้าพันคอ/)
    await press(t('sell.haggle'))
    type('400')
    await press(t('sell.usePrice'))
    await press(t('sell.toBasket'))
    await noSheet()
    const { lines } = await readBasket(db)
    expect(lines.map(({ good, quantity, price }) => ({ good, quantity, price }))).toEqual([
      { good: naga, quantity: 1, price: 180000 },
      { good: scarf, quantity: 2, price: 45000 },
      { good: scarf, quantity: 1, price: 40000 },
    ])
  })

  test('a rounded total holds for these lines, and a change of them ends it', async () => {
    await fillAndOpen()
    await press(t('sell.round'))
    type('2000')
    await press(t('sell.useTotal'))
    await waitFor(() => expect(total()).toBe('2,000฿'))
    fireEvent.click(line('ผ้าพันคอ').getByRole('button', { name: t('common.more') }))
    await waitFor(() => expect(total()).toBe('2,700฿'))
  })

  test('a total above the sum of the lines cannot be taken for a rounded one', async () => {
    await fillAndOpen()
    await press(t('sell.round'))
    type('9000')
    expect(screen.getByRole('button', { name: t('sell.useTotal') })).toHaveProperty('disabled', true)
  })

  test('is empty at first, and says how it is filled', async () => {
    await openApp('/sell/basket')
    await screen.findByText(t('sell.emptyBasket'))
    await press(t('sell.pick'))
    await waitFor(() => expect(location.pathname).toBe('/sell'))
  })
})

describe('paying for the basket', () => {
  test('cash is counted first: what was handed over is kept with the sale, and the change stands beside it', async () => {
    await fillAndOpen()
    fireEvent.click(line('ผ้าพันคอ').getByRole('button', { name: t('sell.haggle') }))
    type('400')
    await press(t('sell.usePrice'))
    await waitFor(() => expect(total()).toBe('2,200฿'))
    await press(t('sell.cash'))
    await sheet(t('sell.cash'))
    await press(t('sell.addNote', { amount: '1,000\u00a0฿' }))
    const pay = () => within(screen.getByRole('dialog')).getByRole('button', { name: t('sell.cash') })
    expect(pay()).toHaveProperty('disabled', true)
    for (const note of ['1,000', '500']) await press(t('sell.addNote', { amount: `${note}\u00a0฿` }))
    expect(textOf(screen.getByRole('dialog'))).toContain(`${t('sell.change')} 300`)
    fireEvent.click(pay())
    fireEvent.click(pay())
    expect(textOf(await sold())).toContain('2,200')

    const found = await sales()
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({
      sums: { total: 220000, state: 'paid' },
      payments: [{ method: 'cash', amount: 220000, given: 250000 }],
    })
    expect((await readBasket(db)).lines).toEqual([])
    expect([await leftOf(db, naga), await leftOf(db, scarf)]).toEqual([0, 9])
    await press(t('sell.sellOn'))
    await waitFor(() => expect(location.pathname).toBe('/sell'))
  })

  test('nobody has to count: cash without what was handed over is a sale too', async () => {
    await fillAndOpen()
    await press(t('sell.cash'))
    fireEvent.click(within(await sheet(t('sell.cash'))).getByRole('button', { name: t('sell.cash') }))
    await sold()
    expect((await sales())[0]?.payments).toMatchObject([{ amount: 225000, given: null }])
  })

  test('a transfer is one tap, and undoing it puts the goods back into shop and basket', async () => {
    await fillAndOpen()
    await press(t('sell.transfer'))
    await sold()
    expect(await leftOf(db, naga)).toBe(0)
    await press(new RegExp(`^${t('sell.undo')}`))
    await noSheet()
    expect(await leftOf(db, naga)).toBe(1)
    expect((await sales())[0]?.sums.state).toBe('voided')
    await waitFor(async () => expect((await readBasket(db)).lines).toHaveLength(2))
  })

  test('sells what the last tap made of it, even when the tap is not yet on the screen', async () => {
    await fillAndOpen()
    fireEvent.click(line('ผ้าพันคอ').getByRole('button', { name: t('common.more') }))
    fireEvent.click(screen.getByRole('button', { name: t('sell.transfer') }))
    await sold()
    expect((await sales())[0]?.lines.map(({ quantity }) => quantity).sort()).toEqual([1, 2])
  })

  test('a line without a good takes nothing out of stock', async () => {
    const sewing = { good: null, name: 'ค่าเย็บ', unit: 'piece' as const, quantity: 1, thumb: null }
    await saveBasket(db, { lines: [{ ...sewing, listPrice: 5000, price: 5000 }], discount: 0 })
    await openApp('/sell/basket')
    await screen.findByRole('article', { name: 'ค่าเย็บ' })
    await press(t('sell.transfer'))
    await sold()
    expect((await sales())[0]).toMatchObject({ lines: [{ good: null, name: 'ค่าเย็บ' }], sums: { total: 5000 } })
    expect((await db.movement.toArray()).filter(({ fields }) => fields.reason === 'sold')).toEqual([])
  })
})
