import 'fake-indexeddb/auto'
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { t } from '../../src/app/platform/language.ts'
import { session } from '../../src/app/platform/session.ts'
import { Attempt } from '../../src/device/sync/attempt.ts'
import { MENDER } from '../../src/device/sync/page.ts'
import { drive } from '../../src/device/sync/run.ts'
import { newCommunityCode } from '../../src/server/join/codes.ts'
import { Village } from '../support/village.ts'
import { field, newPhone, openApp, phoneWithShop, reopen } from './kit.tsx'

let village: Village
beforeEach(async () => {
  village = await Village.open()
})
afterEach(async () => {
  cleanup()
  await village[Symbol.asyncDispose]()
})

const communityCode = async () => (await newCommunityCode(village.deps.storage, Date.now())).code

describe('the shop joins the market', () => {
  test('with the code as people write it, and then has its recovery card', async () => {
    await phoneWithShop()
    await joinMarket(await communityCode())
    await waitFor(() => expect(location.pathname).toBe('/shop/recovery'))
    const code =
      session.value?.recovery
        ?.toUpperCase()
        .match(/.{1,4}/g)
        ?.join(' ') ?? ''
    expect(code).toMatch(/^(\w{4} ){4}\w{4}$/)
    expect(await screen.findByText(code)).toBeTruthy()
    expect(screen.getByRole('img', { name: t('shop.code.qr', { code }) })).toBeTruthy()
    expect(session.value).toMatchObject({ joined: true, role: 'owner' })
  })

  test('a used code is said to be used, and what was typed stays', async () => {
    const code = await communityCode()
    await phoneWithShop('ร้านแรก')
    await joinMarket(code)
    await waitFor(() => expect(session.value?.joined).toBe(true))
    cleanup()
    await phoneWithShop('ร้านที่สอง')
    await joinMarket(code)
    expect((await screen.findByRole('alert')).textContent).toBe(t('errors.code-used'))
    expect(field(t('shop.code.label')).value.replace(' ', '').toLowerCase()).toBe(code)
    expect(session.value?.joined).toBe(false)
  })

  test('promise 13: where there is no way to the market it says so, and the shop stays as it is', async () => {
    village.network = async () => {
      throw new TypeError('Failed to fetch')
    }
    await phoneWithShop()
    await joinMarket('abcd1234')
    expect((await screen.findByRole('alert')).textContent).toBe(t('errors.offline'))
    expect(session.value?.joined).toBe(false)
  })
})

describe('one more phone', () => {
  test('gets a code, a QR and a link from the owner, with how long they are good; a second phone joins by it', async () => {
    await phoneWithShop('ผ้าทอป้าแดง')
    await joinMarket(await communityCode())
    await waitFor(() => expect(session.value?.joined).toBe(true))
    const shop = session.value?.shop
    await sync()
    cleanup()

    await openApp('/shop/devices')
    fireEvent.click(await screen.findByRole('button', { name: t('shop.addPhone') }))
    expect(await screen.findByRole('radio', { name: t('shop.device.helper') })).toHaveProperty('checked', true)
    fireEvent.click(screen.getByRole('button', { name: t('shop.device.make') }))
    const picture = await screen.findByRole('img', { name: /QR/ })
    const code = /[0-9A-Z]{4} [0-9A-Z]{4}/.exec(picture.getAttribute('aria-label') ?? '')?.[0] ?? ''
    expect(screen.getByText(code)).toBeTruthy()
    expect(
      screen.getByText(t('shop.device.expires', { time: t('shop.device.hours', { hours: 24, minutes: 0 }) })),
    ).toBeTruthy()
    cleanup()

    await newPhone()
    await openApp('/')
    fireEvent.click(screen.getByRole('button', { name: 'ไทย' }))
    fireEvent.click(await screen.findByRole('button', { name: t('start.haveCode') }))
    fireEvent.input(await screen.findByLabelText(t('shop.code.label')), { target: { value: code.toLowerCase() } })
    fireEvent.click(screen.getByRole('button', { name: new RegExp(t('start.existing')) }))
    await waitFor(() => expect(session.value).toMatchObject({ shop, role: 'helper', joined: true }))
    await waitFor(() => expect(location.pathname).toBe('/sell'))
    await sync()
    await reopen()
    cleanup()
    await openApp('/shop')
    expect(await screen.findByText('ผ้าทอป้าแดง')).toBeTruthy()
  })
})

/** One run of the engine, without the lock, which happy-dom does not have. */
async function sync() {
  const db = await reopen()
  if (session.value) await drive(db, new Attempt(db, session.value, new AbortController().signal, MENDER), 'tap')
}

async function joinMarket(code: string) {
  await openApp('/shop/join')
  fireEvent.input(await screen.findByLabelText(t('shop.code.label')), {
    target: { value: `${code.slice(0, 4)} ${code.slice(4)}`.toUpperCase() },
  })
  fireEvent.click(screen.getByRole('button', { name: t('shop.join') }))
}
