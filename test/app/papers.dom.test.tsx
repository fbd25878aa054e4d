import 'fake-indexeddb/auto'
import { render, screen } from '@testing-library/preact'
import { beforeEach, expect, test } from 'vitest'
import { Sender } from '../../src/app/features/orders/papers/sender.tsx'
import { loadAllMessages } from '../../src/app/platform/language.ts'
import { session } from '../../src/app/platform/session.ts'
import { editShop } from '../../src/device/store/actions/shop.ts'
import { t } from '../support/hands.ts'
import { phoneWithShop, reopen } from './kit.tsx'

beforeEach(async () => {
  await Promise.all([loadAllMessages(), loadAllMessages('later')])
})

test('on a helper’s phone a missing sender is told of, with who can write it, and an existing one asks for nothing', async () => {
  const { db } = await phoneWithShop()
  if (session.value) session.value = { ...session.value, role: 'helper' }
  const { unmount } = render(<Sender />)
  expect(screen.getByText(t('papers.senderOwner'))).toBeTruthy()
  expect(screen.queryByText(t('papers.sender'))).toBeNull()
  unmount()
  await editShop(db, { house: '12', province: 'อุดรธานี' })
  await reopen()
  if (session.value) session.value = { ...session.value, role: 'helper' }
  render(<Sender />)
  expect(screen.queryByText(t('papers.senderOwner'))).toBeNull()
})
