import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { borrow } from '../../src/device/carry/borrow.ts'
import { carry, dropCarried, listCarried } from '../../src/device/carry/carried.ts'
import { give } from '../../src/device/carry/give.ts'
import { handInCarried } from '../../src/device/carry/hand-in.ts'
import { lend } from '../../src/device/carry/lend.ts'
import { clearSettings, readSettings } from '../../src/device/settings.ts'
import { addGood, editGood } from '../../src/device/store/actions/goods.ts'
import { recordSale } from '../../src/device/store/actions/sales.ts'
import { removeDevice } from '../../src/device/store/actions/shop.ts'
import { openShop, type ShopDatabase } from '../../src/device/store/database.ts'
import { held } from '../../src/device/store/queries/held.ts'
import { readSync } from '../../src/device/store/state.ts'
import { PAGE } from '../../src/device/sync/page.ts'
import { run } from '../../src/device/sync/run.ts'
import { cloth, contents } from '../support/store.ts'
import { type Phone, Village } from '../support/village.ts'

const ROOM = 100_000
const offline = () => Promise.reject(new TypeError('no network'))
const carryAll: Village['network'] = (request, send) => send(request)

beforeEach(async () => {
  await clearSettings()
  for (const { id } of await listCarried()) await dropCarried(id)
})

async function sell(db: ShopDatabase, good: string, quantity = 1) {
  const line = { good, name: 'ผ้า', unit: 'piece' as const, quantity, listPrice: 500, price: 500, thumb: null }
  return recordSale(db, { lines: [line], discount: 0, payment: null })
}

/** An owner who has synced once, has gone home, and has changed things there; and a helper whose phone she lets in. */
async function atHome(village: Village) {
  const owner = await village.owner()
  const known = await addGood(owner.db, { ...cloth, name: 'เก่า', quantity: 5 })
  await owner.sync()
  village.network = offline
  const made = await addGood(owner.db, { ...cloth, name: 'ใหม่', quantity: 3 })
  await editGood(owner.db, known, { price: 99_000 })
  await sell(owner.db, known, 2)
  const { bytes, key, device } = await lend(owner.db, owner.session, 'หลานนก', ROOM)
  const borrowed = await borrow(bytes, key)
  if (typeof borrowed === 'string') throw new Error(borrowed)
  const db = openShop(owner.session.shop)
  const sync = () => run(db, owner.session.shop, 'tap', PAGE)
  return { owner, known, made, device, helper: { db, session: borrowed.session, sync }, bytes, key }
}

const left = async (db: ShopDatabase, good: string) => (await db.shelf.get(good))?.left

test('a phone let in without a network sells at once: goods, prices and stock are as on the owner’s phone', async () => {
  await using village = await Village.open()
  const { owner, known, made, helper, bytes, key } = await atHome(village)
  expect(await contents(helper.db, 'good')).toEqual(await contents(owner.db, 'good'))
  expect([await left(helper.db, known), await left(helper.db, made)]).toEqual([3, 3])
  expect(await readSync(helper.db)).toMatchObject({ caughtUp: true })
  expect(await contents(helper.db, 'costing')).toEqual({})
  await sell(helper.db, known)
  expect(await left(helper.db, known)).toBe(2)
  expect(await borrow(bytes, key)).toBe('here')
  expect(await borrow(bytes, new Uint8Array(32))).toBe('closed')
  helper.db.close()
})

async function settled(owner: Phone, helper: { db: ShopDatabase; sync: () => Promise<void> }) {
  for (let i = 0; i < 3; i++) {
    await owner.sync()
    await helper.sync()
  }
  for (const kind of ['good', 'movement', 'order', 'device'] as const) {
    expect(await contents(helper.db, kind), kind).toEqual(await contents(owner.db, kind))
  }
  expect(await readSync(helper.db)).toMatchObject({ phase: 'idle', differs: [] })
  expect(await helper.db.movement.filter(({ version }) => version === undefined).count()).toBe(0)
}

test.each(['owner', 'helper'] as const)(
  'whichever of the two phones is heard of first (%s), both end alike and nothing is twice',
  async (first) => {
    await using village = await Village.open()
    const { owner, known, helper, device } = await atHome(village)
    await sell(helper.db, known)
    village.network = carryAll
    await (first === 'owner' ? owner.sync() : helper.sync())
    await settled(owner, helper)
    expect(await left(owner.db, known)).toBe(2)
    expect(Object.keys(await contents(owner.db, 'device')).sort()).toEqual([owner.session.device, device].sort())
    expect((await readSettings()).sessions[0]?.grant).toBeUndefined()
    helper.db.close()
  },
)

test('what such a helper sold reaches the server by a neighbour, before either phone has a network', async () => {
  await using village = await Village.open()
  const { owner, known, helper } = await atHome(village)
  const sold = await sell(helper.db, known)
  const { bytes } = await give(helper.db, helper.session, 'ป้าแดง')
  village.network = carryAll
  const neighbour = await village.owner()
  await neighbour.sync()
  await carry(bytes)
  await handInCarried(neighbour.session)
  expect(await listCarried()).toMatchObject([{ state: 'handed', waits: false }])
  await owner.sync()
  expect(Object.keys(await contents(owner.db, 'order'))).toContain(sold)
  await settled(owner, helper)
  helper.db.close()
})

test('a helper whom the owner took out again before either was heard of hands in what is held for the owner', async () => {
  await using village = await Village.open()
  const { owner, known, helper, device } = await atHome(village)
  await sell(helper.db, known)
  await removeDevice(owner.db, device)
  village.network = carryAll
  await owner.sync()
  await helper.sync()
  await owner.sync()
  expect(await contents(owner.db, 'order')).not.toHaveProperty(Object.keys(await contents(helper.db, 'order'))[0] ?? '')
  expect(await readSync(helper.db)).toMatchObject({ phase: 'removed' })
  expect(await held(owner.db)).toMatchObject([{ device, name: 'หลานนก', handedIn: [{ action: 'sale.record' }] }])
  helper.db.close()
})

test('a word that no owner of the shop gave lets nobody in', async () => {
  await using village = await Village.open()
  const { owner, helper } = await atHome(village)
  village.network = carryAll
  const another = await village.owner()
  const forged = await lend(another.db, { ...another.session, shop: owner.session.shop }, 'x', ROOM)
  const stranger = await village.post<{ error?: { code: string } }>('/api/join/granted', {
    grant: { ...helper.session.grant, text: helper.session.grant?.text.replace('หลานนก', 'โจร') },
  })
  expect(stranger.error?.code).toBe('forbidden')
  await clearSettings()
  const borrowed = await borrow(forged.bytes, forged.key)
  if (typeof borrowed === 'string') throw new Error(borrowed)
  const refused = await village.post<{ error?: { code: string } }>('/api/join/granted', {
    grant: borrowed.session.grant,
  })
  expect(refused.error?.code).toBe('forbidden')
  helper.db.close()
})
