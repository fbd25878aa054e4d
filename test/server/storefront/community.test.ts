import { expect, test } from 'vitest'
import { knownCommunity } from '../../../src/server/admin/communities.ts'
import { newCommunityCode } from '../../../src/server/join/codes.ts'
import { newId } from '../../../src/shared/domain/ids.ts'
import { typed } from '../../support/keeper.ts'
import { bench, join, NOON } from '../kit.ts'
import { publish, shopWithWindow } from './shopkeeping.ts'

test('a shop belongs to the community of the code that opened it, and its pieces go with it when it moves', async () => {
  const there = await bench()
  const { storage } = there.deps
  await typed(storage, NOON, ['community', 'na-kha', '--name', 'บ้านนาข่า', '--map', '17.45,102.79'])
  const { code } = await newCommunityCode(storage, NOON, await knownCommunity(storage, 'na-kha'))
  const { phone } = await join(there, code, newId())
  const { shop } = phone
  await phone.do('shop.open', { shop, name: 'ร้าน', currency: 'THB', zone: 'Asia/Bangkok' })
  await phone.do('shop.edit', { shop, fields: { window: true }, based: {} })
  const good = await publish(phone)
  const other = await shopWithWindow(there)
  const where = async () => [
    (await storage.market.piece(good))?.community,
    ...(await storage.market.windows('na-kha')).map((window) => window.shop),
  ]
  expect(await where()).toEqual(['na-kha', shop])
  await typed(storage, NOON, ['community', 'market', '--shop', shop])
  expect(await where()).toEqual(['market'])
  expect((await storage.market.windows('market')).map((window) => window.shop).sort()).toEqual(
    [shop, other.shop].sort(),
  )
})

test('a market that shows more than a sitemap may hold has several, and each page is in one of them', async () => {
  const there = await bench({ publicUrl: 'https://market.example' })
  const owner = await shopWithWindow(there)
  const { storage } = there.deps
  const good = await publish(owner)
  const piece = await storage.market.piece(good)
  if (!piece) throw new Error('the piece is not shown')
  const { shop, community, version, shopName, shopEnglish, shopSlug, ...row } = piece
  const others = Array.from({ length: 2500 }, () => newId())
  await storage.transaction(shop, ({ window }) =>
    window.putPieces(others.map((other) => ({ ...row, good: other, family: other }))),
  )
  const locs = async (path: string) => {
    const text = await (await there.app.request(path)).text()
    return [...text.matchAll(/<loc>https:\/\/market\.example(.*?)<\/loc>/g)].map(([, address = '']) => address)
  }
  const maps = await locs('/sitemap.xml')
  expect(maps.filter((map) => map.startsWith(`/c/${community}/`))).toHaveLength(2)
  const listed = (await Promise.all(maps.map(locs))).flat()
  const paths = [`/c/${community}`, `/s/${shopSlug}`, ...[good, ...others].map((one) => `/p/${one}`)]
  expect(listed.sort()).toEqual(
    paths.flatMap((path) => ['th', 'lo', 'en', 'zh'].map((code) => `/${code}${path}`)).sort(),
  )
  for (const map of maps) expect((await locs(map)).length).toBeLessThanOrEqual(50_000)
})

test('what the keeper says of a community is added to what was said, in each language, with rates of the day', async () => {
  const { storage } = (await bench()).deps
  await typed(storage, NOON, ['community', 'na-kha', '--name', 'บ้านนาข่า', '--sight', 'บ้านเชียง', '--sight', 'คำชะโนด'])
  await typed(storage, NOON, ['community', 'na-kha', '--language', 'en', '--name', 'Ban Na Kha'])
  await typed(storage, NOON, ['community', 'na-kha', '--rates', 'LAK=650.5 USD=0.029'])
  expect(await storage.market.community('na-kha')).toEqual({
    slug: 'na-kha',
    texts: { th: { name: 'บ้านนาข่า', sights: ['บ้านเชียง', 'คำชะโนด'] }, en: { name: 'Ban Na Kha' } },
    map: null,
    rates: { day: '2026-07-01', worth: { LAK: 650_500_000, USD: 29_000 } },
  })
  expect((await typed(storage, NOON, ['community'])).lines.join('\n')).toContain(
    'one baht on 2026-07-01: LAK 650.5, USD 0.029',
  )
})

test.each([
  ['Na Kha'],
  ['na-kha', '--rates', 'LAK=none'],
  ['na-kha', '--rates', 'THB=1'],
  ['na-kha', '--map', '123,4'],
  ['na-kha', '--language', 'fr'],
  ['na-kha', '--colour', 'red'],
  ['na-kha', '--shop', 'nobody'],
])('a slip of the keeper’s pen is said in one line (%s %s %s)', async (...args) => {
  const { storage } = (await bench()).deps
  await expect(typed(storage, NOON, ['community', ...args])).rejects.toThrow(/must|no shop|Unknown option/)
  await expect(knownCommunity(storage, 'nowhere')).rejects.toThrow('There is no community nowhere')
})
