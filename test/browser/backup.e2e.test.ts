import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LANGUAGES } from '../../src/shared/i18n/languages.ts'
import { ServerProcess } from '../../tools/server-process.ts'
import {
  addCloth,
  allSent,
  button,
  codeForPhone,
  communityCode,
  goTo,
  joinCommunity,
  loadOnce,
  sell,
  sellOn,
  startShop,
  t,
} from '../support/hands.ts'
import { Phone } from '../support/phone.ts'
import { photoOf } from './photos.ts'

/** Longer than a list takes to be drawn, on a busy machine too. */
const PATIENCE = { timeout: 15_000 }

let server: ServerProcess
let old: Phone
let fresh: Phone
/** What the old phone saved, and the code that its owner had written down. */
let file: { name: string; mimeType: string; buffer: Buffer }
let code = ''

beforeAll(async () => {
  server = await ServerProcess.start()
  old = await Phone.open()
  fresh = await Phone.open()
  await loadOnce(old, server.origin)
  await loadOnce(fresh, server.origin)
  await startShop(old)
  await addCloth(old, {
    name: 'ผ้าหมี่ขิด',
    price: 1800,
    quantity: 3,
    photos: [await photoOf({ width: 900, height: 1200 })],
  })
  await joinCommunity(old, await communityCode(server))
  await allSent(old)
})

afterAll(async () => {
  await old?.dispose()
  await fresh?.dispose()
  await server?.dispose()
})

test('a phone without a network saves the whole shop as a file, with what it has not sent', async () => {
  code = await codeForPhone(old, 'owner')
  await old.goOffline()
  await sell(old, 'ผ้าหมี่ขิด')
  await sellOn(old)
  await addCloth(old, { name: 'ผ้าขาวม้า', price: 250, photos: [await photoOf({ width: 800, height: 600 })] })
  await goTo(old, 'shop')
  await old.page.getByRole('link', { name: new RegExp(t('backup.title')) }).click()
  await button(old, t('backup.make')).click()
  const download = old.page.waitForEvent('download')
  await button(old, t('backup.save')).click()
  const saved = await download
  expect(saved.suggestedFilename()).toMatch(/^talat-ผ้าทอป้าแดง-.*\.talat$/)
  const buffer = await readFile(await saved.path())
  file = { name: saved.suggestedFilename(), mimeType: 'application/octet-stream', buffer }
  const header = JSON.parse(buffer.subarray(0, buffer.indexOf(10)).toString())
  expect(header).toMatchObject({ version: 1, name: 'ผ้าทอป้าแดง', goods: 2, sales: 1, waiting: 2, photos: 4 })
})

test('that phone is lost; a new one reads the file, sells, joins by the code, and nothing is lost or doubled', async () => {
  await old.close()
  await fresh.goOffline()
  const { page } = fresh
  await button(fresh, LANGUAGES.th).click()
  await button(fresh, t('start.haveFile')).click()
  await page.getByLabel(t('backup.read.pick')).setInputFiles({ ...file, buffer: file.buffer.subarray(0, -1) })
  await page.getByText(t('backup.trouble.broken')).waitFor()
  await page.getByLabel(t('backup.read.pick')).setInputFiles(file)
  await page.getByText(t('backup.read.waiting', { count: 2 })).waitFor()
  await button(fresh, t('backup.read.go')).click()
  await button(fresh, t('start.sellFirst')).click()
  await sell(fresh, 'ผ้าขาวม้า')
  await sellOn(fresh)
  await expect.poll(() => page.locator('.good-tile img').count(), PATIENCE).toBe(2)

  await fresh.goOnline()
  await goTo(fresh, 'shop')
  await button(fresh, t('shop.join')).click()
  await page.getByLabel(t('shop.code.label')).fill(code)
  await button(fresh, t('shop.join.again')).click()
  await allSent(fresh)
  await goTo(fresh, 'orders')
  await twoSales(fresh)
})

test('the old phone turns up and sends what it still holds: each sale is there once, on both', async () => {
  await old.open()
  await old.goOnline()
  await old.page.goto(server.origin)
  await allSent(old)
  await goTo(old, 'orders')
  await twoSales(old)
  await button(fresh, t('common.mark.sent')).click()
  await button(fresh, t('sync.now')).click()
  await fresh.page.keyboard.press('Escape')
  await allSent(fresh)
  await twoSales(fresh)
  expect([...old.errors, ...fresh.errors]).toEqual([])
})

test('a browser that has cleared the databases is noticed, and the recovery card brings the shop back', async () => {
  await goTo(fresh, 'shop')
  await fresh.page.getByRole('link', { name: new RegExp(t('shop.recovery')) }).click()
  const card = (await fresh.page.locator('.recovery-code').textContent()) ?? ''
  await clearDatabases(fresh)
  await fresh.page.goto(server.origin)
  await fresh.page.getByRole('heading', { name: t('start.lost') }).waitFor()
  await fresh.page.getByText(/ผ้าทอป้าแดง/).waitFor()
  await button(fresh, new RegExp(t('start.lostCode'))).click()
  await fresh.page.getByLabel(t('shop.code.label')).fill(card)
  await button(fresh, new RegExp(t('start.existing'))).click()
  await button(fresh, /ผ้าขาวม้า/).waitFor()
  await goTo(fresh, 'orders')
  await twoSales(fresh)
})

/** The page of sales, which is open, shows the two sales and no other. */
async function twoSales({ page }: Phone): Promise<void> {
  await expect.poll(() => page.getByRole('link', { name: /1,800|250/ }).count(), PATIENCE).toBe(2)
}

/** What a browser does that needs room, or a person who clears site data: all of IndexedDB goes at once. */
async function clearDatabases(phone: Phone): Promise<void> {
  const session = await phone.context.newCDPSession(phone.page)
  await phone.page.goto('about:blank')
  await session.send('Storage.clearDataForOrigin', { origin: server.origin, storageTypes: 'indexeddb' })
  await session.detach()
}
