import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ServerProcess } from '../../tools/server-process.ts'
import {
  addCloth,
  allSent,
  button,
  codeForPhone,
  communityCode,
  goTo,
  joinCommunity,
  joinShop,
  sell,
  sellOn,
  startShop,
  t,
} from '../support/hands.ts'
import { type Market, openMarket } from '../support/market.ts'
import type { Phone } from '../support/phone.ts'
import { photoOf, realPhotos } from './photos.ts'

let market: Market
let server: ServerProcess
let weaver: Phone
let helper: Phone
/** Photos that the weaver takes, all offline. */
let taken = 0

beforeAll(async () => {
  market = await openMarket()
  server = market.server
  weaver = market.weaver
  helper = market.helper
  await weaver.goOffline()
  await startShop(weaver)
})

afterAll(() => market?.dispose())

test('a shop that has not joined sells, and its mark says that all is on this phone alone', async () => {
  const photos = [await photoOf({ width: 2400, height: 1800, exif: true }), ...(await realPhotos())]
  taken = photos.length
  await addCloth(weaver, { name: 'ผ้าหมี่ขิด', price: 1800, cost: 900, photos })
  await addCloth(weaver, {
    name: 'ผ้าขาวม้า',
    price: 250,
    quantity: 5,
    photos: [await photoOf({ width: 900, height: 1200 })],
  })
  taken += 1
  await sell(weaver, 'ผ้าขาวม้า')
  await sellOn(weaver)
  await button(weaver, t('common.mark.local')).click()
  await weaver.page.getByRole('dialog').getByText(t('sync.localHelp')).waitFor()
  await weaver.page.keyboard.press('Escape')
})

test('at the village Wi-Fi a code joins the community, a recovery card is shown, and all goes up by itself', async () => {
  await weaver.goOnline()
  await joinCommunity(weaver, await communityCode(server))
  expect(await weaver.page.locator('.recovery-code, .code-shown').first().textContent()).toMatch(/[0-9a-z]{4}/i)
  await allSent(weaver)
  await weaver.page.getByRole('button', { name: t('common.mark.sent') }).click()
  await weaver.page.getByRole('dialog').getByText(t('sync.allSent')).first().waitFor()
  await weaver.page.keyboard.press('Escape')
})

test('promise 10: every photo arrived whole, small, upright and without a byte of metadata', async () => {
  const folder = join(server.dataDir, 'photos')
  const names = (await readdir(folder, { recursive: true })).filter((name) => /[0-9a-f]{64}$/.test(name))
  expect(names.length).toBe(2 * taken)
  for (const name of names) {
    const bytes = await readFile(join(folder, name))
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(name.slice(-64))
    const { exif, xmp, icc, iptc, orientation, width = 0, height = 0 } = await sharp(bytes).metadata()
    expect({ exif, xmp, icc, iptc, orientation }).toEqual({})
    expect(Math.max(width, height)).toBeLessThanOrEqual(1280)
    expect(bytes.byteLength).toBeLessThanOrEqual(Math.max(width, height) > 320 ? 150 * 1024 : 12 * 1024)
    expect(bytes.includes('GPS') || bytes.includes('TalatCam')).toBe(false)
  }
})

test('a helper joins with a code shown on the first phone and has goods, photos and sales, but no costs', async () => {
  const code = await codeForPhone(weaver, 'helper')
  await joinShop(helper, code)
  await allSent(helper)
  await goTo(helper, 'sell')
  const tile = button(helper, /ผ้าหมี่ขิด/)
  await expect.poll(() => tile.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(320)
  await goTo(helper, 'orders')
  await helper.page.getByRole('link', { name: /250/ }).waitFor()
  await goTo(helper, 'goods')
  await helper.page.getByRole('link', { name: /ผ้าหมี่ขิด/ }).click()
  await helper.page.getByText('1,800').first().waitFor()
  expect(await helper.page.getByText('900').count()).toBe(0)
  const stores = await helper.page.evaluate(() => indexedDB.databases())
  expect(stores.length).toBeGreaterThan(0)
})

test('promise 5: one piece sold by two phones offline: both sales are kept, and both phones show minus one', async () => {
  await weaver.goOffline()
  await helper.goOffline()
  for (const phone of [weaver, helper]) {
    await sell(phone, 'ผ้าหมี่ขิด')
    await sellOn(phone)
    await button(phone, t('common.mark.waiting', { count: 1 })).click()
    await phone.page
      .getByRole('dialog')
      .getByText(t('sync.sales', { count: 1 }))
      .waitFor()
    await phone.page.keyboard.press('Escape')
  }
  for (const phone of [weaver, helper]) {
    await phone.goOnline()
    await phone.page.evaluate(() => dispatchEvent(new Event('online')))
    await allSent(phone)
  }
  await weaver.page.evaluate(() => dispatchEvent(new Event('online')))
  for (const phone of [weaver, helper]) {
    await goTo(phone, 'orders')
    await expect.poll(() => phone.page.getByRole('link', { name: /1,800/ }).count(), { timeout: 20_000 }).toBe(2)
  }
})

test('nothing complained in the console of either phone', () => {
  expect([...weaver.errors, ...helper.errors]).toEqual([])
})
