/** The office as the coordinator's browser shows it, without a script of ours or of anybody. */

import jsQR from 'jsqr'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/shared/domain/ids.ts'
import { LANGUAGES, type Language } from '../../src/shared/i18n/languages.ts'
import { officePages as th } from '../../src/shared/i18n/th/office.ts'
import { chromiumOptions } from '../../tools/chromium.ts'
import { ServerProcess } from '../../tools/server-process.ts'
import { joining } from '../server/kit.ts'
import { violationsOf } from '../support/axe.ts'
import { CATALOGUES } from '../support/catalogues.ts'
import { fillCommunity } from '../support/counted-shops.ts'
import { sheetsOf } from '../support/paper.ts'

const CODES = Object.keys(LANGUAGES) as Language[]
const PLACES = ['', '/shops', '/calls', '/calls/new', '/invitations', '/invitations/sheet', '/report'] as const
const A4 = { wide: 210, high: 297 }

let server: ServerProcess
let browser: Browser
let office: BrowserContext
let page: Page
/** Of the page of an order too large for one loom. */
let large: string
const errors: string[] = []

const said = (language: Language, key: keyof typeof th) => CATALOGUES[language][key as 'common.app']

beforeAll(async () => {
  server = await ServerProcess.start({}, 'test/support/serve.ts')
  const { link, call } = await fillCommunity(server)
  large = `/calls/${call}`
  browser = await chromium.launch(chromiumOptions())
  office = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
    locale: 'th-TH',
  })
  page = await office.newPage()
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  await page.goto(server.origin + link)
  await page.getByRole('button', { name: th['office.enter'] }).click()
  await page.getByRole('heading', { level: 1, name: th['office.overview'] }).waitFor()
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await server?.dispose()
})

test('what she says of her community is counted with, and nothing of it needs a script', async () => {
  await page.getByLabel(th['office.households']).fill('60')
  await page.getByLabel(th['office.households']).press('Enter')
  await page.getByText('20 %').first().waitFor()
  await page.getByRole('button', { name: th['office.upToDate'] }).click()
  await page.getByRole('heading', { level: 1, name: th['office.overview'] }).waitFor()
  expect(errors).toEqual([])
})

test('a card that she made opens one shop of her community, once, and is no longer among the unused', async () => {
  await page.getByRole('link', { name: th['office.invite'], exact: true }).click()
  await page.getByRole('button', { name: th['office.make'] }).click()
  await page.getByRole('link', { name: th['office.sheet'] }).click()
  expect(await page.locator('.sheet li').count()).toBe(8)
  const square = page.locator('.sheet svg').first()
  await square.scrollIntoViewIfNeeded()
  const { data, info } = await sharp(await square.screenshot())
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const link = jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data ?? ''
  const code = /^http:\/\/127\.0\.0\.1:\d+\/\?openExternalBrowser=1#join=([0-9a-z]{8})$/.exec(link)?.[1] ?? ''
  expect(await page.locator('.sheet .code').first().textContent()).toBe(code.replace(/(.{4})/, '$1-'))
  const join = async () => {
    const body = JSON.stringify(joining(code, newId()))
    const headers = { 'Content-Type': 'application/json' }
    return (await fetch(`${server.origin}/api/join`, { method: 'POST', headers, body })).status
  }
  expect([await join(), await join()]).toEqual([200, 409])
  await page.reload()
  expect(await page.locator('.sheet li').count()).toBe(7)
  await page.goto(`${server.origin}/office/en/shops`)
  await page.getByText('of 15 shops agreed').waitFor()
})

test('cards are printed eight on a page A4, the report on one', async () => {
  const paper = async (path: string) => {
    await page.goto(`${server.origin}/office/th${path}`)
    return sheetsOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }))
  }
  await page.goto(`${server.origin}/office/th/invitations`)
  await page.getByRole('button', { name: th['office.make'] }).click()
  expect(await paper('/invitations/sheet')).toEqual([A4, A4])
  expect(await paper('/report')).toEqual([A4])
})

test.each(CODES)(
  'every page speaks the language, is clean for axe and fits the smallest phone (%s)',
  async (language) => {
    const context = await browser.newContext({
      storageState: await office.storageState(),
      bypassCSP: true,
      viewport: { width: 320, height: 568 },
      colorScheme: language === 'th' || language === 'zh' ? 'light' : 'dark',
    })
    const own = await context.newPage()
    for (const place of [...PLACES, large, `${large}?fill=again`]) {
      await own.goto(`${server.origin}/office/${language}${place}`)
      expect(await own.locator('html').getAttribute('lang')).toBe(language)
      await own
        .getByRole('link', { name: said(language, 'office.report'), exact: true })
        .first()
        .waitFor()
      const wide = await own.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(wide, place).toBeLessThanOrEqual(0)
      const violations = await violationsOf(own)
      expect(violations.map(({ id, nodes }) => `${place} ${id} ${nodes[0]?.html}`)).toEqual([])
    }
    await context.close()
  },
)

test('the table opens in a sheet programme with its letters right', async () => {
  const answer = await office.request.get(`${server.origin}/office/th/report.csv`)
  const bytes = await answer.body()
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const [head = '', ...rows] = bytes.toString('utf8').slice(1).trim().split('\r\n')
  expect(head.split(',')[0]).toBe(th['office.month'])
  expect(rows.map((row) => row.split(',').length)).toEqual(rows.map(() => 7))
  expect(rows.some((row) => row.includes(th['office.tooFew']))).toBe(true)
})

test('who signs out sees nothing more', async () => {
  await page.goto(`${server.origin}/office/th`)
  await page.getByRole('button', { name: th['office.leave'] }).click()
  await page.getByRole('heading', { name: th['office.closed'] }).waitFor()
  expect((await page.goto(`${server.origin}/office/th/report`))?.status()).toBe(401)
})
