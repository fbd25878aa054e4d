import { afterAll, beforeAll, expect, test } from 'vitest'
import { ServerProcess } from '../../tools/server-process.ts'
import {
  addCloth,
  button,
  goTo,
  keyIn,
  loadOnce,
  reload,
  sell,
  sellOn,
  startShop,
  t,
  ticked,
} from '../support/hands.ts'
import { Phone } from '../support/phone.ts'
import { photoOf } from './photos.ts'

let server: ServerProcess
let phone: Phone

beforeAll(async () => {
  server = await ServerProcess.start()
  // The whole day as it is for most: sheets rise.
  phone = await Phone.open({ reducedMotion: 'no-preference' })
  await loadOnce(phone, server.origin)
  // From here on there is neither network nor server.
  await phone.goOffline()
  await server.stop()
  await reload(phone)
})

afterAll(async () => {
  await phone?.dispose()
  await server?.dispose()
})

test('a shop is started without a network: language, name, and it is open', async () => {
  await startShop(phone)
  expect(new URL(phone.page.url()).pathname).toBe('/sell')
})

test('a cloth is photographed, priced and stands in both grids, with its photo', async () => {
  await addCloth(phone, {
    name: 'ผ้าหมี่ขิด',
    price: 1800,
    photos: [await photoOf({ width: 1600, height: 1200 })],
    cost: 900,
  })
  await addCloth(phone, { name: 'ผ้าขาวม้า', price: 250, quantity: 3 })
  await goTo(phone, 'sell')
  const tiles = phone.page.locator('.good-tile')
  await expect.poll(() => tiles.count()).toBe(2)
  // A place stands empty until its good is read.
  await expect.poll(() => tiles.nth(0).textContent()).toContain('ผ้าขาวม้า')
  const photo = tiles.nth(1).locator('img')
  await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(320)
})

test('a photo alone makes a draft, which asks for its price when it is sold', async () => {
  const { page } = phone
  await goTo(phone, 'goods')
  await page.getByRole('link', { name: t('goods.new') }).click()
  await page.getByLabel(t('goods.pickPhotos')).setInputFiles(await photoOf({ width: 600, height: 900 }))
  await page.locator('.picked-list img').waitFor()
  await button(phone, t('common.done')).click()
  await page.getByText(t('goods.draft')).waitFor()
  await goTo(phone, 'sell')
  await button(phone, new RegExp(t('sell.noPrice'))).click()
  await keyIn(phone, 99)
  await button(phone, t('sell.usePrice')).click()
  await button(phone, t('sell.cash')).click()
  await ticked(phone)
  await sellOn(phone)
})

test('promise 1: a sale is there after the browser was killed right after the tick', async () => {
  await sell(phone, 'ผ้าหมี่ขิด')
  await phone.kill()
  await phone.open()
  await phone.page.goto(`${server.origin}/orders`)
  await phone.page.getByRole('link', { name: /1,800/ }).waitFor()
})

test('ten seconds of undo put the piece back; the mark of the void stays', async () => {
  await sell(phone, 'ผ้าขาวม้า', 'transfer')
  await button(phone, new RegExp(t('sell.undo'))).click()
  await goTo(phone, 'sell')
  await expect.poll(() => button(phone, /ผ้าขาวม้า/).textContent()).toContain('3')
})

test('a double tap makes one sale', async () => {
  await goTo(phone, 'sell')
  await button(phone, /ผ้าขาวม้า/).click()
  await button(phone, t('sell.cash')).dblclick({ delay: 5 })
  await ticked(phone)
  await sellOn(phone)
  await expect.poll(() => button(phone, /ผ้าขาวม้า/).textContent()).toContain('2')
})

test('a basket with a haggled line, a rounded total, cash and change; it survives a reload', async () => {
  const { page } = phone
  await goTo(phone, 'sell')
  await button(phone, /ผ้าขาวม้า/).click()
  await button(phone, t('sell.haggle')).click()
  await button(phone, t('common.clear')).click()
  await keyIn(phone, 230)
  await button(phone, t('sell.usePrice')).click()
  await button(phone, t('sell.toBasket')).click()
  await page.getByRole('link', { name: /230/ }).waitFor()
  await reload(phone)
  await page.getByRole('link', { name: /230/ }).click()
  await button(phone, t('sell.round')).click()
  await button(phone, t('common.clear')).click()
  await keyIn(phone, 200)
  await button(phone, t('sell.useTotal')).click()
  await button(phone, t('sell.cash')).click()
  await page.getByRole('dialog').getByRole('button', { name: '500', exact: true }).click()
  expect(await page.locator('.change').textContent()).toContain('300')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('sell.cash') })
    .click()
  await ticked(phone)
  await sellOn(phone)
  await goTo(phone, 'orders')
  await page.getByRole('link', { name: /200/ }).first().click()
  await page.getByText('230', { exact: false }).first().waitFor()
})

test('a sale is voided later with a reason: the stock returns and both stay on record', async () => {
  const { page } = phone
  await button(phone, t('orders.void')).click()
  await page.getByRole('dialog').getByRole('radio').first().click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('orders.void') })
    .click()
  await page.getByText(t('orders.voided')).first().waitFor()
  await goTo(phone, 'sell')
  await expect.poll(() => button(phone, /ผ้าขาวม้า/).textContent()).toContain('2')
})

test('goods are found by Thai without tone marks', async () => {
  await goTo(phone, 'sell')
  await phone.page.getByLabel(t('sell.search')).fill('ผาขาว')
  await expect.poll(() => phone.page.locator('.good-tile').count()).toBe(1)
  await phone.page.getByLabel(t('sell.search')).fill('')
})

test('a good is edited, hidden, deleted and brought back', async () => {
  const { page } = phone
  await goTo(phone, 'goods')
  await page.getByRole('link', { name: /ผ้าขาวม้า/ }).click()
  await page.getByRole('link', { name: t('common.edit') }).click()
  await page.getByLabel(t('goods.name'), { exact: true }).fill('ผ้าขาวม้าลายใหม่')
  await button(phone, t('common.save')).click()
  await page.getByRole('heading', { level: 2, name: 'ผ้าขาวม้าลายใหม่' }).waitFor()
  await button(phone, t('goods.hide')).click()
  await button(phone, t('goods.show')).waitFor()
  await goTo(phone, 'sell')
  await expect.poll(() => button(phone, /ลายใหม่/).count()).toBe(0)
  await goTo(phone, 'goods')
  await page.getByRole('link', { name: /ลายใหม่/ }).click()
  await button(phone, t('goods.delete')).click()
  await expect.poll(() => page.getByRole('link', { name: /ลายใหม่/ }).count()).toBe(0)
  await button(phone, t('common.undo')).click()
  await page.getByRole('link', { name: /ลายใหม่/ }).waitFor()
})

test("today says what was sold, voided sales left out, and what waits; the browser's console stayed clean", async () => {
  await goTo(phone, 'money')
  // 99 + 1,800 + 250; the sale of 200 was voided, the transfer undone.
  await phone.page.getByText('2,149').first().waitFor()
  expect(phone.errors).toEqual([])
})
