import 'fake-indexeddb/auto'
import { fireEvent, screen, waitFor } from '@testing-library/preact'
import { beforeEach, expect, test } from 'vitest'
import { t } from '../../src/app/platform/language.ts'
import { shop } from '../../src/app/platform/session.ts'
import type { ShopDatabase } from '../../src/device/store/database.ts'
import { openApp, phoneWithShop } from './kit.tsx'

let db: ShopDatabase
beforeEach(async () => {
  ;({ db } = await phoneWithShop())
})

test('a shop is in the report of its community only after its owner said so, and out again by one tap on undo', async () => {
  await openApp('/shop/window')
  const agreement = await screen.findByRole('switch', { name: t('window.agrees') })
  expect((agreement as HTMLInputElement).checked).toBe(false)
  fireEvent.click(agreement)
  await waitFor(() => expect(shop.value.agrees).toBe(true))
  for (const said of ['window.agrees.seen', 'window.agrees.unseen'] as const) {
    expect(screen.getByText(t(said), { exact: false })).toBeTruthy()
  }
  fireEvent.click(await screen.findByRole('button', { name: t('common.undo') }))
  await waitFor(() => expect(shop.value.agrees).toBe(false))
  const sent = (await db.outbox.toArray()).map(({ operation }) => operation.body)
  expect(sent.slice(1)).toMatchObject([{ fields: { agrees: true } }, { fields: { agrees: false } }])
})
