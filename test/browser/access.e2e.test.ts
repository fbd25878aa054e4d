import type { Result } from 'axe-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ServerProcess } from '../../tools/server-process.ts'
import { prepare, screens } from '../screens/list.ts'
import { violationsOf } from '../support/axe.ts'
import { communityCode, goTo, loadOnce, t } from '../support/hands.ts'
import { Phone } from '../support/phone.ts'

/** Impacts that a person cannot work around. */
const GRAVE = ['serious', 'critical']

let server: ServerProcess
let phone: Phone

beforeAll(async () => {
  server = await ServerProcess.start()
  phone = await Phone.open({ viewport: { width: 320, height: 568 } })
  await loadOnce(phone, server.origin)
}, 60_000)

afterAll(async () => {
  await phone?.dispose()
  await server?.dispose()
})

async function graveFindings(): Promise<string[]> {
  // Tiles are filled between frames, a moment after their page is there.
  await phone.page.waitForFunction(() => [...document.querySelectorAll('.good-tile')].every((tile) => tile.textContent))
  // A sheet that is still rising has colours of its own.
  await phone.page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)).then(() => {}))
  const violations = await violationsOf(phone.page)
  return violations.filter(isGrave).flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 120)}`))
}

const isGrave = ({ impact }: Result) => GRAVE.includes(impact ?? '')

/** How far the page is wider than the screen, with text of this size in percent of the usual. */
function overflowAt(percent: number): Promise<number> {
  return phone.page.evaluate((size) => {
    document.documentElement.style.fontSize = `${size}%`
    const over = document.documentElement.scrollWidth - innerWidth
    document.documentElement.style.fontSize = ''
    return over
  }, percent)
}

/** Tiles that lie over the one beside them. */
function widerThanTheirPlace(): Promise<number> {
  return phone.page.evaluate(
    () =>
      [...document.querySelectorAll('.goods-grid > li')].filter((place) =>
        [...place.querySelectorAll('.good-tile')].some(
          (tile) => tile.getBoundingClientRect().right > place.getBoundingClientRect().right + 1,
        ),
      ).length,
  )
}

test('the first screen has nothing grave for axe, and 200 % text fits on the smallest phone', async () => {
  expect(await graveFindings()).toEqual([])
  expect(await overflowAt(200)).toBe(0)
  await prepare(phone.page, 'th')
}, 120_000)

test('a cloth is sold by keyboard alone', async () => {
  const { page } = phone
  await goTo(phone, 'sell')
  const tile = page.getByRole('button', { name: /ผ้าขาวม้า/ })
  await tile.waitFor()
  await focusByTab(() => tile.evaluate((element) => element === document.activeElement))
  await page.keyboard.press('Enter')
  const cash = page.getByRole('button', { name: t('sell.cash') })
  await cash.waitFor()
  await focusByTab(() => cash.evaluate((element) => element === document.activeElement))
  await page.keyboard.press('Enter')
  await page.locator('.done-tick').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
})

test.each(screens)('$name has nothing grave for axe, and 200 % text fits on the smallest phone', async ({ show }) => {
  await show({ page: phone.page, language: 'th', code: () => communityCode(server) })
  expect(await graveFindings()).toEqual([])
  expect(await overflowAt(200)).toBe(0)
  expect(await widerThanTheirPlace()).toBe(0)
})

/** Presses Tab until it is reached; an element that no Tab reaches fails. */
async function focusByTab(reached: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 60; i++) {
    if (await reached()) return
    await phone.page.keyboard.press('Tab')
  }
  throw new Error('no Tab leads there')
}
