import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { joinCode } from '../../src/app/platform/join-link.ts'
import { language, t } from '../../src/app/platform/language.ts'
import { db, session } from '../../src/app/platform/session.ts'
import { readSettings } from '../../src/device/settings.ts'
import { shopRow } from '../../src/device/store/queries/sync.ts'
import { routeFetch } from '../support/liar.ts'
import { field, newPhone, openApp } from './kit.tsx'

/** There is no network in this file. */
let restore = () => {}
beforeEach(async () => {
  restore = routeFetch(() => Promise.reject(new TypeError('Failed to fetch')))
  await newPhone()
})
afterEach(() => restore())

describe('the first run', () => {
  test('language, name and currency, and one is selling: no network, nothing else is asked', async () => {
    await openApp('/')
    fireEvent.click(screen.getByRole('button', { name: 'English' }))
    await waitFor(() => expect(language.value).toBe('en'))
    fireEvent.input(await screen.findByLabelText('Shop name'), { target: { value: '  Auntie Daeng ' } })
    expect(screen.getByRole('radio', { name: 'Baht' })).toHaveProperty('checked', true)
    fireEvent.click(screen.getByRole('radio', { name: 'Kip' }))
    fireEvent.click(screen.getByRole('button', { name: 'Open the shop' }))

    await waitFor(() => expect(location.pathname).toBe('/sell'))
    const row = db.value && (await shopRow(db.value))
    expect(row?.fields).toMatchObject({ name: 'Auntie Daeng', currency: 'LAK' })
    expect(await readSettings()).toMatchObject({ language: 'en', current: session.value?.shop })
    expect(session.value).toMatchObject({ role: 'owner', joined: false })
    expect(screen.getByRole('link', { name: 'Sell' }).getAttribute('aria-current')).toBe('page')
  })

  test('the languages stand there each in its own script, and the chosen one holds at once', async () => {
    await openApp('/')
    const names = screen.getAllByRole('button').map((button) => button.textContent)
    expect(names).toEqual(['ไทย', 'ລາວ', 'English', '中文'])
    fireEvent.click(screen.getByRole('button', { name: 'ไทย' }))
    expect(await screen.findByLabelText('ชื่อร้าน')).toBeTruthy()
    expect(document.documentElement.lang).toBe('th')
  })

  test('a shop without a name is not opened: it says so, and what was chosen stays', async () => {
    await toNewShop()
    fireEvent.click(screen.getByRole('radio', { name: t('shop.currency.LAK') }))
    fireEvent.click(screen.getByRole('button', { name: t('start.open') }))
    expect((await screen.findByRole('alert')).textContent).toBe(t('start.nameMissing'))
    expect(screen.getByRole('radio', { name: t('shop.currency.LAK') })).toHaveProperty('checked', true)
    expect(session.value).toBeNull()
  })

  test('a double tap opens one shop', async () => {
    await toNewShop()
    fireEvent.input(field(t('start.name')), { target: { value: 'ป้าแดง' } })
    const open = screen.getByRole('button', { name: t('start.open') })
    fireEvent.click(open)
    fireEvent.click(open)
    await waitFor(() => expect(location.pathname).toBe('/sell'))
    expect((await readSettings()).sessions).toHaveLength(1)
  })
})

describe('a code', () => {
  test('too little of a code is not sent anywhere', async () => {
    await toNewShop()
    fireEvent.click(screen.getByRole('button', { name: t('start.haveCode') }))
    fireEvent.input(await screen.findByLabelText(t('shop.code.label')), { target: { value: 'ab-c' } })
    fireEvent.click(screen.getByRole('button', { name: new RegExp(t('start.existing')) }))
    expect((await screen.findByRole('alert')).textContent).toBe(t('errors.code-short'))
  })

  test('a link brings its code, wherever it lands on a phone without a shop', async () => {
    joinCode.value = 'abcd1234'
    await openApp('/')
    fireEvent.click(screen.getByRole('button', { name: 'ไทย' }))
    expect(await screen.findByDisplayValue(/abcd ?1234/i)).toBeTruthy()
    expect(joinCode.value).toBeNull()
  })

  test('promise 11: with no market to reach, the own shop is open all the same, and it says why and what to do', async () => {
    joinCode.value = 'abcd1234'
    await openApp('/')
    fireEvent.click(screen.getByRole('button', { name: 'ไทย' }))
    fireEvent.click(await screen.findByRole('button', { name: new RegExp(t('start.own')) }))
    fireEvent.input(await screen.findByLabelText(t('start.name')), { target: { value: 'ป้าแดง' } })
    fireEvent.click(screen.getByRole('button', { name: t('start.open') }))
    expect((await screen.findByRole('alert')).textContent).toBe(t('errors.offline'))
    expect(session.value).toMatchObject({ shopName: 'ป้าแดง', joined: false })
    fireEvent.click(screen.getByRole('button', { name: t('start.sellFirst') }))
    await waitFor(() => expect(location.pathname).toBe('/sell'))
  })
})

async function toNewShop() {
  await openApp('/')
  fireEvent.click(screen.getByRole('button', { name: 'ไทย' }))
  await screen.findByLabelText(t('start.name'))
}
