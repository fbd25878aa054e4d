import { afterAll, beforeAll, expect, test } from 'vitest'
import { applied } from '../support/books.ts'
import { showsSales } from '../support/eyes.ts'
import { addCloth, allSent, button, goTo, sellOne, t } from '../support/hands.ts'
import { openShop, type Stall } from '../support/market.ts'
import { filesHere, leaveNoRoom } from '../support/room.ts'
import { photoOf } from './photos.ts'

const NAME = 'ผ้าหมี่ขิด'
/** Two photos, each with its thumbnail. */
const FILES = 4

let stall: Stall

beforeAll(async () => {
  stall = await openShop([])
  const { weaver, link } = stall
  link.fate = ({ path }) => (path.startsWith('/api/') ? 'refuse' : 'carry')
  const photos = [await photoOf({ width: 2000, height: 1500 }), await photoOf({ width: 1500, height: 2000 })]
  await addCloth(weaver, { name: NAME, price: 1800, quantity: 3, photos })
})

afterAll(() => stall?.dispose())

test('promise 11: on a full phone photos that the market has not got never give way, and a sale that cannot be saved is said to be none', async () => {
  const { weaver, link } = stall
  expect(await filesHere(weaver)).toBe(FILES)
  await leaveNoRoom(weaver, link.origin)
  await goTo(weaver, 'sell')
  await button(weaver, new RegExp(NAME)).click()
  await button(weaver, t('sell.cash')).click()
  await weaver.page.getByRole('alert').getByText(t('common.noRoom')).waitFor()
  expect(await weaver.page.locator('.done-tick').count()).toBe(0)
  expect(await filesHere(weaver)).toBe(FILES)
  await weaver.page.keyboard.press('Escape')
  await goTo(weaver, 'orders')
  await weaver.page.getByText(t('orders.none')).waitFor()
})

test('with room again the sale is saved, and everything arrives', async () => {
  const { weaver, server, link } = stall
  await weaver.close()
  await weaver.open()
  link.fate = () => 'carry'
  await weaver.goOnline()
  await weaver.page.goto(link.origin)
  await sellOne(weaver, NAME)
  await showsSales(weaver, '1,800', 1)
  await allSent(weaver)
  expect(applied(server, 'sale.record')).toBe(1)
  expect(await filesHere(weaver)).toBe(FILES)
  const files = link.asked.filter(({ method, path }) => method === 'PATCH' && path.startsWith('/api/photos/'))
  expect(new Set(files.map(({ path }) => path)).size).toBe(FILES)
  expect(weaver.errors).toEqual([])
})
