/**
 * One shop among many: its sync, the page of one of its pieces, and what the server does with all shops, while their number
 * grows to a million in PostgreSQL. `SCALE_SHOPS` is how far it goes.
 */

import { newCommunityCode } from '../../src/server/join/codes.ts'
import { newId } from '../../src/shared/domain/ids.ts'
import { type Bench, measured, type Row } from '../../tools/bench/run.ts'
import { ServerProcess } from '../../tools/server-process.ts'
import { Random } from '../faults/random.ts'
import { cloth } from '../server/trade.ts'
import { addShops, loadInHaste } from './load/bulk.ts'
import { type Seller, sell, sellers } from './load/market-day.ts'
import { quantile } from './load/quantile.ts'
import { onPostgres, type Stand } from './load/stand.ts'
import { WirePhone } from './load/wire-phone.ts'

const SIZES = [190, 10_000, 100_000, 1_000_000]
const MOST = Number(process.env.SCALE_SHOPS ?? 1_000_000)
/** Shops of everyday size, which alone are timed. */
const TIMED = 189
const SALES = 40
/** Round trips and pages timed at each size, and before the first as many that are not: code is compiled as it is used. */
const ASKED = 1500
const KEEPER_TOKEN = 'a-token-for-the-bench-alone'

interface Times {
  sync: number[]
  page: number[]
  missing: number[]
  search: number[]
  keeper: number
  sitemap: number
  start: number
}

const scale: Bench = async ({ after }) => {
  const stand = await onPostgres(after, { KEEPER_TOKEN })
  const random = new Random(31)
  const storage = await stand.open()
  const timed = await sellers(stand.server.origin, storage, TIMED)
  const { code } = await newCommunityCode(storage, Date.now())
  await storage.close()
  for (const { phone, goods } of timed) {
    for (let sales = 0; sales < SALES; sales++) sell(phone, goods, random)
    await phone.sync()
  }
  const model = await smallShop(stand.server.origin, code)
  await timesOf(stand, timed, random)
  const rows: Row[] = []
  let first: Times | undefined
  for (const shops of SIZES.filter((size) => size <= MOST)) {
    if (shops > TIMED + 1) {
      await loadInHaste(stand.database, true)
      const start = performance.now()
      const each = await addShops(stand.database, model, shops)
      console.log(`${shops} shops of ${each} rows: ${Math.round((performance.now() - start) / 1000)} s to make`)
      await loadInHaste(stand.database, false)
    }
    const times = await timesOf(stand, timed, random)
    first ??= times
    const own = rowsOf(shops, times, first)
    for (const { name, value, unit } of own) console.log(`${name}: ${value.toFixed(1)} ${unit}`)
    rows.push(...own)
  }
  for (const { phone } of timed) phone.close()
  return rows
}

export default scale

async function smallShop(origin: string, code: string): Promise<string> {
  const phone = await WirePhone.join(origin, code)
  const { shop } = phone
  phone.do('shop.open', { shop, name: 'ร้านเล็ก', currency: 'THB', zone: 'Asia/Bangkok' })
  phone.do('shop.edit', { shop, fields: { window: true }, based: {} })
  const goods = [cloth({ published: true }), cloth({ published: true })]
  for (const good of goods) phone.do('good.add', { ...good, movement: { id: newId(), quantity: 3 } })
  sell(
    phone,
    goods.map(({ good }) => good),
    new Random(2),
  )
  await phone.sync()
  phone.close()
  return shop
}

async function timesOf({ server, database }: Stand, timed: readonly Seller[], random: Random): Promise<Times> {
  const sync: number[] = []
  for (let count = 0; count < ASKED; count++) {
    const { phone, goods } = random.pick(timed)
    sell(phone, goods, random)
    phone.took = []
    await phone.sync()
    sync.push(...phone.took)
  }
  const ask = (path: string) => milliseconds(async () => (await fetch(`${server.origin}${path}`)).text())
  // Another address each time: nothing of it is kept.
  const look = (good: string) => ask(`/th/p/${good}?from=${newId()}`)
  const page: number[] = []
  // Every third of the goods is published.
  for (let count = 0; count < ASKED; count++) {
    const shown = random.pick(timed).goods.filter((_, index) => index % 3 === 0)
    page.push(await look(random.pick(shown)))
  }
  const missing: number[] = []
  for (let count = 0; count < 20; count++) missing.push(await look(newId()))
  const search: number[] = []
  for (let count = 0; count < 20; count++) search.push(await ask(`/th/c/market/search?q=ผ้า&from=${newId()}`))
  const sitemap = await ask('/sitemap.xml')
  const headers = { Authorization: `Bearer ${KEEPER_TOKEN}` }
  const keeper = await milliseconds(async () => (await fetch(`${server.origin}/keeper`, { headers })).text())
  const start = await milliseconds(async () => {
    const another = await ServerProcess.start({ DATABASE_URL: database })
    await another.dispose()
  })
  return { sync, page, missing, search, keeper, sitemap, start }
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

function rowsOf(shops: number, times: Times, first: Times): Row[] {
  const at = `${shops.toLocaleString('en')} shops`
  const row = (what: string, pick: (times: Times) => number, budget = '') =>
    measured(`${at}: ${what}`, 'ms', pick(times), { name: `at ${SIZES[0]}`, value: pick(first) }, budget)
  return [
    row('a sync with a sale, p50', ({ sync }) => quantile(sync, 0.5)),
    row('a sync with a sale, p99', ({ sync }) => quantile(sync, 0.99), 'at most 1.5 x'),
    row('the page of a piece, p50', ({ page }) => quantile(page, 0.5)),
    row('the page of a piece, p99', ({ page }) => quantile(page, 0.99), 'at most 1.5 x'),
    row('the page of a piece that is not there, p50', ({ missing }) => quantile(missing, 0.5)),
    row('a search in a village, p50', ({ search }) => quantile(search, 0.5)),
    row('the index of sitemaps', ({ sitemap }) => sitemap),
    row('the keeper’s page', ({ keeper }) => keeper),
    row('a server starts and stops', ({ start }) => start),
  ]
}
