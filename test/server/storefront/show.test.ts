import fc from 'fast-check'
import { expect, test } from 'vitest'
import { standingOf } from '../../../src/server/storefront/show/piece.ts'
import { rebuildWindows, refreshWindows } from '../../../src/server/storefront/show/refresh.ts'
import { spoil } from '../../../src/server/storefront/show/show.ts'
import { Ledger } from '../../../src/server/sync/ledger.ts'
import { applyAsServer } from '../../../src/server/sync/server-device.ts'
import { newId } from '../../../src/shared/domain/ids.ts'
import type { Action, Body, WireOperation } from '../../../src/shared/protocol/operations.ts'
import { type Bench, bench, NOON, openShop, type Phone, SILENT } from '../kit.ts'
import { cloth, line, sale } from '../trade.ts'
import { asking, picture, publish, shopWithWindow } from './shopkeeping.ts'

const HOUR = 60 * 60 * 1000

/** What a buyer reads of a piece, by its good. */
function shown({ deps }: Bench, good: string) {
  return deps.storage.market.piece(good)
}

/** What the server does in a shop. */
async function asServer<A extends Action>({ bench, shop }: Phone, action: A, body: Body<A>): Promise<void> {
  const { storage, now } = bench.deps
  await storage.transaction(shop, async (rows) => {
    const ledger = await Ledger.open(rows)
    if (!ledger) throw new Error('no shop')
    await applyAsServer(ledger, shop, now(), action, body)
    await ledger.close(now())
  })
}

test('a sale of which buyers see nothing leaves the pages that were made as they are, and one that they see does not', async () => {
  const owner = await shopWithWindow(await bench())
  const { market } = owner.bench.deps.storage
  const good = await publish(owner, {}, 5)
  const sellOne = () => owner.do('sale.record', sale([line({ good })]))
  const before = await market.stamp()
  expect(await sellOne()).toMatchObject({ outcome: 'applied' })
  expect(await market.stamp()).toBe(before)
  await sellOne()
  expect(await market.stamp()).not.toBe(before)
})

test('what is sold while it is on the loom is shown on the loom, and what is gone is not shown for being counted', async () => {
  const owner = await shopWithWindow(await bench())
  const [woven, gone] = [await publish(owner, { piece: true }, 1), await publish(owner, {}, 5)]
  await owner.do('good.edit', { good: woven, fields: { stage: 'loom' }, based: {} })
  await owner.do('good.edit', { good: gone, fields: { hidden: true }, based: {} })
  await owner.do('sale.record', sale([line({ good: woven }), line({ good: gone })]))
  expect(await shown(owner.bench, woven)).toMatchObject({ state: 'loom' })
  expect(await shown(owner.bench, gone)).toMatchObject({ state: 'gone', content: null })
})

test('a shop and its goods are shown once the owner says so, and with the next sync no longer', async () => {
  const owner = await openShop(await bench())
  const { market } = owner.bench.deps.storage
  const good = await publish(owner)
  expect([await market.window(owner.shop), await shown(owner.bench, good)]).toEqual([null, null])

  const window = (open: boolean) =>
    owner.do('shop.edit', { shop: owner.shop, fields: { window: open, english: 'Mae Daeng' }, based: {} })
  await window(true)
  expect(await market.window(owner.shop.slice(-8))).toMatchObject({
    shop: owner.shop,
    community: 'market',
    open: true,
    slug: `mae-daeng-${owner.shop.slice(-8)}`,
  })
  expect(await shown(owner.bench, good)).toMatchObject({ state: 'here', price: 120000, shopName: 'ร้านผ้าไหม' })

  await owner.do('good.edit', { good, fields: { published: false }, based: {} })
  expect(await shown(owner.bench, good)).toMatchObject({ state: 'gone', content: null, words: '', price: null })
  await owner.do('good.edit', { good, fields: { published: true }, based: {} })
  expect(await shown(owner.bench, good)).toMatchObject({ state: 'here' })
  await window(false)
  expect(await shown(owner.bench, good)).toMatchObject({ state: 'gone', content: null })
  expect(await market.windows('market')).toEqual([])
  await window(true)
  expect(await market.windows('market')).toHaveLength(1)
  expect(await shown(owner.bench, good)).toMatchObject({ state: 'here' })
})

test('a good that was never published is not there at all; one that is hidden or deleted is gone', async () => {
  const owner = await shopWithWindow(await bench())
  const secret = cloth()
  await owner.do('good.add', secret)
  expect(await shown(owner.bench, secret.good)).toBeNull()
  const hidden = await publish(owner, { hidden: true })
  const deleted = await publish(owner)
  await owner.do('good.delete', { good: deleted })
  for (const good of [hidden, deleted]) expect(await shown(owner.bench, good)).toMatchObject({ state: 'gone' })
  await owner.do('good.restore', { good: deleted })
  expect(await shown(owner.bench, deleted)).toMatchObject({ state: 'here' })
})

test('where a piece stands: here, few, sold, on the loom, reserved until its time, and asked for', async () => {
  const owner = await shopWithWindow(await bench())
  const { clock } = owner.bench
  const standing = async (good: string) => {
    const piece = await shown(owner.bench, good)
    return piece && standingOf(piece, clock.now)
  }
  const one = await publish(owner, { piece: true }, 1)
  const many = await publish(owner, {}, 5)
  const uncounted = { ...cloth({ published: true }), movement: null }
  await owner.do('good.add', uncounted)
  const metres = await publish(owner, { unit: 'metre' }, 1000)
  const loom = await publish(owner, { stage: 'loom', piece: true }, 0)
  expect(await Promise.all([one, many, uncounted.good, metres, loom].map(standing))).toEqual([
    'here',
    'here',
    'here',
    'here',
    'loom',
  ])

  await owner.do('sale.record', sale([line({ good: one }), line({ good: many, quantity: 2 })]))
  expect([await standing(one), await standing(many)]).toEqual(['sold', 'few'])
  await owner.do('stock.change', { good: one, movement: { id: newId(), quantity: 1 }, reason: 'counted' })
  expect(await standing(one)).toBe('here')

  const until = clock.now + HOUR
  await owner.do('good.edit', { good: one, fields: { stage: 'reserved', reservedUntil: until }, based: {} })
  expect(await standing(one)).toBe('reserved')
  clock.now += 2 * HOUR
  expect(await standing(one)).toBe('here')
  await owner.do('good.edit', { good: one, fields: { reservedUntil: null }, based: {} })
  expect(await standing(one)).toBe('reserved')
  await owner.do('good.edit', { good: one, fields: { stage: 'sale' }, based: {} })

  const asked = asking(one, clock.now + HOUR)
  await asServer(owner, 'request.make', asked)
  expect(await standing(one)).toBe('asked')
  await owner.do('request.reply', { request: asked.request, reply: newId(), what: 'declined', text: '' })
  expect(await standing(one)).toBe('here')
  const again = asking(one, clock.now + HOUR)
  await asServer(owner, 'request.make', again)
  clock.now += 2 * HOUR
  expect(await standing(one)).toBe('here')
  const third = asking(one, clock.now + HOUR)
  await asServer(owner, 'request.make', third)
  await owner.do('sale.record', sale([line({ good: one, movement: null })], { request: third.request }))
  expect(await standing(one)).toBe('here')
})

test('pictures and marks come and go with their records, in the order in which they were taken', async () => {
  const owner = await shopWithWindow(await bench())
  const good = await publish(owner)
  const [late, early] = [picture(good, 'b', { position: 9 }), picture(good, 'a', { position: 2 })]
  await owner.do('photo.add', late)
  await owner.do('photo.add', early)
  const { id, ...proof } = picture(good, 'c').photo
  const mark = { mark: 'peacock-gold' as const, number: 'A1', name: 'ป้าแดง', date: '2026-01-02' }
  await owner.do('mark.add', { mark: id, fields: { good, ...mark, ...proof } })
  const pictures = async () => (await shown(owner.bench, good))?.content?.photos.map(({ full }) => full[0])
  expect(await pictures()).toEqual(['a', 'b'])
  expect((await shown(owner.bench, good))?.content?.marks).toMatchObject([mark])
  await owner.do('photo.delete', { photo: early.photo.id })
  await owner.do('mark.delete', { mark: id })
  expect(await pictures()).toEqual(['b'])
  expect((await shown(owner.bench, good))?.content?.marks).toEqual([])
})

test('a copy of the id of another shop’s good does not take its page', async () => {
  const owner = await shopWithWindow(await bench())
  const good = await publish(owner, { name: 'ของจริง' })
  owner.bench.clock.now += 1
  const thief = await shopWithWindow(owner.bench)
  await thief.do('good.add', { ...cloth({ published: true, name: 'ของปลอม' }), good })
  expect((await shown(owner.bench, good))?.content?.name).toBe('ของจริง')
})

test('a window that cannot be made stops no sale: it is closed, and there again after the next start', async () => {
  const owner = await shopWithWindow(await bench({ log: SILENT }))
  const { storage, now } = owner.bench.deps
  const good = await publish(owner, {}, 2)
  const transaction = storage.transaction.bind(storage)
  storage.transaction = (shop, work) =>
    transaction(shop, (rows) =>
      work({ ...rows, window: { ...rows.window, putPieces: () => Promise.reject(new Error('a bug')) } }),
    )
  const sold = await owner.do('sale.record', sale([line({ good })]))
  expect(sold).toMatchObject({ outcome: 'applied' })
  expect([await storage.market.windows('market'), await shown(owner.bench, good)]).toEqual([[], null])
  await owner.do('sale.record', sale([line({ good })]))
  storage.transaction = transaction
  await refreshWindows({ storage, now, log: SILENT })
  expect(await shown(owner.bench, good)).toMatchObject({ state: 'sold' })
  await transaction(owner.shop, (rows) => spoil(rows, 0))
  await refreshWindows({ storage, now, log: SILENT })
  expect(await shown(owner.bench, good)).toMatchObject({ state: 'sold' })
})

test('a window that cannot be made the first time is there after the next start', async () => {
  const owner = await openShop(await bench({ log: SILENT }))
  const { storage, now } = owner.bench.deps
  const transaction = storage.transaction.bind(storage)
  storage.transaction = (shop, work) =>
    transaction(shop, (rows) =>
      work({ ...rows, window: { ...rows.window, since: () => Promise.reject(new Error('a bug')) } }),
    )
  const fields = { window: true }
  expect(await owner.do('shop.edit', { shop: owner.shop, fields, based: {} })).toMatchObject({ outcome: 'applied' })
  storage.transaction = transaction
  expect(await storage.market.windows('market')).toEqual([])
  await refreshWindows({ storage, now, log: SILENT })
  expect(await storage.market.windows('market')).toMatchObject([{ shop: owner.shop }])
})

type Deed = Pick<WireOperation, 'action' | 'body'>

const GOODS = Array.from({ length: 3 }, () => newId())
const REQUESTS = GOODS.map(() => newId())
const PHOTOS = Array.from({ length: 4 }, (_, index) => picture(GOODS[index % 3] ?? '', 'abcd'[index]))
const good = fc.constantFrom(...GOODS)
const request = fc.constantFrom(...REQUESTS)
const edit = (fields: Body<'good.edit'>['fields']) => (id: string) => {
  return { action: 'good.edit', body: { good: id, fields, based: {} } }
}

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.tuple(good, fc.boolean()).map(([id, published]) => edit({ published })(id)),
  fc.tuple(good, fc.boolean()).map(([id, hidden]) => edit({ hidden })(id)),
  fc
    .tuple(good, fc.constantFrom('loom' as const, 'sale' as const, 'reserved' as const))
    .map(([id, stage]) => edit({ stage, reservedUntil: NOON + HOUR })(id)),
  fc.tuple(good, good).map(([id, other]) => edit({ variantOf: other })(id)),
  good.map((id) => ({ action: 'good.delete', body: { good: id } })),
  good.map((id) => ({ action: 'good.restore', body: { good: id } })),
  good.map((id) => ({ action: 'sale.record', body: { ...sale([line({ good: id })]) } })),
  fc
    .tuple(good, request)
    .map(([id, asked]) => ({ action: 'sale.record', body: { ...sale([line({ good: id })], { request: asked }) } })),
  fc.tuple(good, fc.integer({ min: -3, max: 5 })).map(([id, quantity]) => ({
    action: 'stock.change',
    body: { good: id, movement: { id: newId(), quantity }, reason: 'counted' },
  })),
  fc.constantFrom(...PHOTOS).map((body) => ({ action: 'photo.add', body })),
  fc.constantFrom(...PHOTOS).map(({ photo }) => ({ action: 'photo.delete', body: { photo: photo.id } })),
  request.map((asked) => ({
    action: 'request.reply',
    body: { request: asked, reply: newId(), what: 'declined', text: '' },
  })),
  fc.record({ window: fc.boolean() }).map((fields) => ({ action: 'shop.edit', body: { shop: '', fields, based: {} } })),
  fc
    .constantFrom('A', 'B')
    .map((english) => ({ action: 'shop.edit', body: { shop: '', fields: { english }, based: {} } })),
  fc.nat(2).map((index) => ({ action: 'ask', body: { index } })),
)

/** All that buyers can read of a shop. */
async function everything({ bench, shop }: Phone) {
  const { market } = bench.deps.storage
  return { window: await market.window(shop), pieces: await Promise.all(GOODS.map((id) => market.piece(id))) }
}

test('what buyers see after any sequence of deeds is what the records alone would make', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.boolean(),
      fc.array(fc.array(deed, { minLength: 1, maxLength: 4 }), { minLength: 6, maxLength: 12 }),
      async (open, syncs) => {
        const there = await bench()
        const owner = open ? await shopWithWindow(there) : await openShop(there)
        await owner.sync(
          GOODS.map((id, index) =>
            owner.make('good.add', { ...cloth({ piece: index > 0, published: true }), good: id }),
          ),
        )
        for (const deeds of syncs) {
          const operations = deeds.filter(({ action }) => action !== 'ask')
          const named = operations.map(({ action, body }) => {
            return owner.make(
              action as Action,
              { ...body, ...(action === 'shop.edit' ? { shop: owner.shop } : {}) } as never,
            )
          })
          await owner.sync(named)
          for (const { body } of deeds.filter(({ action }) => action === 'ask')) {
            const index = Number(body.index)
            await asServer(owner, 'request.make', {
              ...asking(GOODS[index] ?? '', NOON + HOUR, REQUESTS[index]),
              customer: REQUESTS[index] ?? '',
            })
          }
          const followed = await everything(owner)
          await rebuildWindows(there.deps.storage, there.clock.now)
          expect(await everything(owner)).toEqual(followed)
        }
      },
    ),
    { numRuns: 20 },
  )
}, 120_000)
