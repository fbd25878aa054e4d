import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults, Result, RunOptions } from 'axe-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ServerProcess } from '../../tools/server-process.ts'
import { prepare, screens } from '../screens/list.ts'
import { communityCode, goTo, loadOnce, t } from '../support/hands.ts'
import { Phone } from '../support/phone.ts'

/** Impacts that a person cannot work around. */
const GRAVE = ['serious', 'critical']

interface Axe {
  run(options: RunOptions): Promise<AxeResults>
}

let server: ServerProcess
let phone: Phone
let axe: string

beforeAll(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  server = await ServerProcess.start()
  phone = await Phone.open({ viewport: { width: 320, height: 568 } })
  await loadOnce(phone, server.origin)
}, 60_000)

afterAll(async () => {
  await phone?.dispose()
  await server?.dispose()
})

async function graveFindings(): Promise<string[]> {
  const isThere = await phone.page.evaluate(() => 'axe' in globalThis)
  if (!isThere) await phone.page.evaluate(axe)
  // A sheet that is still rising has colours of its own.
  await phone.page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)).then(() => {}))
  const { violations } = await phone.page.evaluate(() =>
    // Of what passes nothing is worked out.
    (globalThis as unknown as { axe: Axe }).axe.run({ resultTypes: ['violations'] }),
  )
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
