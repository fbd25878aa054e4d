import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { t } from '../../src/app/platform/language.ts'
import { syncSheetOpen } from '../../src/app/platform/sync.ts'
import type { Session } from '../../src/device/settings.ts'
import { recordSale, voidSale } from '../../src/device/store/actions/sales.ts'
import type { ShopDatabase } from '../../src/device/store/database.ts'
import { openApp, phoneWithShop } from './kit.tsx'
import { asHelper, asJoined, stock, textOf } from './trade-kit.ts'

let db: ShopDatabase
let own: Session
let naga: string
beforeEach(async () => {
  ;({ db, session: own } = await phoneWithShop())
  naga = await stock(db, { quantity: 100 })
})
afterEach(() => vi.restoreAllMocks())

const sell = (price: number, method: 'cash' | 'transfer' = 'cash') => {
  const line = { good: naga, name: 'ผ้า', unit: 'piece' as const, quantity: 1, listPrice: price, price, thumb: null }
  return recordSale(db, { lines: [line], discount: 0, payment: { method, given: null } })
}

const DAY = 24 * 60 * 60 * 1000
const daysAgo = (days: number) => {
  const now = Date.now()
  return vi.spyOn(Date, 'now').mockReturnValue(now - days * DAY)
}
/** A part of the whole, by its name. */
const part = (name: string) => {
  const terms = screen.getAllByRole('term').map((term) => textOf(term.parentElement ?? term))
  return terms.find((text) => text.startsWith(name))
}

describe('the money of today', () => {
  test('is one number, how often, and how it was paid; what was voided is not in it but in the list', async () => {
    await sell(180000)
    await sell(45000, 'transfer')
    await voidSale(db, await sell(99900), { reason: 'ราคาผิด', undo: false })
    await openApp('/money')
    await screen.findByText(t('money.sales', { count: 2 }))
    expect(textOf(document.querySelector('.big-amount') ?? document.body)).toBe('2,250฿')
    expect(part(t('money.cash'))).toContain('1,800')
    expect(part(t('money.transfer'))).toContain('450')
    const list = screen.getAllByRole('link', { name: /฿/ }).map(textOf)
    expect(list).toHaveLength(3)
    expect(list[0]).toContain(t('orders.voided'))
  })

  test('of a busy day lists twenty sales, and the others when asked; the numbers are of all', async () => {
    for (let count = 0; count < 23; count++) await sell(10000)
    await openApp('/money')
    await screen.findByText(t('money.sales', { count: 23 }))
    const rows = () => document.querySelectorAll('.sale-row').length
    expect(rows()).toBe(20)
    fireEvent.click(screen.getByRole('button', { name: t('orders.older') }))
    await waitFor(() => expect(rows()).toBe(23))
    expect(screen.queryByRole('button', { name: t('orders.older') })).toBeNull()
  })

  test('grows by itself when something is sold', async () => {
    await openApp('/money')
    await screen.findByText(t('money.none'))
    await sell(180000)
    await waitFor(() => expect(textOf(document.querySelector('.big-amount') ?? document.body)).toBe('1,800฿'))
  })

  test('stands beside the last seven days, in bars that are read out as a list', async () => {
    for (const [days, price] of [
      [8, 500000],
      [6, 10000],
      [1, 20000],
    ] as const) {
      const clock = daysAgo(days)
      await sell(price)
      clock.mockRestore()
    }
    await sell(30000)
    await openApp('/money')
    const figure = await screen.findByRole('figure')
    expect(textOf(figure)).toContain(t('money.weekSum', { total: '600 ฿' }))
    const days = within(figure).getAllByRole('listitem').map(textOf)
    expect(days).toHaveLength(7)
    expect([days[0], days[5], days[6]].map((day) => day?.split(' ').slice(1).join(' '))).toEqual([
      '100 ฿',
      '200 ฿',
      '300 ฿',
    ])
    const heights = [...figure.querySelectorAll('rect')].map((bar) => Number(bar.getAttribute('height')))
    expect(heights[6]).toBeGreaterThan(heights[5] ?? 0)
    expect(heights[1]).toBe(0)
  })
})

describe('what waits to be sent', () => {
  test('a shop that has not joined says that all is on this phone only', async () => {
    await openApp('/money')
    fireEvent.click(await screen.findByRole('button', { name: t('money.local') }))
    expect(syncSheetOpen.value).toBe(true)
    syncSheetOpen.value = false
  })

  test('a joined shop says how much of what', async () => {
    await sell(180000)
    db = await asJoined(own)
    await openApp('/money')
    const line = await screen.findByRole('button', { name: new RegExp(t('money.waitingSales', { count: 1 })) })
    expect(textOf(line)).toContain(t('money.waitingChanges', { count: 2 }))
  })
})

/** No file is written here; happy-dom has no workers. */
class NoWorker extends EventTarget {
  postMessage() {}
  terminate() {}
}

describe('the money of a month', () => {
  beforeEach(() => {
    vi.stubGlobal('Worker', NoWorker)
  })
  afterEach(() => vi.unstubAllGlobals())

  const opened = async () => {
    await openApp('/money/month/0')
    await screen.findByText(t('report.byGood'))
  }

  test('shows its owner what was left of it', async () => {
    naga = await stock(db, { quantity: 9, cost: 60000 })
    await sell(180000)
    await opened()
    expect(part(t('report.profit'))).toContain('1,200')
    expect(part(t('report.cost'))).toContain('600')
  })

  test('asks its owner for costs where none is known, instead of calling all of it profit', async () => {
    await sell(180000)
    await opened()
    expect(screen.queryAllByRole('term')).toEqual([])
    await screen.findByText(t('report.noCosts'))
  })

  test('shows a helper what was sold, and nothing of costs', async () => {
    naga = await stock(db, { quantity: 9, cost: 60000 })
    await sell(180000)
    await asHelper(own)
    await opened()
    expect(textOf(document.querySelector('.big-amount') ?? document.body)).toBe('1,800฿')
    expect(screen.queryAllByRole('term')).toEqual([])
    expect(textOf(document.body)).not.toContain(t('report.profit'))
    expect(textOf(document.body)).not.toContain(t('report.noCosts'))
  })

  test('is read anew when a sale comes while it is open', async () => {
    await sell(180000)
    await opened()
    await sell(20000)
    await waitFor(() => expect(textOf(document.querySelector('.big-amount') ?? document.body)).toBe('2,000฿'))
  })
})
