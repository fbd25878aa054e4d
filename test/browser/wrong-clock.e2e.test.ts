import { afterAll, beforeAll, expect, test } from 'vitest'
import { applied, records } from '../support/books.ts'
import { showsLeft, showsSales } from '../support/eyes.ts'
import { allSent, button, goTo, type Held, sellOn, sellOne, t, ticked } from '../support/hands.ts'
import { openShop, type Stall } from '../support/market.ts'
import { refuseBackgroundSync } from '../support/wake.ts'

const NAME = 'ผ้าขาวม้า'
const STOCK = 9
const started = Date.now()

let stall: Stall

beforeAll(async () => {
  stall = await openShop([{ name: NAME, price: 250, quantity: STOCK }])
  const { weaver, link } = stall
  // The service worker would keep the right time.
  await refuseBackgroundSync(weaver, link.origin)
  await weaver.page.addInitScript(keepWrongTime)
  await weaver.page.reload()
})

afterAll(() => stall?.dispose())

/** The page's clock is ahead by what lies in localStorage: it can be set at any moment, and outlives a reload. */
function keepWrongTime(): void {
  const now = Date.now
  const wrong = () => now() + Number(localStorage.getItem('ahead') ?? 0)
  globalThis.Date = new Proxy(Date, {
    construct: (real, args, as) => Reflect.construct(real, args.length === 0 ? [wrong()] : args, as),
    get: (real, name) => (name === 'now' ? wrong : Reflect.get(real, name)),
  })
}

async function setClock({ page }: Held, to: 'right' | number): Promise<void> {
  await page.evaluate((time) => {
    localStorage.removeItem('ahead')
    if (time !== 'right') localStorage.setItem('ahead', String(time - Date.now()))
  }, to)
}

const YEAR_1970 = Date.UTC(1970, 0, 2)
const YEAR_2031 = Date.UTC(2031, 5, 1)
const marks = ({ page }: Held) => page.getByText(t('orders.unsure')).count()

/** The server has so many sales, and holds all of them for sold in the time of this test, whatever the phone thought. */
function soldJustNow(count: number): void {
  const times = records(stall.server, 'order').map(({ at }) => Number(at))
  expect(times.length).toBe(count)
  expect(Math.min(...times)).toBeGreaterThanOrEqual(started)
  expect(Math.max(...times)).toBeLessThanOrEqual(Date.now())
}

test('promise 7: a phone in 1970 and in 2031 saves and sends, and the server knows when it was', async () => {
  const { weaver, server } = stall
  for (const year of [YEAR_1970, YEAR_2031]) {
    await setClock(weaver, year)
    await sellOne(weaver, NAME)
    await allSent(weaver)
  }
  expect(applied(server, 'sale.record')).toBe(2)
  soldJustNow(2)
  await showsSales(weaver, '250', 2)
  expect(await marks(weaver)).toBe(0)
})

test('promise 7: the clock jumps from 2031 to 1970 in mid-sale, and back before the sale is sent', async () => {
  const { weaver, server } = stall
  await weaver.goOffline()
  await goTo(weaver, 'sell')
  await button(weaver, new RegExp(NAME)).click()
  await setClock(weaver, YEAR_1970)
  await button(weaver, t('sell.cash')).click()
  await ticked(weaver)
  await sellOn(weaver)
  await setClock(weaver, 'right')
  await sellOne(weaver, NAME)
  await weaver.goOnline()
  await allSent(weaver)
  await showsLeft(weaver, NAME, STOCK - 4)
  expect(applied(server, 'sale.record')).toBe(4)
  soldJustNow(4)
})

test('the sale whose time nobody can know is marked, and loses the mark when the seller sets the day', async () => {
  const { weaver, server } = stall
  const { page } = weaver
  await showsSales(weaver, '250', 4)
  expect(records(server, 'order').filter(({ unsure }) => unsure === true).length).toBe(1)
  expect(await marks(weaver)).toBe(1)
  await page.getByRole('link', { name: new RegExp(t('orders.unsure')) }).click()
  await page.getByText(t('orders.unsureHelp')).waitFor()
  await button(weaver, t('orders.setDay')).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('radio').first().check()
  await sheet.getByRole('button', { name: t('common.save') }).click()
  await expect.poll(() => marks(weaver)).toBe(0)
  await allSent(weaver)
  expect(applied(server, 'order.date')).toBe(1)
  await showsSales(weaver, '250', 4)
  expect(await marks(weaver)).toBe(0)
  expect(weaver.errors).toEqual([])
})
