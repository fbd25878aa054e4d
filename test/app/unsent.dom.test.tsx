import 'fake-indexeddb/auto'
import { screen, waitFor, within } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { t } from '../../src/app/platform/language.ts'
import { overtaken } from '../../src/app/platform/session.ts'
import { updateReady } from '../../src/app/platform/update.ts'
import type { Session } from '../../src/device/settings.ts'
import { recordSale } from '../../src/device/store/actions/sales.ts'
import type { ShopDatabase } from '../../src/device/store/database.ts'
import { patchSync } from '../../src/device/store/state.ts'
import { newId } from '../../src/shared/domain/ids.ts'
import { openApp, phoneWithShop } from './kit.tsx'
import { asJoined, press, sheet, textOf } from './trade-kit.ts'

const line = { good: null, name: 'ถุงผ้า', unit: 'piece' as const, quantity: 1, listPrice: 500, price: 500, thumb: null }

let db: ShopDatabase
let own: Session
let sold: string
/** A phone in the market with one sale and one change that wait. */
beforeEach(async () => {
  ;({ session: own, db } = await phoneWithShop())
  db = await asJoined(own)
  sold = await recordSale(db, { lines: [line], discount: 0, payment: null })
})
afterEach(() => {
  updateReady.value = false
  overtaken.value = false
})

const waits = () => `${t('sync.sales', { count: 1 })} · ${t('sync.changes', { count: 1 })}`

async function refuse() {
  await db.outbox.where('number').equals(2).modify({ state: 'refused', code: 'fault', reason: '' })
}

async function handIn() {
  const fields = { device: newId(), action: 'sale.record', at: Date.now(), title: 'ผ้าขาวม้า', amount: 32000 }
  await db.held.add({ id: newId(), deleted: 0, version: 'e.1', fields })
}

describe('promise 11: before anything that could be the end of unsent work, the app says what waits and offers the backup file', () => {
  test('a new version', async () => {
    updateReady.value = true
    await openApp('/sell')
    const bar = await screen.findByRole('complementary', { name: t('update.ready') })
    await waitFor(() => expect(textOf(bar)).toContain(waits()))
    await press(t('backup.makeFirst'))
    await waitFor(() => expect(location.pathname).toBe('/shop/backup'))
  })

  test('joining anew by a code', async () => {
    await patchSync(db, { phase: 'signed-out' })
    await openApp('/shop/join')
    const unsent = await screen.findByRole('region', { name: t('sync.waits') })
    expect(textOf(unsent)).toContain(waits())
    expect(within(unsent).getByRole('button', { name: t('backup.makeFirst') })).toBeTruthy()
  })

  test.each(['/shop/sync', 'order'])('letting go what the market refused, on %s', async (place) => {
    await refuse()
    await openApp(place === 'order' ? `/orders/${sold}` : place)
    await press(place === 'order' ? t('orders.discard') : t('sync.discard'))
    await sheet(place === 'order' ? t('orders.discardTitle') : t('sync.discardTitle'))
    await press(t('backup.makeFirst'))
    await waitFor(() => expect(location.pathname).toBe('/shop/backup'))
    expect(await db.outbox.where('state').equals('refused').count()).toBe(1)
  })

  test('leaving out what a removed phone handed in', async () => {
    await handIn()
    await openApp('/shop/sync')
    await press(t('sync.drop'))
    await sheet(t('sync.dropTitle', { count: 1 }))
    await press(t('backup.makeFirst'))
    await waitFor(() => expect(location.pathname).toBe('/shop/backup'))
    expect(await db.held.count()).toBe(1)
  })
})

describe('all is never said to be sent', () => {
  beforeEach(async () => {
    await db.outbox.clear()
    await patchSync(db, { phase: 'idle', caughtUp: true, lastSent: Date.now() })
  })

  test('while the market has refused something', async () => {
    await recordSale(db, { lines: [line], discount: 0, payment: null })
    await db.outbox.toCollection().modify({ state: 'refused', code: 'fault', reason: '' })
    await openApp('/shop/sync')
    expect(await screen.findByText(t('sync.unsettled'))).toBeTruthy()
    expect(screen.queryByText(t('sync.allSent'))).toBeNull()
  })

  test('while something of a removed phone waits for the owner', async () => {
    await handIn()
    await openApp('/shop/sync')
    expect(await screen.findByText(t('sync.unsettled'))).toBeTruthy()
    expect(screen.queryByText(t('sync.allSent'))).toBeNull()
  })

  test('and it is, when nothing of the kind is left', async () => {
    await openApp('/shop/sync')
    expect(await screen.findByText(t('sync.allSent'))).toBeTruthy()
  })
})

test('a window whose database a newer Talat has taken over says so; it may still be looked at, and says it on', async () => {
  overtaken.value = true
  await openApp('/goods')
  const told = await sheet(t('update.newer'))
  expect(within(told).getByRole('button', { name: t('update.reload') })).toBeTruthy()
  await press(t('update.look'))
  expect(await screen.findByText(t('update.notSaved'))).toBeTruthy()
  expect(screen.getByRole('button', { name: t('update.reload') })).toBeTruthy()
})
