import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '../../src/shared/i18n/languages.ts'
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
  sell,
  sellOn,
  startShop,
  ticked,
  wordsOf,
} from '../support/hands.ts'
import { type Market, openMarket } from '../support/market.ts'
import type { Phone } from '../support/phone.ts'
import { photoOf } from './photos.ts'

/** Words that a person types: the same on a phone of either language. */
const CLOTH = 'ผ้าหมี่ขิด ลายนาค'
const JAR = 'น้ำพริกเผา'
const PIECE = 'ซิ่นไหมผืนเดียว'
const DAY = 24 * 60 * 60 * 1000

describe.each<{ language: Language; era: number }>([
  { language: 'th', era: 543 },
  { language: 'en', era: 0 },
])('goods as they really are, offline, in $language', ({ language, era }) => {
  const t = wordsOf(language)
  let market: Market
  let weaver: Held & Phone
  let helper: Held & Phone

  beforeAll(async () => {
    market = await openMarket()
    weaver = Object.assign(market.weaver, { language })
    helper = Object.assign(market.helper, { language })
    await weaver.goOffline()
    await startShop(weaver)
  }, 120_000)
  afterAll(() => market?.dispose())

  const choose = (question: string, word: string) =>
    weaver.page.getByRole('group', { name: question, exact: true }).getByLabel(word, { exact: true }).check()
  const fill = (label: string, text: string) => weaver.page.getByLabel(label, { exact: true }).fill(text)
  const sheet = () => weaver.page.getByRole('dialog')
  const inSheet = (name: string) => sheet().getByRole('button', { name, exact: true })

  /** Opens a good's page from the list of all. */
  async function look(phone: Held, name: string): Promise<void> {
    await goTo(phone, 'goods')
    await phone.page
      .getByRole('link', { name: new RegExp(name) })
      .first()
      .click()
    await phone.page.getByRole('heading', { level: 2, name: new RegExp(name) }).waitFor()
  }

  async function fold(title: string): Promise<void> {
    await weaver.page.locator('summary').filter({ hasText: title }).click()
  }

  /** Types a day so many days from now into a field of the open sheet, its year in the era of the screen. */
  async function dayInto(label: string, days: number): Promise<void> {
    const date = new Date(Date.now() + days * DAY)
    await fill(`${label}: ${t('goods.day')}`, String(date.getUTCDate()))
    await weaver.page.getByLabel(`${label}: ${t('goods.month')}`).selectOption(String(date.getUTCMonth() + 1))
    await fill(`${label}: ${t('goods.year')}`, String(date.getUTCFullYear() + era))
  }

  test('a cloth is told of in codes and measures, and its page says it in words and in old units', async () => {
    const { page } = weaver
    await addCloth(weaver, { name: CLOTH, price: 1800, photos: [await photoOf({ width: 900, height: 1200 })] })
    await look(weaver, CLOTH)
    await page.getByRole('link', { name: t('common.edit') }).click()
    await fold(t('goods.details'))
    await choose(t('goods.category'), t('goods.category.mudmee-khit'))
    await fold(t('goods.aboutCloth'))
    await choose(t('goods.fibre'), t('goods.fibre.silk'))
    await button(weaver, t('goods.moreOf', { label: t('goods.pattern') })).click()
    await choose(t('goods.pattern'), t('goods.pattern.naga-twined'))
    await choose(t('goods.dye'), t('goods.dye.indigo'))
    await button(weaver, t('goods.moreOf', { label: t('goods.dye') })).click()
    await fill(t('goods.otherOf', { label: t('goods.dye') }), 'เปลือกไม้, lac')
    await choose(t('goods.loom'), t('goods.loom.hand'))
    await choose(t('goods.measuredIn'), t('goods.in.sok'))
    await fill(t('goods.width'), '2')
    await fill(t('goods.length'), '4')
    await fill(t('goods.work'), '96')
    await fill(t('goods.weaver'), 'ยายทอง บ้านนาข่า')
    await choose(t('goods.care'), t('goods.care.hand-wash'))
    await choose(t('goods.care'), t('goods.care.shade'))
    await fill(t('goods.flaws'), 'ริมย่นเล็กน้อย')
    await button(weaver, t('common.save')).click()
    await page.getByRole('heading', { level: 2, name: CLOTH }).waitFor()
    const facts = page.locator('.good-facts')
    const told = [
      t('goods.category.mudmee-khit'),
      t('goods.fibre.silk'),
      t('goods.pattern.naga-twined'),
      `${t('goods.dye.indigo')}, เปลือกไม้, ${t('goods.dye.lac')}`,
      t('goods.loom.hand'),
      `100 × 200 ${t('goods.in.cm')}`,
      `1.09 × 2.19 ${t('goods.in.yard')}`,
      `96 ${t('goods.hours')}`,
      'ยายทอง บ้านนาข่า',
      `${t('goods.care.hand-wash')}, ${t('goods.care.shade')}`,
      'ริมย่นเล็กน้อย',
    ]
    for (const words of told) await expect.poll(() => facts.textContent()).toContain(words)
  })

  test('a mark is not taken without its proof; with it, the page says whose word it is and shows the photo', async () => {
    const { page } = weaver
    await button(weaver, t('goods.addMark')).click()
    await choose(t('goods.markColour'), t('goods.short.peacock-blue'))
    await fill(t('goods.markNumber'), 'B 1234')
    // A year of two digits is not guessed at.
    await fill(`${t('goods.markDate')}: ${t('goods.day')}`, '31')
    await page.getByLabel(`${t('goods.markDate')}: ${t('goods.month')}`).selectOption('1')
    await fill(`${t('goods.markDate')}: ${t('goods.year')}`, '68')
    await button(weaver, t('goods.eras', { buddhist: 2568, common: 2025 })).click()
    await inSheet(t('common.save')).click()
    await sheet().getByText(t('goods.proofFirst')).waitFor()
    await sheet()
      .getByLabel(t('goods.pickPhotos'))
      .setInputFiles(await photoOf({ width: 800, height: 1000 }))
    await sheet().locator('.picked img').waitFor()
    await inSheet(t('common.save')).click()
    await sheet().waitFor({ state: 'detached' })
    const row = button(weaver, new RegExp(t('goods.mark.peacock-blue')))
    await row.waitFor()
    expect(await row.textContent()).toContain(String(2025 + era))
    await page.getByText(t('goods.marksStated')).waitFor()
    await row.click()
    await sheet()
      .getByText(t('goods.markStated', { mark: t('goods.mark.peacock-blue') }))
      .waitFor()
    const proof = sheet().locator('.proof img')
    await expect.poll(() => proof.evaluate((image: HTMLImageElement) => image.naturalHeight)).toBe(1000)
    await page.keyboard.press('Escape')
  })

  test('a jar has lots; what expires first is said to be used first, and is sold first', async () => {
    const { page } = weaver
    await goTo(weaver, 'goods')
    await page.getByRole('link', { name: t('goods.new') }).click()
    await fill(t('goods.name'), JAR)
    await button(weaver, new RegExp(`^${t('goods.priceOf', { unit: t('units.name.piece') })}`, 'i')).click()
    await keyIn(weaver, 45)
    await inSheet(t('common.done')).click()
    await button(weaver, t('common.less')).click()
    await fold(t('goods.details'))
    await choose(t('goods.sort'), t('goods.sort.food'))
    await fold(t('goods.aboutFood'))
    await fill(t('goods.netWeight'), '250')
    await fill(t('goods.ingredients'), 'พริก กระเทียม กุ้งแห้ง')
    await choose(t('goods.allergens'), t('goods.allergen.shrimp'))
    await fill(t('goods.foodId'), '12345')
    await button(weaver, t('common.done')).click()
    await page.getByText(t('goods.foodIdShort')).waitFor()
    await fill(t('goods.foodId'), '1234567890123')
    await button(weaver, t('common.done')).click()
    await look(weaver, JAR)
    await expect.poll(() => page.locator('.good-facts').textContent()).toContain('12-3-45678-9-0123')
    await page.getByText(t('goods.foodIdTraces')).waitFor()

    for (const [code, days, count] of [
      ['late', 200, 3],
      ['soon', 5, 2],
    ] as const) {
      await button(weaver, t('goods.addLot')).click()
      for (let more = 1; more < count; more++) await inSheet(t('common.more')).click()
      await dayInto(t('goods.expiry'), days)
      await fill(t('goods.lotCode'), code)
      await inSheet(t('common.save')).click()
      await sheet().waitFor({ state: 'detached' })
      await button(weaver, new RegExp(code)).waitFor()
    }
    const lots = page.locator('.good-row').filter({ hasText: /late|soon/ })
    expect(await lots.nth(0).textContent()).toContain('soon')
    expect(await lots.nth(0).locator('.due').textContent()).toBe(t('goods.soon'))
    expect(await lots.nth(1).locator('.due').count()).toBe(0)
    await goTo(weaver, 'goods')
    await page
      .getByRole('link', { name: new RegExp(t('goods.useFirst')) })
      .first()
      .click()
    await page.getByRole('heading', { level: 1, name: t('goods.useFirst') }).waitFor()
    await page.getByRole('link', { name: new RegExp(JAR) }).waitFor()

    // Three jars: the two that expire soon, and one of the others.
    await goTo(weaver, 'sell')
    const tile = button(weaver, new RegExp(JAR))
    await expect.poll(() => tile.textContent()).toContain(t('goods.soon'))
    await tile.click()
    for (let more = 1; more < 3; more++) await inSheet(t('common.more')).click()
    await inSheet(t('sell.cash')).click()
    await ticked(weaver)
    await sellOn(weaver)
    await expect.poll(() => tile.textContent()).not.toContain(t('goods.soon'))
    await look(weaver, JAR)
    await expect.poll(() => lots.count()).toBe(1)
    expect(await lots.nth(0).textContent()).toMatch(/late.*2/)
    await page.getByText(t('goods.left', { left: t('units.pack', { quantity: 2 }) })).waitFor()
  })

  test('a piece lives: on the loom, for sale, reserved, sold, paid, handed over', async () => {
    const { page } = weaver
    const now = () => page.locator('.life [aria-current]').textContent()
    await goTo(weaver, 'goods')
    await page.getByRole('link', { name: t('goods.new') }).click()
    await fill(t('goods.name'), PIECE)
    await button(weaver, new RegExp(`^${t('goods.priceOf', { unit: t('units.name.piece') })}`, 'i')).click()
    await keyIn(weaver, 4500)
    await inSheet(t('common.done')).click()
    await page.getByRole('checkbox', { name: t('goods.piece') }).check()
    await choose(t('goods.where'), t('goods.stage.loom'))
    await button(weaver, t('common.done')).click()
    await page.getByRole('link', { name: new RegExp(PIECE) }).waitFor()
    await goTo(weaver, 'sell')
    await expect.poll(() => button(weaver, new RegExp(PIECE)).textContent()).toContain(t('sell.loom'))

    await look(weaver, PIECE)
    await expect.poll(now).toBe(t('goods.stage.loom'))
    await button(weaver, t('goods.finished')).click()
    await expect.poll(now).toBe(t('goods.stage.sale'))
    await button(weaver, t('goods.reserve')).click()
    await fill(t('goods.reserveName'), 'คุณนก')
    await inSheet(t('goods.reserve')).click()
    await expect.poll(now).toBe(t('goods.stage.reserved'))
    await page.getByText(t('goods.reservedFor', { name: 'คุณนก' })).waitFor()
    await goTo(weaver, 'sell')
    await expect.poll(() => button(weaver, new RegExp(PIECE)).textContent()).toContain(t('sell.reserved'))
    await sell(weaver, PIECE)
    await sellOn(weaver)
    await look(weaver, PIECE)
    await expect.poll(now).toBe(t('goods.stage.paid'))
    await button(weaver, t('goods.hand')).click()
    await expect.poll(now).toBe(t('goods.stage.handed'))
  })

  test('another colour begins as the first one is, without its photo; at the stall the two are one tile that asks which', async () => {
    const { page } = weaver
    await look(weaver, CLOTH)
    await page.getByRole('link', { name: t('goods.addVariant') }).click()
    await expect.poll(() => page.getByLabel(t('goods.name'), { exact: true }).inputValue()).toBe(CLOTH)
    await fill(t('goods.variant'), 'แดง')
    await button(weaver, t('common.done')).click()
    await page.getByRole('link', { name: /แดง/ }).click()
    await page.getByRole('heading', { level: 2, name: `${CLOTH} · แดง` }).waitFor()
    await expect.poll(() => page.locator('.good-facts').textContent()).toContain(t('goods.fibre.silk'))
    expect(await page.locator('.gallery').count()).toBe(0)

    await goTo(weaver, 'sell')
    await expect.poll(() => button(weaver, new RegExp(CLOTH)).count()).toBe(1)
    await button(weaver, new RegExp(CLOTH)).click()
    await weaver.page.getByRole('dialog', { name: t('goods.which') }).waitFor()
    await sheet().getByRole('button', { name: /แดง/ }).click()
    await inSheet(t('sell.cash')).click()
    await ticked(weaver)
    await sellOn(weaver)
    await look(weaver, `${CLOTH} · แดง`)
    await page.getByText(t('goods.soldOut')).first().waitFor()
  })

  test('a second phone of the shop has all of it after both have met the market', async () => {
    await weaver.goOnline()
    await joinCommunity(weaver, await communityCode(market.server))
    await allSent(weaver)
    await joinShop(helper, await codeForPhone(weaver, 'helper'))
    await allSent(helper)
    await goTo(helper, 'goods')
    // The cloth itself, and not its variant.
    await helper.page.getByRole('link', { name: new RegExp(`${CLOTH}$`) }).click()
    const mark = button(helper, new RegExp(t('goods.mark.peacock-blue')))
    await lookUntil(helper, mark.locator('img'))
    await expect.poll(() => helper.page.locator('.good-facts').textContent()).toContain('ยายทอง บ้านนาข่า')
    expect(await button(helper, t('goods.addMark')).count()).toBe(0)
    await look(helper, PIECE)
    await expect.poll(() => helper.page.locator('.life [aria-current]').textContent()).toBe(t('goods.stage.handed'))
    await look(helper, JAR)
    await expect.poll(() => helper.page.locator('.good-row').filter({ hasText: 'late' }).textContent()).toMatch(/2/)
    expect([...weaver.errors, ...helper.errors]).toEqual([])
  })
})
