import 'fake-indexeddb/auto'
import { render, screen, waitFor } from '@testing-library/preact'
import { beforeEach, expect, test } from 'vitest'
import { t } from '../../../src/app/platform/language.ts'
import { updateReady, workInHand } from '../../../src/app/platform/update.ts'
import { UpdateBar } from '../../../src/app/ui/update-bar.tsx'
import { saveBasket } from '../../../src/device/store/basket.ts'
import type { ShopDatabase } from '../../../src/device/store/database.ts'
import { phoneWithShop } from '../kit.tsx'

let db: ShopDatabase
beforeEach(async () => {
  ;({ db } = await phoneWithShop())
  updateReady.value = false
})

const bar = () => screen.queryByRole('button', { name: t('update.now') })
const line = { good: null, name: 'ผ้า', unit: 'piece' as const, quantity: 1, listPrice: 100, price: 100, thumb: null }

test('a new version is offered when it lies ready, and not before', async () => {
  render(<UpdateBar />)
  expect(bar()).toBeNull()
  updateReady.value = true
  await waitFor(() => expect(bar()).not.toBeNull())
  expect(screen.getByText(t('update.ready'))).toBeTruthy()
})

test('promise 11: it is not offered as long as something lies in the basket or a sheet is open', async () => {
  await saveBasket(db, { lines: [line], discount: 0 })
  updateReady.value = true
  render(<UpdateBar />)
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(bar()).toBeNull()
  workInHand.value = 1
  await saveBasket(db, { lines: [], discount: 0 })
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(bar()).toBeNull()
  workInHand.value = 0
  await waitFor(() => expect(bar()).not.toBeNull())
})
