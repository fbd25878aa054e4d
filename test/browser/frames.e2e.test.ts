import { randomBytes } from 'node:crypto'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { chromiumOptions } from '../../tools/chromium.ts'
import { Film, filmArgs, openScreen, STEADY, screensOf, takePicture } from '../support/frames/film.ts'
import { type FramesPage, serveFrames } from '../support/frames/serve.ts'
import { button, t } from '../support/hands.ts'

const VIEWPORT = { width: 360, height: 740 }
const RATE = 8
/** Thirty frames. */
const sent = randomBytes(30 * 550 - 100)

let frames: FramesPage
const undo: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  frames = await serveFrames(sent)
})
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one()
})
afterAll(() => frames.close())

test('what one phone shows as QR another reads with its camera, byte for byte, though every third was lost', async () => {
  const film = await Film.begin(RATE)
  undo.push(() => film.dispose())
  const giver = await open(await launch(), '/show')
  let shown = 0
  for await (const screen of screensOf(giver)) {
    if (shown++ % 3 !== 0) film.add(await takePicture(screen, STEADY))
    if (shown === 60) break
  }
  await film.end()

  const taker = await open(await launch(filmArgs(film)), '/read')
  const progress = taker.getByRole('progressbar')
  await expect.poll(() => progress.getAttribute('aria-valuenow').then(Number)).toBeGreaterThan(0)
  await taker.getByText(/ จาก 30$/).waitFor()
  await taker.getByText(t('frames.here')).waitFor({ timeout: 90_000 })
  expect(await taker.evaluate(() => window.received)).toBe(sent.toString('base64'))
  // The camera is off, and the last picture says so.
  expect(await progress.getAttribute('aria-valuenow')).toBe('100')
  expect(await taker.locator('video').evaluate(stateOfCamera)).toBe('ended')
})

test('where the camera is not allowed it is said, and once it is, the same screen reads on', async () => {
  const page = await open(await launch(['--use-fake-device-for-media-stream']), '/read')
  await page.getByRole('alert').getByText(t('frames.noCamera')).waitFor()
  await page.context().grantPermissions(['camera'])
  await button({ page }, t('common.crashRetry')).click()
  await page.getByText(t('frames.read')).waitFor()
  await expect.poll(() => page.locator('video').evaluate(stateOfCamera)).toBe('live')
  // A picture without a code.
  await page.getByText(t('frames.closer')).waitFor({ timeout: 15_000 })
  await button({ page }, t('common.close')).click()
  expect(await page.evaluate(() => window.cancelled)).toBe(true)
})

test('a code stays black on white in the dark, stands in whole pixels, and waits while nobody sees it', async () => {
  const page = await open(await launch(), '/show?theme=dark')
  const canvas = page.getByRole('img')
  const at = (x: number, y: number) =>
    canvas.evaluate(
      (one: HTMLCanvasElement, [x, y]) => [...(one.getContext('2d')?.getImageData(x, y, 1, 1).data ?? [])],
      [x, y] as const,
    )
  expect([await at(0, 0), await at(4, 4)]).toEqual([
    [255, 255, 255, 255],
    [0, 0, 0, 255],
  ])
  const { width } = (await canvas.boundingBox()) ?? { width: 0 }
  expect((width * PIXELS) % 89).toBe(0)
  expect(width).toBeGreaterThan(VIEWPORT.width * 0.9)

  const pass = page.getByRole('progressbar')
  const shown = async (ms: number) => {
    const before = Number(await pass.getAttribute('value'))
    await page.clock.runFor(ms)
    return Number(await pass.getAttribute('value')) - before
  }
  await page.clock.runFor(200)
  expect(await shown(1000)).toBe(RATE)
  await page.evaluate(() => Object.defineProperty(document, 'hidden', { value: true, configurable: true }))
  expect(await shown(1000)).toBe(0)
  await page.evaluate(() => Object.defineProperty(document, 'hidden', { value: false, configurable: true }))
  expect(await shown(1000)).toBe(RATE)
})

test('a tap makes it slower or faster, and what a whole round takes is said anew', async () => {
  const page = await open(await launch(), '/show')
  await page.getByText(t('frames.whole', { seconds: 4 })).waitFor()
  await button({ page }, t('frames.slower')).click()
  await page.getByText(t('frames.whole', { seconds: 6 })).waitFor()
  await button({ page }, t('frames.slower')).click()
  await page.getByText(t('frames.whole', { seconds: 10 })).waitFor()
  expect(await button({ page }, t('frames.slower')).isDisabled()).toBe(true)
  for (let tap = 0; tap < 3; tap++) await button({ page }, t('frames.faster')).click()
  await page.getByText(t('frames.whole', { seconds: 3 })).waitFor()
  await page.clock.runFor(4000)
  await page.getByText(t('frames.pass', { pass: 2 })).waitFor()
})

/** Pixels of the screen for one of CSS, as on a cheap phone. */
const PIXELS = 2

async function launch(more: string[] = []): Promise<Browser> {
  const { args, ...options } = chromiumOptions()
  const browser = await chromium.launch({ ...options, args: [...args, ...more] })
  undo.push(() => browser.close())
  return browser
}

async function open(browser: Browser, path: string): Promise<Page> {
  const page = await browser.newPage({ viewport: VIEWPORT, deviceScaleFactor: PIXELS })
  if (path.startsWith('/show')) await openScreen(page, frames.origin + path)
  else await page.goto(frames.origin + path)
  return page
}

function stateOfCamera({ srcObject }: HTMLVideoElement): string | undefined {
  return srcObject instanceof MediaStream ? srcObject.getVideoTracks()[0]?.readyState : undefined
}
