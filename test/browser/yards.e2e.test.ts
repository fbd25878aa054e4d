import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '../../src/shared/i18n/languages.ts'
import { ServerProcess } from '../../tools/server-process.ts'
import { button, goTo, type Held, keyIn, loadOnce, startShop, ticked, wordsOf } from '../support/hands.ts'
import { Phone } from '../support/phone.ts'

let server: ServerProcess

beforeAll(async () => {
  server = await ServerProcess.start()
})

afterAll(() => server?.dispose())

describe.each(['th', 'zh'] as const)('cloth by the yard, offline at 360 x 740 (%s)', (language: Language) => {
  const t = wordsOf(language)
  let phone: Phone
  let held: Held
  const yards = (quantity: string) => t('units.yard', { quantity })
  const typeIn = async (keys: string) => {
    const keypad = phone.page.getByRole('dialog').getByRole('group')
    for (const key of keys)
      await keypad.getByRole('button', { name: key === '.' ? t('common.point') : key, exact: true }).click()
  }

  beforeAll(async () => {
    phone = await Phone.open()
    held = { page: phone.page, language }
    await loadOnce(phone, server.origin)
    await phone.goOffline()
    await startShop(held)
  })
  afterAll(() => phone?.dispose())

  test('its price is asked for a yard, and its stock told in yards', async () => {
    const { page } = phone
    await goTo(held, 'goods')
    await page.getByRole('link', { name: t('goods.new') }).click()
    await page.getByLabel(t('goods.name'), { exact: true }).fill('ABC')
    await page.getByText(t('goods.details'), { exact: true }).click()
    await page.getByRole('radio', { name: t('units.name.yard') }).check()
    await button(held, new RegExp(`^${t('goods.priceOf', { unit: t('units.name.yard').toLowerCase() })}`, 'i')).click()
    await keyIn(held, 250)
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('common.done') })
      .click()
    await button(held, yards('1')).click()
    await typeIn('10')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('common.done') })
      .click()
    await button(held, t('common.done')).click()
    const tile = page.getByRole('link', { name: /ABC/ })
    await expect.poll(() => tile.textContent()).toMatch(new RegExp(`250[\\s\\S]*${yards('10')}`))
    await tile.click()
    await page.getByText(`/ ${t('units.name.yard').toLowerCase()}`).waitFor()
    await page.getByText(t('goods.left', { left: yards('10') })).waitFor()
  })

  test('two and a half yards at 250 come to 625, haggled to 240 to 600: shown, charged, and on the receipt', async () => {
    const { page } = phone
    await goTo(held, 'sell')
    await button(held, /ABC/).click()
    await button(held, yards('1')).click()
    await typeIn('2.5')
    await button(held, t('sell.useQuantity')).click()
    await expect.poll(() => page.locator('.sale-price').textContent()).toContain('625')
    await button(held, t('sell.haggle')).click()
    await button(held, t('common.clear')).click()
    await keyIn(held, 240)
    await button(held, t('sell.usePrice')).click()
    await expect.poll(() => page.locator('.sale-price').textContent()).toContain('600')
    await button(held, t('sell.cash')).click()
    await ticked(held)
    await button(held, t('sell.receipt')).click()
    await page
      .getByText(`${yards('2.5')} × 240`)
      .first()
      .waitFor()
    await goTo(held, 'sell')
    await button(held, new RegExp(yards('7.5'))).waitFor()
  })

  test('a tag says what a yard costs', async () => {
    const { page } = phone
    await page.goto(`${server.origin}/goods/tags`)
    await button(held, t('tags.all')).click()
    await expect
      .poll(() => page.locator('.tag-price').first().textContent())
      .toMatch(new RegExp(`250.*/ ${t('units.name.yard')}`))
  })

  test('sold by the metre from now on, the price is that of a metre, and what was sold stays as it was', async () => {
    const { page } = phone
    await goTo(held, 'goods')
    await page.getByRole('link', { name: /ABC/ }).click()
    await page.getByRole('link', { name: t('common.edit') }).click()
    await page.getByText(t('goods.details'), { exact: true }).click()
    await page.getByRole('radio', { name: t('units.name.metre') }).check()
    await button(held, t('common.save')).click()
    // The form says this price too: once it is left, it is saved.
    await page.getByRole('heading', { level: 2, name: /ABC/ }).waitFor()
    await page.getByText('273.40').waitFor()
    await goTo(held, 'orders')
    await page.getByRole('link', { name: /600/ }).first().click()
    await page.getByText(`${yards('2.5')} × 240`).waitFor()
    expect(phone.errors).toEqual([])
  })
})
