import { expect, test } from 'vitest'
import { communities } from '../../../src/server/demo/communities.ts'
import { fill, shopIdOf } from '../../../src/server/demo/fill.ts'
import { goodsOf } from '../../../src/server/demo/goods.ts'
import { claim, isDemo } from '../../../src/server/demo/mark.ts'
import { nameOf, SHOPS } from '../../../src/server/demo/people.ts'
import { newDeviceCode } from '../../../src/server/join/codes.ts'
import type { ShopRows } from '../../../src/server/storage/port.ts'
import { lookAt } from '../../../src/server/storefront/requests/look.ts'
import { rebuildWindows } from '../../../src/server/storefront/show/refresh.ts'
import { examine } from '../../../src/server/sync/doctor.ts'
import type { Kind } from '../../../src/shared/domain/records.ts'
import { type Bench, bench, join, NOON, openShop } from '../kit.ts'

const SEED = 'test'
const EVER = Number.MAX_SAFE_INTEGER

/** Two shops, one of each community, with less of everything. */
const FEW = SHOPS.filter(({ key }) => key === 'daeng' || key === 'chilli').map((shop) => ({
  ...shop,
  goods: 6,
  trade: 0.25,
}))

const ids = FEW.map((shop) => shopIdOf(shop, SEED, NOON))

const filled = async (there: Bench) => fill(there.deps, { seed: SEED, now: NOON, shops: FEW })

async function inShop<T>(there: Bench, shop: string, read: (rows: ShopRows) => Promise<T>): Promise<T> {
  return there.deps.storage.transaction(shop, read)
}

const ofKind = (there: Bench, shop: string, kind: Kind) =>
  inShop(there, shop, ({ records }) => records.feed([kind], 0, EVER))

test('a market of the demo is right to its last record: totals, windows, days, photos and a phone that joins it', async () => {
  const there = await bench()
  const { storage, photos } = there.deps
  await filled(there)
  expect((await storage.anywhere.shops()).sort()).toEqual([...ids].sort())
  for (const shop of ids) {
    expect(await examine(storage, shop)).toEqual([])
    const orders = await ofKind(there, shop, 'order')
    expect(orders.length).toBeGreaterThan(30)
    const days = orders.map(({ fields }) => Number(fields.at))
    expect(Math.min(...days)).toBeLessThan(NOON - 300 * 24 * 60 * 60 * 1000)
    expect(Math.max(...days)).toBeLessThan(NOON)
    expect(orders.filter(({ fields }) => fields.unsure)).toEqual([])
    const stored = await photos.list(shop)
    const pictures = await ofKind(there, shop, 'photo')
    expect(pictures.length).toBeGreaterThanOrEqual(6)
    for (const { fields } of pictures)
      expect(stored.has(String(fields.full)) && stored.has(String(fields.thumb))).toBe(true)
    expect(await ofKind(there, shop, 'mark')).toEqual([])
  }
  // Its weavers are at an order too large for one loom.
  const [call] = await storage.calls.all('na-kha')
  const [share] = await storage.calls.shares(call?.call ?? '')
  expect([call?.total, share]).toMatchObject([200, { offered: 40, taken: 40, made: 22, sent: 10 }])

  const pieces = () => Promise.all(ids.map((shop) => storage.market.pieces({ shop, limit: 100, sold: true })))
  const before = await pieces()
  expect(before.flat().length).toBeGreaterThan(9)
  await rebuildWindows(storage, NOON)
  expect(await pieces()).toEqual(before)

  const [shop = ''] = ids
  const { code } = await newDeviceCode(storage, shop, 'owner', 'http://localhost', NOON)
  const { phone } = await join(there, code)
  const answer = await phone.pull()
  expect(phone.record('shop', shop)?.fields.name).toContain('(ตัวอย่าง)')
  expect(answer.checksum).toBe(phone.checksum())
}, 120_000)

test('buyers’ requests stand in each state, and filling again what was broken off changes nothing', async () => {
  const there = await bench()
  await filled(there)
  const [shop = ''] = ids
  const progress = async () => {
    const requests = await ofKind(there, shop, 'request')
    const looks = await Promise.all(requests.map(({ fields }) => lookAt(there.deps.storage, String(fields.link))))
    return looks.map((look) => look?.progress).sort()
  }
  expect(await progress()).toEqual(['asked', 'declined', 'packed', 'paid', 'received', 'sent', 'taken'])
  const all = () =>
    Promise.all(ids.map((id) => inShop(there, id, async (rows) => [await rows.shop.get(), await rows.shop.totals()])))
  const before = await all()
  await filled(there)
  expect(await all()).toEqual(before)
  expect(await progress()).toHaveLength(7)
}, 120_000)

test('the demo never goes over shops that are somebody’s, and a newcomer’s own shop in it is no hindrance', async () => {
  const real = await bench()
  await openShop(real)
  await expect(claim(real.deps.storage, NOON)).rejects.toThrow('DATA_DIR holds 1 shops that are not of the demo')
  expect(await isDemo(real.deps.storage)).toBe(false)

  const demo = await bench()
  expect(await claim(demo.deps.storage, NOON)).toEqual({ since: NOON, filled: false })
  await openShop(demo)
  expect(await claim(demo.deps.storage, NOON + 5)).toEqual({ since: NOON, filled: false })
  expect(await isDemo(demo.deps.storage)).toBe(true)
})

test('the same seed makes the same shops and goods, another seed others; what could reach somebody reaches nobody', () => {
  const [shop] = FEW
  if (!shop) throw new Error('no shop')
  expect(goodsOf(shop, SEED)).toEqual(goodsOf(shop, SEED))
  expect(goodsOf(shop, 'other')).not.toEqual(goodsOf(shop, SEED))
  const tail = (now: number) => shopIdOf(shop, SEED, now).slice(-8)
  expect(tail(NOON)).toBe(tail(NOON + 1e10))
  expect(SHOPS.map(nameOf).every((name) => name.includes('(ตัวอย่าง)'))).toBe(true)
  for (const { key, goods } of SHOPS) expect(goods, key).toBeGreaterThanOrEqual(8)
})

test('every page of a demo says that it is one and is kept from search engines; no page of a real market does', async () => {
  for (const demo of [true, false]) {
    const there = await bench({ demo })
    const [community] = communities(NOON)
    if (community) await there.deps.storage.market.changeCommunity(community.slug, () => community)
    for (const path of ['/en/c/na-kha', '/en/c/na-kha/search', '/en/c/nowhere', '/en/s/none', '/en/p/none']) {
      const page = await (await there.app.request(path)).text()
      expect(page.includes('A demo: everything here is made up.'), path).toBe(demo)
      if (demo) expect(page, path).toContain('<meta name="robots" content="noindex">')
    }
  }
})
