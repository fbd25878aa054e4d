import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '../../src/shared/i18n/languages.ts'
import { amountInWords } from '../../src/shared/i18n/words.ts'
import { ServerProcess } from '../../tools/server-process.ts'
import { IN_WORDS } from '../support/catalogues.ts'
import { addCloth, button, goTo, type Held, loadOnce, startShop, ticked, wordsOf } from '../support/hands.ts'
import { Phone } from '../support/phone.ts'
import { photoOf } from './photos.ts'

let server: ServerProcess

beforeAll(async () => {
  server = await ServerProcess.start()
})

afterAll(() => server?.dispose())

/** The colour of what a job is about. */
const toneOf = (locator: Locator) =>
  locator.evaluate((element) => getComputedStyle(element).getPropertyValue('--tone').trim())

describe.each(['th', 'lo'] as const)('for who reads little, offline at 360 x 740 (%s)', (language: Language) => {
  const t = wordsOf(language)
  let phone: Phone
  let held: Held

  beforeAll(async () => {
    phone = await Phone.open()
    held = { page: phone.page, language }
    await loadOnce(phone, server.origin)
    await phone.goOffline()
    await startShop(held)
    await addCloth(held, {
      name: 'ABC',
      price: 1800,
      quantity: 3,
      photos: [await photoOf({ width: 900, height: 700 })],
    })
  })
  afterAll(() => phone?.dispose())

  test('each job has an icon and a colour of its own: in the bar, and on its page', async () => {
    const colours = new Set<string>()
    const icons = new Set<string | null>()
    for (const place of ['sell', 'goods', 'orders', 'money', 'shop'] as const) {
      await goTo(held, place)
      const tab = phone.page.getByRole('navigation').getByRole('link', { name: t(`common.${place}`), exact: true })
      icons.add(await tab.locator('svg path').getAttribute('d'))
      const [inBar, onPage] = [await toneOf(tab), await toneOf(phone.page.locator('.page'))]
      expect(inBar).toBe(onPage)
      colours.add(inBar)
    }
    expect([colours.size, icons.size]).toEqual([5, 5])
  })

  test('a cloth is found by its photograph, and sold by pictures: every button of the sale bears an icon', async () => {
    await goTo(held, 'sell')
    const tile = button(held, /ABC/)
    await tile.locator('img').waitFor()
    // The photograph is the tile: it takes more of it than the words.
    const [picture, words] = await Promise.all([
      tile.locator('.picture').boundingBox(),
      tile.locator('.good-about').boundingBox(),
    ])
    expect(picture?.height ?? 0).toBeGreaterThan(words?.height ?? 0)
    await tile.click()
    const ways = phone.page.locator('.sale-pay button')
    expect(await ways.count()).toBeLessThanOrEqual(4)
    const others = phone.page.locator('.sale-change > .button')
    for (const way of [...(await ways.all()), ...(await others.all())]) expect(await way.locator('svg').count()).toBe(1)
  })

  test('the amount is told in figures, in words, and the change in notes; the sale is undone by one tap', async () => {
    await button(held, t('sell.cash')).click()
    await ticked(held)
    const dialog = phone.page.getByRole('dialog')
    await dialog.getByText(amountInWords(IN_WORDS[language], 180_000, 'THB')).waitFor()
    await dialog.getByRole('button', { name: '2,000', exact: true }).click()
    expect(await phone.page.locator('.change .notes svg').count()).toBe(1)
    await button(held, new RegExp(t('sell.undo'))).click()
    await phone.page.getByText(t('sell.undone')).waitFor()
    await button(held, new RegExp(t('units.piece', { quantity: '3' }))).waitFor()
  })

  test('a number is typed on keys as large as a thumb, and no way asks for more than four things', async () => {
    await goTo(held, 'sell')
    await button(held, /ABC/).click()
    await button(held, t('sell.haggle')).click()
    const keys = phone.page.locator('.keypad-keys button')
    for (const digit of '0123456789') {
      const size = async () => {
        const box = await keys.getByText(digit, { exact: true }).boundingBox()
        return Math.min(box?.height ?? 0, box?.width ?? 0)
      }
      // It may still be laid out.
      await expect.poll(size, { message: digit }).toBeGreaterThanOrEqual(56)
    }
    expect(await phone.page.locator('.keypad-steps button').count()).toBeLessThanOrEqual(4)
    // Both sheets go with the page.
    await phone.page.goto(`${server.origin}/money`)
    await goTo(held, 'money')
    await phone.page.getByRole('link', { name: new RegExp(t('book.title')) }).click()
    await button(held, t('book.add')).click()
    const choices = phone.page.getByRole('dialog').locator('.link-row')
    await choices.nth(3).waitFor()
    expect(await choices.count()).toBe(4)
    for (const choice of await choices.all()) expect(await choice.locator('.icon').count()).toBeGreaterThan(0)
    expect(phone.errors).toEqual([])
  })
})
