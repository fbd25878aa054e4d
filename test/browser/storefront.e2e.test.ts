/** The public pages as a buyer's browser shows them, without a script of ours or of anybody. */

import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/shared/domain/ids.ts'
import { LANGUAGES, type Language } from '../../src/shared/i18n/languages.ts'
import { chromiumOptions } from '../../tools/chromium.ts'
import { ServerProcess } from '../../tools/server-process.ts'
import { line, sale } from '../server/trade.ts'
import { violationsOf } from '../support/axe.ts'
import { loadOnce } from '../support/hands.ts'
import { fillNaKha, type NaKha } from '../support/na-kha.ts'
import { Phone } from '../support/phone.ts'

const CODES = Object.keys(LANGUAGES) as Language[]
const KB = 1024

let server: ServerProcess
let market: NaKha
let browser: Browser
/** Of a buyer who has asked for the piece, and of one who has asked the market for many. */
let own: string
let ownMany: string

beforeAll(async () => {
  server = await ServerProcess.start({}, 'test/support/serve.ts')
  market = await fillNaKha(server, { shops: 2, pieces: 14 })
  const [piece, slug] = [market.piece.slice('/p/'.length), market.community.slice('/c/'.length)]
  ;[own, ownMany] = await Promise.all([
    ownPage(`/o/new?good=${piece}`, { quantity: '1', way: 'pickup', note: 'x'.repeat(80) }),
    ownPage(`/o/many?c=${slug}`, { title: 'x'.repeat(80), total: '200', text: 'x'.repeat(80) }),
  ])
  browser = await chromium.launch(chromiumOptions())
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await server?.dispose()
})

/** A buyer's phone; its pages may run scripts only where a test has to look into them. */
async function buyer(
  scripts = false,
  height = 740,
  width = 360,
): Promise<{ context: BrowserContext; page: Page; errors: string[] }> {
  const context = await browser.newContext({
    javaScriptEnabled: scripts,
    // axe is put into the page by the test; the policy would not let it.
    bypassCSP: scripts,
    viewport: { width, height },
    isMobile: true,
  })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  return { context, page, errors }
}

/** Asks for a piece as a person does, who takes some seconds over the form. */
async function ownPage(form: string, own: Record<string, string>): Promise<string> {
  const text = await (await fetch(`${server.origin}${form}`)).text()
  const given = [...text.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [
    name,
    value,
  ])
  const typed = { name: 'Anna', contact: '1', consent: 'yes', ...own }
  await new Promise((resolve) => setTimeout(resolve, 3200))
  const body = new URLSearchParams({ ...typed, ...Object.fromEntries(given) })
  const answer = await fetch(`${server.origin}${form.split('?')[0]}`, { method: 'POST', body, redirect: 'manual' })
  return (answer.headers.get('Location') ?? '').replace(/^\/\w\w/, '')
}

const pages = () => ({
  community: market.community,
  search: `${market.community}/search?q=${encodeURIComponent('ไหม')}&max=9000`,
  shop: market.shop,
  piece: market.piece,
  gone: `/p/${newId()}`,
  form: `/o/new?good=${market.piece.slice('/p/'.length)}`,
  own,
  ownMany,
  many: `/o/many?c=${market.community.slice('/c/'.length)}`,
})

test.each(CODES)(
  'no page has anything for axe to find, nor is it wider than the smallest phone, in %s',
  async (code) => {
    const { context, page } = await buyer(true, 568, 320)
    for (const [name, path] of Object.entries(pages())) {
      await page.goto(`${server.origin}/${code}${path}`)
      const violations = await violationsOf(page)
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${name} ${id}: ${node.html.slice(0, 160)}`),
      )
      expect(found).toEqual([])
      const over = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(await over(), name).toBe(0)
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%'
      })
      expect(await over(), `${name} at 200 %`).toBe(0)
    }
    await context.close()
  },
)

test('a buyer walks from the market to a shop, to a piece and to another language, without JavaScript and without an error', async () => {
  const { context, page, errors } = await buyer()
  await page.goto(`${server.origin}/th${market.community}`)
  await page.locator('.stall').first().click()
  const shop = await page.locator('h1').textContent()
  await page.locator('.card').first().click()
  const photo = page.locator('.photos img').first()
  await expect
    .poll(() => photo.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0))
    .toBe(true)
  expect(await photo.evaluate((image: HTMLImageElement) => image.currentSrc)).toMatch(/\.avif$/)
  await page.getByRole('link', { name: 'English' }).click()
  expect(await page.getByRole('link', { name: /Ask/ }).getAttribute('href')).toMatch(/^\/en\/o\/new\?good=[\da-f-]{36}/)
  await page.getByRole('link', { name: 'To the shop' }).click()
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  expect(await page.locator('h1').textContent()).not.toBe(shop)
  await page.getByRole('link', { name: 'Na Kha cloth market' }).click()
  await page.getByRole('searchbox').fill('indigo')
  await page.getByRole('button', { name: 'Search' }).click()
  await page.getByText(/\d+ pieces? found/).waitFor()
  expect(errors).toEqual([])
  await context.close()
})

test('the first view of a shop is below 60 KB besides its photographs, all of it from this server', async () => {
  const { context, page } = await buyer()
  const sizes: Promise<number>[] = []
  const strangers: string[] = []
  page.on('response', (response) => {
    if (!response.url().startsWith(server.origin)) strangers.push(response.url())
    // The shop's short address leads to the long one.
    if (response.ok() && response.request().resourceType() !== 'image')
      sizes.push(response.body().then(({ byteLength }) => byteLength))
  })
  await page.goto(`${server.origin}/th${market.shop}`, { waitUntil: 'networkidle' })
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  expect(bytes).toBeGreaterThan(1 * KB)
  expect(bytes).toBeLessThan(60 * KB)
  expect(strangers).toEqual([])
  await context.close()
})

test('a phone that has the app installed shows a buyer’s page as the server wrote it, not the app', async () => {
  const phone = await Phone.open()
  await loadOnce(phone, server.origin)
  for (const path of [
    market.piece,
    `/en${market.piece}`,
    `/t/${market.piece.slice(3)}`,
    market.community,
    market.shop,
  ]) {
    await phone.page.goto(server.origin + path)
    expect(await phone.page.locator('main#main h1').count(), path).toBe(1)
  }
  expect(phone.errors).toEqual([])
  await phone.dispose()
}, 60_000)

test('a piece that is sold at the stall is sold on its page at the next look', async () => {
  const { context, page } = await buyer()
  const good = market.piece.slice(3)
  await page.goto(`${server.origin}/en${market.piece}`)
  // Somebody has asked for it; the stall is quicker.
  await page.locator('a.ask').waitFor()
  await market.stalls.at(-1)?.do('sale.record', sale([line({ good })]))
  await page.reload()
  await page.getByText('Sold', { exact: true }).waitFor()
  expect(await page.getByRole('link', { name: /Ask/ }).count()).toBe(0)
  await context.close()
})
