import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applied, records } from '../support/books.ts'
import { showsSales } from '../support/eyes.ts'
import { allSent, look, sellOne } from '../support/hands.ts'
import type { Asked, Fate } from '../support/link.ts'
import { openShop, type Stall } from '../support/market.ts'
import { refuseBackgroundSync, Waker } from '../support/wake.ts'

const NAME = 'ผ้าขาวม้า'
/** What the app registers with the browser. */
const TAG = 'outbox'

let stall: Stall
let waker: Waker

beforeAll(async () => {
  stall = await openShop([{ name: NAME, price: 250, quantity: 9 }])
  const { weaver, link } = stall
  // Another tab, without the app, keeps the browser open.
  waker = await Waker.of(await weaver.openTab(), link.origin)
})

afterAll(() => stall?.dispose())

const carriesSale = ({ operations }: Asked) => operations.some(({ action }) => action === 'sale.record')
const isSync = ({ path }: Asked) => path === '/api/sync'

/** The app is left; what the page had under way is gone with it. */
const leave = (page: Page) => page.goto('about:blank')

/** What the browser was asked to wake the service worker for. */
function tagsOf(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    return (registration as unknown as { sync: { getTags(): Promise<string[]> } }).sync.getTags()
  })
}

/** The app is opened where nothing can be sent any more: what it shows is what the service worker has written down. */
async function showsAllSent(sold: number): Promise<void> {
  const { weaver, link } = stall
  link.fate = (asked) => (isSync(asked) ? 'refuse' : 'carry')
  await weaver.page.goto(link.origin)
  await allSent(weaver)
  await showsSales(weaver, '250', sold)
  link.fate = () => 'carry'
}

test('the app asks the browser to wake it, and the browser goes on with that as long as something waits', async () => {
  const { weaver, link } = stall
  const before = link.sent('sale.record')
  link.fate = (asked) => (carriesSale(asked) ? 'answer-502' : 'carry')
  await sellOne(weaver, NAME)
  // One is the page's own, one the woken service worker's: neither ends the asking.
  await expect.poll(() => link.sent('sale.record')).toBeGreaterThan(before + 1)
  await expect.poll(() => tagsOf(weaver.page)).toEqual([TAG])
  link.fate = () => 'carry'
  await look(weaver)
  await allSent(weaver)
  // From here on it is woken by the test alone.
  await refuseBackgroundSync(weaver, link.origin)
})

const CASES: [what: string, fate: Fate, wake: 'sync' | 'periodicSync', sold: number][] = [
  ['closed before the server heard of the sale: Background Sync', 'refuse', 'sync', 2],
  ['closed while the answer was on its way: Background Sync', 'hold-answer', 'sync', 3],
  ['closed before the server heard of the sale: Periodic Sync', 'refuse', 'periodicSync', 4],
]

test.each(CASES)('promise 2: the page is %s sends it, once', async (_, fate, wake, sold) => {
  const { weaver, server, link } = stall
  await weaver.page.goto(link.origin)
  const before = link.sent('sale.record')
  link.fate = (asked) => (carriesSale(asked) ? fate : 'carry')
  await sellOne(weaver, NAME)
  await look(weaver)
  await expect.poll(() => link.sent('sale.record')).toBeGreaterThan(before)
  if (fate === 'hold-answer') await expect.poll(() => link.holding).toBe(1)
  await leave(weaver.page)
  link.fate = () => 'carry'
  const left = link.sent('sale.record')
  // The page lets go of the lock a moment after it is gone: the browser wakes the worker again as long as something waits.
  const woken = async () => {
    await waker[wake](TAG)
    return link.sent('sale.record')
  }
  await expect.poll(woken, { interval: 1000 }).toBeGreaterThan(left)
  link.letGo()
  await expect.poll(() => applied(server, 'sale.record'), { timeout: 20_000 }).toBe(sold)
  await showsAllSent(sold)
  expect(records(server, 'order').length).toBe(sold)
  expect(weaver.errors).toEqual([])
})
