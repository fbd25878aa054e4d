import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { clearSettings, saveSettings } from '../../src/device/settings.ts'
import { dropHeld, takeHeld } from '../../src/device/store/actions/held.ts'
import { recordSale } from '../../src/device/store/actions/sales.ts'
import { removeDevice } from '../../src/device/store/actions/shop.ts'
import { openShop, type ShopDatabase } from '../../src/device/store/database.ts'
import { held } from '../../src/device/store/queries/held.ts'
import { refusals } from '../../src/device/store/queries/sync.ts'
import { readSync } from '../../src/device/store/state.ts'
import { joinShop } from '../../src/device/sync/join.ts'
import { PAGE } from '../../src/device/sync/page.ts'
import { run } from '../../src/device/sync/run.ts'
import { contents } from '../support/store.ts'
import { type Phone, Village } from '../support/village.ts'

const line = { good: null, name: 'ถุงผ้า', unit: 'piece' as const, quantity: 1, listPrice: 500, price: 500, thumb: null }
const sell = (db: ShopDatabase) => recordSale(db, { lines: [line], discount: 0, payment: null })

/** Joins by the app's own way, with its settings and its database. */
async function joinAsHelper(village: Village, owner: Phone) {
  const { code } = await village.post<{ code: string }>('/api/codes', { role: 'helper' }, owner.session)
  const joined = await joinShop(code, 'นก')
  if ('failed' in joined) throw new Error(joined.failed)
  return joined.session
}

/** An owner, and a helper's phone that was removed and has sold on since: one sale handed in, one still waiting on it. */
async function removed(village: Village) {
  await clearSettings()
  const owner = await village.owner()
  await owner.sync()
  const { shop, device } = await joinAsHelper(village, owner)
  const db = openShop(shop)
  const sync = () => run(db, shop, 'tap', PAGE)
  await sync()
  await owner.sync()
  await removeDevice(owner.db, device)
  await owner.sync()
  const handedIn = await sell(db)
  await sync()
  const waiting = await sell(db)
  await owner.sync()
  return { owner, db, device, sync, handedIn, waiting }
}

const orders = async (db: ShopDatabase) => Object.keys(await contents(db, 'order')).sort()

test('promise 11: a removed phone goes on selling, keeps all it has, and what it hands in is put before the owner', async () => {
  await using village = await Village.open()
  const { owner, db, device, handedIn, waiting } = await removed(village)
  expect(await readSync(db)).toMatchObject({ phase: 'removed' })
  expect(await orders(db)).toEqual([handedIn, waiting].sort())
  expect(await orders(owner.db)).toEqual([])
  expect(await held(owner.db)).toMatchObject([
    { device, name: 'นก', handedIn: [{ action: 'sale.record', title: 'ถุงผ้า', amount: 500 }] },
  ])
  db.close()
})

test('what the owner takes is in the shop, what the owner drops is not, and neither is asked about again', async () => {
  await using village = await Village.open()
  const { owner, db, sync, handedIn, waiting } = await removed(village)
  await sync()
  await owner.sync()
  const ids = (await held(owner.db)).flatMap((phone) => phone.handedIn.map(({ id }) => id))
  await takeHeld(owner.db, ids.slice(0, 1))
  await dropHeld(owner.db, ids.slice(1))
  expect(await held(owner.db)).toEqual([])
  for (let round = 0; round < 3; round++) await owner.sync()
  expect(await orders(owner.db)).toEqual([handedIn])
  expect(await owner.db.outbox.count()).toBe(0)
  expect(await orders(db)).toEqual([handedIn, waiting].sort())
  db.close()
})

test('promise 11: a phone removed by mistake comes back by a code as a new device, and its whole queue is in the shop', async () => {
  await using village = await Village.open()
  const { owner, db, device, sync, handedIn, waiting } = await removed(village)
  const again = await joinAsHelper(village, owner)
  expect(again).toMatchObject({ shop: db.shopId, role: 'helper', joined: true })
  expect(again.device).not.toBe(device)
  for (let round = 0; round < 3; round++) {
    await sync()
    await owner.sync()
  }
  expect(await readSync(db)).toMatchObject({ phase: 'idle', differs: [] })
  expect(await db.outbox.count()).toBe(0)
  for (const one of [db, owner.db]) expect(await orders(one)).toEqual([handedIn, waiting].sort())
  expect(await held(owner.db)).toEqual([])
  expect(await contents(db, 'line')).toEqual(await contents(owner.db, 'line'))
  db.close()
})

test('a phone that is back sees what was dropped as refused, and may send it again', async () => {
  await using village = await Village.open()
  const { owner, db, sync, handedIn } = await removed(village)
  await dropHeld(
    owner.db,
    (await held(owner.db)).flatMap((phone) => phone.handedIn.map(({ id }) => id)),
  )
  await owner.sync()
  await joinAsHelper(village, owner)
  await sync()
  expect(await refusals(db)).toMatchObject([{ code: 'dropped', order: handedIn }])
  await saveSettings({ current: null })
  db.close()
})
