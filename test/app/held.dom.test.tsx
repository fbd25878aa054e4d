import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor, within } from '@testing-library/preact'
import { beforeEach, expect, test } from 'vitest'
import { t } from '../../src/app/platform/language.ts'
import type { Session } from '../../src/device/settings.ts'
import type { ShopDatabase } from '../../src/device/store/database.ts'
import { patchSync } from '../../src/device/store/state.ts'
import { newId } from '../../src/shared/domain/ids.ts'
import type { HeldFields } from '../../src/shared/domain/records.ts'
import { openApp, phoneWithShop } from './kit.tsx'
import { asHelper, asJoined, press, sheet, textOf } from './trade-kit.ts'

const phone = '01900000-0000-7000-8000-00000000000a'

let db: ShopDatabase
let own: Session
beforeEach(async () => {
  ;({ db, session: own } = await phoneWithShop())
  db = await asJoined(own)
  await db.device.add({ id: phone, deleted: 0, fields: { name: 'หลานนก', role: 'helper', removed: true } })
})

async function handIn(fields: Partial<HeldFields> = {}): Promise<string> {
  const id = newId()
  const sale = { device: phone, action: 'sale.record', at: Date.now(), title: 'ผ้าขาวม้า', amount: 32000 }
  await db.held.add({ id, deleted: 0, version: 'e.1', fields: { ...sale, ...fields } })
  return id
}

const done = async () =>
  (await db.outbox.toArray()).flatMap(({ operation: { action, body } }) =>
    'held' in body ? [{ action, held: body.held }] : [],
  )

test('the owner sees which phone handed in what and when, and the mark asks to look', async () => {
  await handIn()
  await openApp('/shop/sync')
  const card = await screen.findByRole('article', { name: 'หลานนก' })
  expect(textOf(card)).toContain(`${t('sync.action.sale')} · ผ้าขาวม้า · 320 ฿`)
  expect(textOf(card)).toContain(t('dates.now'))
  expect(await screen.findByRole('button', { name: t('common.mark.needs') })).toBeTruthy()
})

test('one is taken at once and leaves the screen', async () => {
  const held = await handIn()
  await openApp('/shop/sync')
  await press(t('sync.take'))
  await waitFor(() => expect(screen.queryByRole('article', { name: 'หลานนก' })).toBeNull())
  expect(await done()).toEqual([{ action: 'held.take', held }])
})

test('one is left out only after a question, since nothing brings it back', async () => {
  const held = await handIn()
  await openApp('/shop/sync')
  await press(t('sync.drop'))
  const question = await sheet(t('sync.dropTitle', { count: 1 }))
  expect(await done()).toEqual([])
  fireEvent.click(within(question).getByRole('button', { name: t('sync.drop') }))
  await waitFor(async () => expect(await done()).toEqual([{ action: 'held.drop', held }]))
})

test('all of a phone is taken with one press, oldest first, each as an operation of its own', async () => {
  const later = await handIn({ at: 2000 })
  const earlier = await handIn({ at: 1000, action: 'good.edit' })
  await openApp('/shop/sync')
  await press(t('sync.takeAll', { count: 2 }))
  await waitFor(async () =>
    expect(await done()).toEqual([
      { action: 'held.take', held: earlier },
      { action: 'held.take', held: later },
    ]),
  )
})

test('a helper is not asked', async () => {
  await handIn()
  db = await asHelper({ ...own, joined: true })
  await openApp('/shop/sync')
  await screen.findByRole('button', { name: t('sync.now') })
  expect(screen.queryByText(t('sync.held'))).toBeNull()
})

test('promise 11: a removed phone says that it was removed, that it may sell on, and how it comes back', async () => {
  await patchSync(db, { phase: 'removed' })
  await openApp('/shop/sync')
  expect(await screen.findByText(t('sync.removed'))).toBeTruthy()
  expect(screen.getByText(t('sync.removedHelp'))).toBeTruthy()
  await press(t('sync.rejoin'))
  await waitFor(() => expect(location.pathname).toBe('/shop/join'))
})
