import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '../../src/shared/i18n/languages.ts'
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
  look,
  reload,
  sellOne,
  startShop,
  wordsOf,
} from '../support/hands.ts'
import { type Market, openMarket } from '../support/market.ts'
import type { Phone } from '../support/phone.ts'
import { addPerson, handTo, typePin } from '../support/pins.ts'

const CLOTH = 'ผ้าหมี่ขิด ลายนาค'
const SHOTS = process.env.SHOTS
const [MOTHER, NOI] = ['แม่แดง', 'น้อย']
/** What five wrong PINs cost. */
const PIN_PAUSE_MS = 30_000
const [HERS, NOIS] = ['2468', '135790']

/** From the first moment of a page on, each text with an amount of money in it that ever stood in the document. */
async function watchAmounts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen: string[] = []
    Object.assign(window, { seenAmounts: seen })
    const look = (node: Node) => {
      const text = node.textContent ?? ''
      if (/฿|1,800|(?<!\d)900(?!\d)/.test(text)) seen.push(text.slice(0, 200))
    }
    new MutationObserver((changes) => {
      for (const { type, target, addedNodes } of changes) {
        if (type === 'characterData') look(target)
        for (const node of addedNodes) if (node.nodeName !== 'STYLE' && node.nodeName !== 'SCRIPT') look(node)
      }
    }).observe(document, { subtree: true, childList: true, characterData: true })
  })
}

const seenAmounts = (page: Page) => page.evaluate(() => (window as unknown as { seenAmounts: string[] }).seenAmounts)

describe('people who share a phone', () => {
  const language: Language = 'th'
  const t = wordsOf(language)
  let market: Market
  let weaver: Held & Phone
  let other: Held & Phone
  let good = ''
  let lastTry = 0

  beforeAll(async () => {
    market = await openMarket()
    weaver = Object.assign(market.weaver, { language })
    other = Object.assign(market.helper, { language })
    await watchAmounts(weaver.page)
    await startShop(weaver)
    // The page of the people is of the rest: it comes while there is a network.
    await goTo(weaver, 'shop')
    await weaver.page.getByText(t('learn.ready')).waitFor()
    await weaver.goOffline()
    await addCloth(weaver, { name: CLOTH, price: 1800, cost: 900, quantity: 9 })
    await weaver.page.getByRole('link', { name: new RegExp(CLOTH) }).click()
    await weaver.page.getByRole('heading', { level: 2, name: CLOTH }).waitFor()
    good = new URL(weaver.page.url()).pathname
    await sellOne(weaver, CLOTH)
  }, 120_000)
  afterAll(() => market?.dispose())

  async function shot(name: string, { page }: Held = weaver): Promise<void> {
    if (!SHOTS) return
    mkdirSync(SHOTS, { recursive: true })
    await page.waitForTimeout(500)
    await page.screenshot({ path: `${SHOTS}/${name}-${language}.png` })
    await page.setViewportSize({ width: 320, height: 568 })
    await page.waitForTimeout(200)
    await page.screenshot({ path: `${SHOTS}/${name}-${language}-320.png` })
    await page.setViewportSize({ width: 360, height: 740 })
  }
  const pad = (name = MOTHER) => weaver.page.getByRole('group', { name: t('pin.of', { name }) })
  const open = async (path: string) => {
    await weaver.page.goto(new URL(path, weaver.page.url()).href)
  }
  /** So long after the last wrong PIN. The phone's clock is moved, nobody waits. */
  const later = (ms: number) => weaver.page.clock.setSystemTime(lastTry + ms)
  /** Opened by its address, a page shows the pad, and nothing of what is behind it for a moment. */
  const isClosed = async (path: string) => {
    await open(path)
    await pad().waitFor()
    await weaver.page.waitForTimeout(300)
    expect({ path, seen: await seenAmounts(weaver.page) }).toEqual({ path, seen: [] })
  }

  test('as long as nobody has a PIN everything is open, and no face stands in the head', async () => {
    expect(await weaver.page.locator('.who').count()).toBe(0)
    await goTo(weaver, 'shop')
    await weaver.page.getByRole('link', { name: new RegExp(t('people.title')) }).click()
    await weaver.page.getByText(t('people.none')).waitFor()
    await shot('none')
    await goTo(weaver, 'money')
    await weaver.page.getByText('1,800').first().waitFor()
  })

  test('an owner sets a PIN, without a network, and has what is hers still open', async () => {
    await addPerson(weaver, { name: MOTHER, role: 'owner', pin: HERS })
    await addPerson(weaver, { name: NOI, role: 'helper', pin: NOIS })
    await weaver.page.getByText(t('people.asks')).waitFor()
    await shot('people')
    await goTo(weaver, 'money')
    await weaver.page.getByText('1,800').first().waitFor()
    await shot('open')
  })

  test('money, book and statement are closed after a start, by every address, and no amount is there for a moment', async () => {
    for (const path of ['/money', '/money/week/0', '/money/statement/month/0', '/money/book']) await isClosed(path)
    await shot('pad')
    for (const path of ['/shop/people', '/shop/backup', '/shop/recovery', '/shop/devices']) await isClosed(path)
    await reload(weaver)
    await pad().waitFor()
    expect(await seenAmounts(weaver.page)).toEqual([])
  })

  test('costs and the price’s field are closed too', async () => {
    await open(good)
    await button(weaver, t('pin.openGood')).waitFor()
    await shot('good')
    expect((await seenAmounts(weaver.page)).filter((text) => /(?<!\d)900/.test(text))).toEqual([])
    await open(`${good}/edit`)
    await button(weaver, t('pin.openGood')).click()
    expect(await weaver.page.getByText(t('goods.cost'), { exact: true }).count()).toBe(0)
    expect(await seenAmounts(weaver.page)).toEqual([])
    await shot('good-pad')
    await typePin(weaver, HERS)
    await button(weaver, /^.*1,800/).waitFor()
  })

  test('the right PIN opens, one tap closes, and whoever had the phone has it again', async () => {
    await goTo(weaver, 'money')
    await weaver.page.getByText('1,800').first().waitFor()
    await button(weaver, t('pin.lock')).click()
    await pad().waitFor()
    expect(await weaver.page.locator('.page-main').textContent()).not.toContain('1,800')
    await typePin(weaver, HERS)
    await weaver.page.getByText('1,800').first().waitFor()
    await button(weaver, t('pin.lock')).click()
    await pad().waitFor()
  })

  test('a helper takes the phone by her PIN: what she sells is hers, and money, costs and prices are not', async () => {
    await goTo(weaver, 'sell')
    await weaver.page.locator('.who').click()
    await weaver.page.getByRole('dialog', { name: t('pin.who') }).waitFor()
    await shot('who')
    await weaver.page.keyboard.press('Escape')
    await weaver.page.getByRole('dialog').waitFor({ state: 'detached' })
    await handTo(weaver, NOI, NOIS)
    await shot('sell')
    await sellOne(weaver, CLOTH)
    await goTo(weaver, 'money')
    await pad().waitFor()
    await goTo(weaver, 'shop')
    expect(await weaver.page.getByRole('link', { name: new RegExp(t('people.title')) }).count()).toBe(0)
    await goTo(weaver, 'orders')
    await weaver.page.getByRole('link', { name: new RegExp(`1,800.*${NOI}`, 's') }).click()
    await weaver.page.getByText(t('people.soldBy', { name: NOI })).waitFor()
    await shot('order')
    await weaver.page.getByRole('link', { name: t('receipts.title') }).click()
    await weaver.page
      .locator('.receipt')
      .getByText(t('people.soldBy', { name: NOI }))
      .waitFor()
    await reload(weaver)
    await button(weaver, t('pin.now', { name: NOI })).waitFor()
  })

  test('the report says who sold what', async () => {
    await open('/money/week/0')
    await typePin(weaver, HERS)
    const rank = weaver.page.locator('.report-rank').filter({ hasText: t('report.byDevice') })
    await rank.getByText(NOI, { exact: true }).waitFor()
    await rank.scrollIntoViewIfNeeded()
    await shot('report')
    await button(weaver, t('pin.lock')).click()
    await button(weaver, t('pin.now', { name: NOI })).waitFor()
  })

  test('the people come to another phone with what is sent, and a PIN opens there too', async () => {
    await weaver.goOnline()
    await handTo(weaver, MOTHER, HERS)
    await joinCommunity(weaver, await communityCode(market.server))
    await allSent(weaver)
    await joinShop(other, await codeForPhone(weaver, 'helper'))
    await allSent(other)
    await handTo(other, NOI, NOIS)
    await sellOne(other, CLOTH)
    await goTo(other, 'money')
    await other.page.getByRole('group', { name: t('pin.of', { name: MOTHER }) }).waitFor()
    await typePin(other, HERS)
    await other.page.getByText('5,400').first().waitFor()
    await allSent(other)
    await look(weaver)
    await goTo(weaver, 'orders')
    const sales = weaver.page.getByRole('link', { name: new RegExp(`1,800.*${NOI}`, 's') })
    await expect.poll(() => sales.count()).toBe(2)
  })

  test('five wrong PINs cost a pause that a reload does not end; then the right one opens', async () => {
    await weaver.goOffline()
    await open('/money')
    await pad().waitFor()
    for (let count = 0; count < 5; count++) {
      await typePin(weaver, '1111')
      lastTry = Date.now()
      if (count < 4) await weaver.page.getByText(t('pin.wrong')).waitFor()
    }
    const waits = weaver.page.getByRole('alert').filter({ hasText: t('pin.wait', { time: '' }).trim() })
    await waits.waitFor()
    await shot('wait')
    await reload(weaver)
    await waits.waitFor()
    const digit = pad().getByRole('button', { name: '1', exact: true })
    expect(await digit.isDisabled()).toBe(true)
    await later(20_000)
    await waits.filter({ hasText: /:0\d/ }).waitFor()
    expect(await digit.isDisabled()).toBe(true)
    await later(PIN_PAUSE_MS)
    await expect.poll(() => digit.isEnabled()).toBe(true)
    await typePin(weaver, HERS)
    await weaver.page.getByText('5,400').first().waitFor()
  })

  test('the recovery card is the way back from a forgotten PIN, without a network', async () => {
    await open('/shop/recovery')
    await typePin(weaver, HERS)
    const card = (await weaver.page.locator('.recovery-code').textContent()) ?? ''
    await open('/money')
    await button(weaver, t('pin.forgot')).click()
    await shot('forgot')
    await weaver.page.getByLabel(t('shop.code.label')).fill('abcd efgh jkmn')
    await button(weaver, t('pin.useCard')).click()
    await weaver.page.getByText(t('pin.otherCard')).waitFor()
    expect(await seenAmounts(weaver.page)).toEqual([])
    await weaver.page.getByLabel(t('shop.code.label')).fill(card.toLowerCase())
    await button(weaver, t('pin.useCard')).click()
    await weaver.page.getByText('5,400').first().waitFor()
    await reload(weaver)
    await weaver.page.getByText('5,400').first().waitFor()
  })

  test('nothing complained in the console', () => {
    expect([...weaver.errors, ...other.errors]).toEqual([])
  })
})
