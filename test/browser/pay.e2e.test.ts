import jsQR from 'jsqr'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { promptPayText, readPromptPay } from '../../src/shared/domain/promptpay.ts'
import { lookUntil } from '../support/eyes.ts'
import {
  addCloth,
  allSent,
  button,
  codeForPhone,
  communityCode,
  goTo,
  type Held,
  joinCommunity,
  joinShop,
  keyIn,
  sellOn,
  startShop,
  ticked,
  wordsOf,
} from '../support/hands.ts'
import { type Market, openMarket } from '../support/market.ts'
import type { Phone } from '../support/phone.ts'
import { pictureOf, slipPicture } from '../support/slip.ts'
import { photoOf } from './photos.ts'

const MOBILE = '0812345678'
const SLIP = { bank: '014', reference: '2026112512345678ABCD' }

let market: Market
let weaver: Phone
/** The helper's phone speaks English. */
let nok: Held
const t = wordsOf('th')
const en = wordsOf('en')

beforeAll(async () => {
  market = await openMarket()
  weaver = market.weaver
  nok = { page: market.helper.page, language: 'en' }
  await startShop(weaver)
  await addCloth(weaver, { name: 'ผ้าหมี่ขิด', price: 1800, photos: [await photoOf({ width: 900, height: 700 })] })
  await addCloth(weaver, { name: 'ซิ่นไหม', price: 4500 })
  await addCloth(weaver, { name: 'ผ้าขาวม้า', price: 250, quantity: 5 })
  await joinCommunity(weaver, await communityCode(market.server))
  await joinShop(nok, await codeForPhone(weaver, 'helper'))
  await allSent(nok)
})

afterAll(() => market?.dispose())

/** Opens the shop's own page of its PromptPay id. */
async function openOwn(phone: Held) {
  await goTo(phone, 'shop')
  await phone.page.getByRole('link', { name: new RegExp(t('pay.ownTitle')) }).click()
  await phone.page.getByRole('heading', { level: 1, name: t('pay.ownTitle') }).waitFor()
}

/** Opens the QR of a good from the grid. */
async function openQr(phone: Held, name: string) {
  const say = wordsOf(phone.language)
  await goTo(phone, 'sell')
  await button(phone, new RegExp(name)).click()
  await button(phone, say('sell.qr')).click()
  await phone.page.getByRole('dialog', { name: say('pay.title') }).waitFor()
}

/** What a buyer's phone reads from the pixels of this screen; null where it finds no QR. */
async function readScreen({ page }: Held): Promise<string | null> {
  const { data, info } = await sharp(await page.screenshot())
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return jsQR(new Uint8ClampedArray(data), info.width, info.height, { inversionAttempts: 'dontInvert' })?.data ?? null
}

/** Whether what reads slips is on the phone. */
const hasReader = ({ page }: Held) =>
  page.evaluate(async () => (await (await caches.open('rest')).keys()).some(({ url }) => url.includes('jsQR')))

const pick = (phone: Held, file: Awaited<ReturnType<typeof slipPicture>>) =>
  phone.page.getByLabel(wordsOf(phone.language)('pay.pickSlip')).setInputFiles(file)

/** What the phone's own database holds of the payments, by id. */
async function paymentsOf({ page }: Held): Promise<string> {
  return page.evaluate(async () => {
    const [info] = (await indexedDB.databases()).filter(({ name }) => name?.startsWith('talat-'))
    const opened = indexedDB.open(info?.name ?? '')
    await new Promise((resolve) => opened.addEventListener('success', resolve))
    const all = opened.result.transaction('payment').objectStore('payment').getAll()
    await new Promise((resolve) => all.addEventListener('success', resolve))
    opened.result.close()
    return JSON.stringify(all.result.map(({ id, fields }) => [id, Object.entries(fields).sort()]))
  })
}

test('offline, the owner types the id: its kind is told, what is doubtful is warned of, and nothing is refused', async () => {
  const { page } = weaver
  await openOwn(weaver)
  // What reads slips comes while there is a network; all else below happens without.
  await expect.poll(() => hasReader(weaver)).toBe(true)
  await weaver.goOffline()
  await page.getByLabel(t('pay.ownId')).fill('1-2345-67890-12-3')
  await page.getByText(t('pay.kind.national'), { exact: true }).waitFor()
  await page.getByText(t('pay.ownNational')).waitFor()
  await page.getByText(t('pay.ownCheck')).waitFor()
  expect(await button(weaver, t('common.save')).isEnabled()).toBe(true)
  await page.getByLabel(t('pay.ownId')).fill('081-234-567')
  await page.getByText(t('pay.ownUnknown')).waitFor()
  expect(await button(weaver, t('common.save')).count()).toBe(0)
  await page.getByLabel(t('pay.ownId')).fill('081-234-5678')
  await page.getByText(t('pay.kind.mobile'), { exact: true }).waitFor()
  expect(await page.getByText(t('pay.ownNational')).count()).toBe(0)
  await button(weaver, t('common.save')).click()
  await page.getByText(t('pay.ownTry')).waitFor()
  await expect.poll(() => readScreen(weaver)).toBe(promptPayText(MOBILE, null))
  await page.reload()
  await page.getByText(t('pay.ownTry')).waitFor()
})

test('offline, a sale shows a QR that a buyer reads from the pixels: to this shop, this amount; on a small screen too', async () => {
  await openQr(weaver, 'ผ้าหมี่ขิด')
  for (const size of [
    { width: 360, height: 740 },
    { width: 320, height: 568 },
  ]) {
    await weaver.page.setViewportSize(size)
    await expect.poll(() => readScreen(weaver)).toBe(promptPayText(MOBILE, 180000))
  }
  expect(readPromptPay(promptPayText(MOBILE, 180000))).toEqual({ to: MOBILE, kind: 'mobile', amount: 180000 })
  await weaver.page.setViewportSize({ width: 360, height: 740 })
  await weaver.page.getByText(t('pay.noProof')).waitFor()
})

test('offline, a slip is read from a picture; a picture without a QR and the payment QR itself are told apart from it', async () => {
  const { page } = weaver
  const told = (text: string) => page.getByRole('alert').filter({ hasText: text }).waitFor()
  await pick(weaver, await photoOf({ width: 800, height: 600 }))
  await told(t('pay.noQr'))
  await pick(weaver, await pictureOf(promptPayText(MOBILE, 180000)))
  await told(t('pay.notTheSlip'))
  await pick(weaver, await pictureOf('https://example.com/'))
  await told(t('pay.noSlip'))
  await pick(weaver, await slipPicture(SLIP.bank, SLIP.reference))
  await page.getByText(t('bank.014'), { exact: true }).waitFor()
  await page.getByText(SLIP.reference).waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
  await button(weaver, t('pay.came')).click()
  await ticked(weaver)
  await sellOn(weaver)
})

test('offline, the same slip a second time is caught: the card says for what and when, and the sale is kept without it', async () => {
  const { page } = weaver
  await openQr(weaver, 'ผ้าขาวม้า')
  await pick(weaver, await slipPicture(SLIP.bank, SLIP.reference))
  const card = page.getByRole('alert').filter({ hasText: t('pay.slipUsed') })
  await card.waitFor()
  const told = await card.textContent()
  expect(told).toContain('ผ้าหมี่ขิด')
  expect(told).toContain('1,800')
  expect(told).toMatch(/\d\d:\d\d/)
  await button(weaver, t('pay.came')).click()
  await ticked(weaver)
  await sellOn(weaver)
  expect((await paymentsOf(weaver)).split(SLIP.reference).length - 1).toBe(1)
})

test('offline, a deposit in cash, then the rest by notes: what is owed stands on the way and is gone at the end', async () => {
  const { page } = weaver
  await goTo(weaver, 'sell')
  await button(weaver, /ซิ่นไหม/).click()
  await button(weaver, t('sell.toBasket')).click()
  await page.getByRole('link', { name: /4,500/ }).click()
  await button(weaver, t('sell.part')).click()
  const dialog = page.getByRole('dialog')
  await keyIn(weaver, 1500)
  await dialog.getByRole('button', { name: t('pay.cash'), exact: true }).click()
  await dialog.getByRole('button', { name: t('sell.addNote', { amount: '1,000\u00a0฿' }) }).dblclick()
  expect(await page.locator('.change').textContent()).toContain('500')
  await dialog.getByRole('button', { name: t('pay.took') }).click()
  await ticked(weaver)
  await dialog.getByText(t('pay.owed', { amount: '3,000\u00a0฿' })).waitFor()
  // Where something is owed, the tick leads to naming who owes it.
  await dialog.getByRole('button', { name: t('customers.who') }).click()
  await dialog.getByLabel(t('customers.name')).fill('ป้าสา')
  await button(weaver, t('customers.addNamed', { name: 'ป้าสา' })).click()
  await page.getByRole('link', { name: /ป้าสา/ }).waitFor()

  await goTo(weaver, 'orders')
  await page.getByRole('link', { name: new RegExp(t('pay.waiting', { count: 1 })) }).click()
  await page.getByRole('heading', { level: 1, name: t('pay.waitingTitle') }).waitFor()
  await page.getByRole('link', { name: /ซิ่นไหม/ }).click()
  await button(weaver, t('pay.take')).click()
  await dialog.getByRole('button', { name: t('pay.cash'), exact: true }).click()
  await dialog.getByRole('button', { name: t('sell.exact') }).click()
  await dialog.getByRole('button', { name: t('pay.took') }).click()
  await expect.poll(() => button(weaver, t('pay.take')).count()).toBe(0)
  const sums = await page.locator('.order-sums').textContent()
  expect(sums).toContain('1,500')
  expect(sums).toContain('3,000')
  await goTo(weaver, 'orders')
  await page.getByRole('link', { name: /ซิ่นไหม/ }).waitFor()
  expect(await page.getByText(t('pay.waitingTitle')).count()).toBe(0)
})

test('after the sync both phones have the same payments, and the other phone, in English and offline, knows the slip', async () => {
  await weaver.goOnline()
  await weaver.page.evaluate(() => dispatchEvent(new Event('online')))
  await allSent(weaver)
  await goTo(nok, 'orders')
  await lookUntil(nok, nok.page.getByRole('link', { name: /4,500/ }))
  await allSent(nok)
  await expect.poll(() => paymentsOf(nok)).toBe(await paymentsOf(weaver))

  await openQr(nok, 'ผ้าขาวม้า')
  await expect.poll(() => hasReader(nok)).toBe(true)
  await market.helper.goOffline()
  await expect.poll(() => readScreen(nok)).toBe(promptPayText(MOBILE, 25000))
  await pick(nok, await slipPicture(SLIP.bank, SLIP.reference))
  const card = nok.page.getByRole('alert').filter({ hasText: en('pay.slipUsed') })
  await card.waitFor()
  expect(await card.textContent()).toContain('Siam Commercial Bank')
})

test('nothing complained in the console of either phone', () => {
  expect([...weaver.errors, ...market.helper.errors]).toEqual([])
})
