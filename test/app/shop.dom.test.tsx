import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { beforeEach, describe, expect, test } from 'vitest'
import { language, showLanguage, t } from '../../src/app/platform/language.ts'
import { session, shop } from '../../src/app/platform/session.ts'
import { readSettings, type Session, saveSession, saveSettings } from '../../src/device/settings.ts'
import { startShop } from '../../src/device/store/actions/shop.ts'
import type { ShopDatabase } from '../../src/device/store/database.ts'
import { patchSync } from '../../src/device/store/state.ts'
import { field, openApp, phoneWithShop, reopen } from './kit.tsx'

let own: Session
let db: ShopDatabase
beforeEach(async () => {
  ;({ session: own, db } = await phoneWithShop())
})

describe('a shop that is on this phone only', () => {
  test('shows its name, says where it is kept, and offers the market', async () => {
    await openApp('/shop')
    expect(screen.getByText('ผ้าทอป้าแดง')).toBeTruthy()
    expect(screen.getByRole('heading', { name: t('shop.notJoined') })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: t('shop.join') }))
    await waitFor(() => expect(location.pathname).toBe('/shop/join'))
    expect(screen.queryByText(t('shop.devices'))).toBeNull()
  })

  test('is renamed: the new name stands there at once and waits to be sent', async () => {
    await openApp('/shop')
    fireEvent.click(screen.getByRole('button', { name: t('shop.settings') }))
    fireEvent.input(field(t('shop.name')), { target: { value: 'ผ้าไหมป้าแดง' } })
    fireEvent.click(screen.getByRole('button', { name: t('common.save') }))
    await waitFor(() => expect(shop.value.name).toBe('ผ้าไหมป้าแดง'))
    const actions = (await db.outbox.toArray()).map(({ operation }) => operation.action)
    expect(actions).toEqual(['shop.open', 'shop.edit'])
  })

  test('changes its language and its colours at once, and both are kept', async () => {
    await openApp('/shop')
    fireEvent.click(screen.getByRole('button', { name: t('shop.settings') }))
    fireEvent.click(screen.getByRole('radio', { name: 'English' }))
    await screen.findByRole('heading', { level: 1, name: 'Shop' })
    fireEvent.click(screen.getByRole('radio', { name: 'Bright sun' }))
    await waitFor(() => expect(document.documentElement.dataset.theme).toBe('sun'))
    await waitFor(async () => expect(await readSettings()).toMatchObject({ language: 'en', theme: 'sun' }))
    expect(language.value).toBe('en')
  })

  test('opens another shop of this phone, and each keeps to itself', async () => {
    await startShop({ name: 'ร้านที่สอง', currency: 'LAK', zone: 'Asia/Vientiane', language: 'th' })
    await reopen()
    await openApp('/shop')
    fireEvent.click(await screen.findByRole('button', { name: /ผ้าทอป้าแดง/ }))
    await waitFor(() => expect(location.pathname).toBe('/sell'))
    expect(session.value?.shop).toBe(own.shop)
    expect(shop.value).toMatchObject({ name: 'ผ้าทอป้าแดง', currency: 'THB' })
  })

  test('has no phones and no recovery card yet, and says what to do', async () => {
    await openApp('/shop/devices')
    expect(await screen.findByText(t('shop.device.onlyLocal'))).toBeTruthy()
    history.replaceState(null, '', '/shop/recovery')
    fireEvent(window, new PopStateEvent('popstate'))
    expect(await screen.findByText(t('shop.recovery.none'))).toBeTruthy()
  })
})

describe('the sync mark and its sheet', () => {
  test('a shop on this phone only is quiet, and the sheet says so in words', async () => {
    await openApp('/shop')
    fireEvent.click(screen.getByRole('button', { name: t('common.mark.local') }))
    const sheet = await screen.findByRole('dialog')
    expect(await within(sheet).findByRole('heading', { name: t('sync.local') })).toBeTruthy()
    fireEvent.click(within(sheet).getByRole('button', { name: t('sync.join') }))
    await waitFor(() => expect(location.pathname).toBe('/shop/join'))
  })

  test('what waits is counted by kind, with why and when the next try is', async () => {
    await joined()
    await setSync({ phase: 'waiting', reason: 'portal', nextAttempt: Date.now() + 60_000 })
    await openApp('/shop/sync', 'en')
    expect(await screen.findByText('1 change')).toBeTruthy()
    expect(screen.getByText(t('errors.portal'))).toBeTruthy()
    expect(screen.getByText(/Tries again by itself at \d\d:\d\d/)).toBeTruthy()
    expect(screen.getByRole('link', { name: t('sync.portalOpen') }).getAttribute('href')).toMatch(/^http:/)
    expect(screen.getByRole('button', { name: t('sync.now') })).toBeTruthy()
  })

  test('promise 11: a phone that the market no longer knows is told that nothing is lost, and how to come back', async () => {
    await joined()
    await setSync({ phase: 'signed-out' })
    await openApp('/shop/sync')
    expect(await screen.findByText(t('sync.signedOut'))).toBeTruthy()
    expect(screen.getByText(t('sync.rejoinHelp'))).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: t('sync.rejoin') }))
    await waitFor(() => expect(location.pathname).toBe('/shop/join'))
    expect(await screen.findByRole('heading', { level: 1, name: t('shop.join.again') })).toBeTruthy()
  })
})

test('without a network for hours, what waits is offered to a neighbour; before that it is not', async () => {
  await joined()
  await setSync({ phase: 'waiting', reason: 'offline', lastSent: Date.now() - 5 * 3_600_000 })
  await openApp('/shop/sync')
  await screen.findByText(t('errors.offline'))
  expect(screen.queryByText(t('carry.hint'))).toBeNull()
  await setSync({ lastSent: Date.now() - 7 * 3_600_000 })
  fireEvent.click(await screen.findByRole('button', { name: t('carry.hint') }))
  await waitFor(() => expect(location.pathname).toBe('/shop/carry'))
})

describe('promise 3: a change that the market refused', () => {
  beforeEach(async () => {
    await joined()
    await db.outbox.where('number').equals(1).modify({ state: 'refused', code: 'invalid', reason: 'name' })
  })

  test('stands there with its reason, and is sent again as a new operation about the same records', async () => {
    await openApp('/shop/sync')
    expect(await screen.findByText(t('errors.refused.invalid'))).toBeTruthy()
    const before = await db.outbox.toArray()
    fireEvent.click(screen.getByRole('button', { name: t('sync.again') }))
    await waitFor(async () => {
      const [after] = await db.outbox.toArray()
      expect(after).toMatchObject({ state: 'waiting', operation: { body: before[0]?.operation.body } })
      expect(after?.operation.id).not.toBe(before[0]?.operation.id)
    })
    await waitFor(() => expect(screen.queryByText(t('errors.refused.invalid'))).toBeNull())
  })

  test('is let go only after a question, since nothing brings it back', async () => {
    await openApp('/shop/sync')
    fireEvent.click(await screen.findByRole('button', { name: t('sync.discard') }))
    const question = await screen.findByRole('dialog', { name: t('sync.discardTitle') })
    expect(await db.outbox.where('state').equals('refused').count()).toBe(1)
    fireEvent.click(within(question).getByRole('button', { name: t('sync.discard') }))
    await waitFor(async () => expect(await db.outbox.where('state').equals('refused').count()).toBe(0))
  })

  test('makes the mark say that it needs a person', async () => {
    await openApp('/shop')
    expect(await screen.findByRole('button', { name: t('common.mark.needs') })).toBeTruthy()
  })
})

describe('a value that another phone replaced', () => {
  test('is shown with who and what, and can be brought back or let be', async () => {
    await joined()
    const good = '01900000-0000-7000-8000-000000000001'
    await db.replaced.add({
      id: '01900000-0000-7000-8000-000000000002',
      deleted: 0,
      fields: { kind: 'good', record: good, field: 'price', value: 180000, from: '', by: '', at: Date.now() },
    })
    await openApp('/shop/sync', 'en')
    expect(await screen.findByText(/Another phone changed the price; it was 1,800\s฿/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: t('sync.keep') }))
    await waitFor(() => expect(screen.queryByText(/changed the price/)).toBeNull())
  })
})

describe("a helper's phone", () => {
  test('shows neither phones nor recovery card nor the name to change, and a link to them leads to no button', async () => {
    await joined({ role: 'helper' })
    await openApp('/shop')
    expect(screen.queryByText(t('shop.devices'))).toBeNull()
    expect(screen.queryByText(t('shop.recovery'))).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: t('shop.settings') }))
    expect(await screen.findByRole('radio', { name: 'English' })).toBeTruthy()
    expect(screen.queryByLabelText(t('shop.name'))).toBeNull()
  })

  test('may not reach the phones by their address either', async () => {
    await joined({ role: 'helper' })
    await openApp('/shop/devices')
    expect(await screen.findByText(t('errors.forbidden'))).toBeTruthy()
    expect(screen.queryByRole('button', { name: t('shop.addPhone') })).toBeNull()
  })
})

describe('the phones of the shop', () => {
  const other = '01900000-0000-7000-8000-00000000000a'
  beforeEach(async () => {
    await joined()
    await db.device.bulkAdd([
      { id: own.device, deleted: 0, fields: { name: 'ป้าแดง', role: 'owner', removed: false } },
      { id: other, deleted: 0, fields: { name: 'หลานนก', role: 'helper', removed: false } },
    ])
    await openApp('/shop/devices')
  })

  test('are listed with their role, and this one is marked and cannot remove itself', async () => {
    fireEvent.click(await screen.findByRole('button', { name: new RegExp(`ป้าแดง.*${t('shop.device.this')}`) }))
    expect(await screen.findByLabelText(t('shop.device.name'))).toHaveProperty('value', 'ป้าแดง')
    expect(screen.queryByRole('button', { name: t('shop.device.remove') })).toBeNull()
  })

  test('another one gets a name and a role', async () => {
    fireEvent.click(await screen.findByRole('button', { name: /หลานนก/ }))
    fireEvent.click(await screen.findByRole('radio', { name: t('shop.device.owner') }))
    await waitFor(async () => expect((await db.device.get(other))?.fields.role).toBe('owner'))
    fireEvent.input(field(t('shop.device.name')), { target: { value: 'นก' } })
    fireEvent.click(screen.getByRole('button', { name: t('common.save') }))
    await waitFor(async () => expect((await db.device.get(other))?.fields.name).toBe('นก'))
  })

  test('one is removed only after a question, and leaves the list', async () => {
    fireEvent.click(await screen.findByRole('button', { name: /หลานนก/ }))
    fireEvent.click(await screen.findByRole('button', { name: t('shop.device.remove') }))
    const question = await screen.findByRole('dialog', { name: t('shop.device.removeTitle', { name: 'หลานนก' }) })
    expect((await db.device.get(other))?.fields.removed).toBe(false)
    fireEvent.click(within(question).getByRole('button', { name: t('shop.device.remove') }))
    await waitFor(() => expect(screen.queryByRole('button', { name: /หลานนก/ })).toBeNull())
    expect((await db.device.get(other))?.fields.removed).toBe(true)
  })
})

/** As if this phone had joined: what the market would have told it, written by hand. */
async function joined(change: Partial<Session> = {}) {
  await saveSession({ ...own, joined: true, ...change })
  await saveSettings({ current: own.shop })
  db = await reopen()
  await showLanguage('th')
}

const setSync = (patch: Parameters<typeof patchSync>[1]) => patchSync(db, patch)
