import { afterAll, beforeAll, expect, test } from 'vitest'
import { applied, records } from '../support/books.ts'
import { showsLeft, showsSales } from '../support/eyes.ts'
import { allSent, button, type Held, look, sellOne, t } from '../support/hands.ts'
import { openShop, type Stall } from '../support/market.ts'
import { lookForUpdate, Releases, versionOf } from '../support/release.ts'

const NAME = 'ผ้าขาวม้า'
const STOCK = 9

let stall: Stall
let releases: Releases
let old: Held
let fresh: Held

beforeAll(async () => {
  const started = await Releases.start()
  releases = started.releases
  stall = await openShop([{ name: NAME, price: 250, quantity: STOCK }], started.server)
  const { weaver, link } = stall
  // Not the first visit: the page is one of a service worker that a new one can take over.
  await weaver.page.reload()
  const tab = await weaver.openTab()
  await tab.goto(link.origin)
  old = weaver
  fresh = { page: tab }
})

afterAll(async () => {
  await stall?.dispose()
  await releases?.dispose()
})

test('a new version runs in one tab while the old one is open in another: both sell, both send, and nothing is lost', async () => {
  const { weaver, server, link } = stall
  await sellOne(old, NAME)
  await releases.publish()
  await lookForUpdate(fresh.page)
  const loaded = fresh.page.waitForEvent('load')
  await button(fresh, t('update.now')).click()
  await loaded
  await button(fresh, new RegExp(NAME)).waitFor()
  expect(await versionOf(fresh.page)).not.toBe(await versionOf(old.page))

  // A sale of each while nothing can be sent, then one of each at a time that both send.
  link.fate = ({ path }) => (path === '/api/sync' ? 'refuse' : 'carry')
  await Promise.all([sellOne(old, NAME), sellOne(fresh, NAME)])
  link.fate = () => 'carry'
  await Promise.all([sellOne(old, NAME), sellOne(fresh, NAME)])
  for (const tab of [old, fresh]) {
    await look(tab)
    await allSent(tab)
    await showsLeft(tab, NAME, STOCK - 5)
  }
  expect(applied(server, 'sale.record')).toBe(5)
  expect(records(server, 'order').length).toBe(5)

  // The old tab follows when its person says so.
  await button(old, t('update.now')).click()
  await expect.poll(() => versionOf(old.page)).toBe(await versionOf(fresh.page))
  await showsSales(old, '250', 5)
  expect(weaver.errors).toEqual([])
})
