import 'fake-indexeddb/auto'
import { cleanup, screen, waitFor } from '@testing-library/preact'
import { expect, test } from 'vitest'
import { t } from '../../src/app/platform/language.ts'
import { runImport, startImport } from '../../src/device/store/actions/imports.ts'
import { newId } from '../../src/shared/domain/ids.ts'
import { openApp, phoneWithShop } from './kit.tsx'
import { asHelper, press, stock } from './trade-kit.ts'

test('a helper is not offered to bring in a list, and its page says whose it is', async () => {
  const { session } = await phoneWithShop()
  const db = await asHelper(session)
  await stock(db)
  await openApp('/goods')
  await screen.findByRole('button', { name: t('tags.title') })
  expect(screen.queryByRole('button', { name: t('goods.import') })).toBeNull()
  cleanup()
  await openApp('/goods/import')
  await screen.findByText(t('import.ownerOnly'))
  expect(document.querySelector('input[type=file]')).toBeNull()
})

test('a list that was cut off says how far it is, and goes on from there', async () => {
  const { db } = await phoneWithShop()
  const goods = Array.from({ length: 120 }, (_, index) => ({
    ...{ id: newId(), known: false, fields: { name: `ผ้า ${index}`, price: 4500 }, quantity: 1, cost: null, photos: [] },
  }))
  await startImport(db, { id: newId(), file: 'ของ.xlsx', at: Date.now(), goods })
  const stop = new AbortController()
  await runImport(db, { signal: stop.signal, onDone: (done) => done > 0 && stop.abort() })
  await openApp('/goods/import')
  await screen.findByText(t('import.stopped', { done: 50, of: 120 }))
  // Photos come when all goods are there.
  expect(screen.queryByText(t('import.photos'))).toBeNull()
  await press(t('import.goOn'))
  await screen.findByText(t('import.done', { count: 120 }))
  expect(await db.good.count()).toBe(120)
  await press(t('import.undo'))
  await screen.findByText(t('import.undone'))
  await waitFor(async () => expect(await db.shelf.where('state').equals('shown').count()).toBe(0))
})
