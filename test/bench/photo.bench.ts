/**
 * What a photo costs: time, and bytes. CDP's CPU throttling slows the page's main thread alone and misses the worker and the
 * browser's own threads that decode and encode, so the slow phone is played by stopping the whole page process five sixths
 * of the time; a figure under CDP's throttling stands beside it. All are lower bounds: a phone's memory is slower too.
 */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import type { Bench, Row } from '../../tools/bench/run.ts'
import { serveSources } from '../../tools/bench/sources.ts'

const SLOWER = 6
const SLICE_MS = 5
const ROOT = join(import.meta.dirname, '../..')
const REAL_PHOTOS = join(ROOT, '../shared/photos')

/** Rows for the time that a 12-megapixel photo takes, and for the bytes of each photo at hand. */
const photoBench: Bench = async ({ browser, after }) => {
  const server = await serveSources({ also: [REAL_PHOTOS] })
  after(() => server.close())
  const page = await browser.newPage()
  after(() => page.close())
  await page.goto(server.resolvedUrls?.local[0] ?? '')
  return [...(await timeRows(browser, page)), ...(await byteRows(page))]
}

export default photoBench

async function timeRows(browser: Browser, page: Page): Promise<Row[]> {
  const times = () => page.evaluate(async (path) => ((await import(path)) as Measure).times(), MEASURE)
  const fast = await times()
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  const throttled = await times()
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  const slow = await stoppedMostly(browser, times)
  const row = (name: string, value: number, beside: string): Row => ({
    name: `photo ${name}`,
    value,
    unit: 'ms',
    beside,
  })
  return [
    row('12 MP, worker', fast.worker, `main thread ${fast.main}`),
    row(`12 MP, worker, CPU ${SLOWER} x slower`, slow.worker, `main thread ${slow.main}, by CDP ${throttled.main}`),
    row('1280 px to WebP', fast.webp, `JPEG ${fast.jpeg}`),
    row(`1280 px to WebP, CPU ${SLOWER} x slower`, slow.webp, `JPEG ${slow.jpeg}; WebP may cost 2000 more`),
  ]
}

async function byteRows(page: Page): Promise<Row[]> {
  const rows: Row[] = []
  for (const name of ['', ...realPhotos()]) {
    const photo = { module: MEASURE, url: name && `/@fs/${join(REAL_PHOTOS, name)}` }
    const size = await page.evaluate(async ({ module, url }) => ((await import(module)) as Measure).sizes(url), photo)
    const row = (of: string, value: number, jpeg: number): Row => ({
      name: `photo ${name || 'generated, 12 MP'}, ${of}`,
      value,
      unit: 'bytes',
      beside: `JPEG as like it ${jpeg}, camera ${size.camera}`,
    })
    rows.push(row('full', size.full, size.fullJpeg), row('thumbnail', size.thumb, size.thumbJpeg))
  }
  return rows
}

/** Those that lie beside the project, where they do; of each scene once. */
function realPhotos(): string[] {
  if (!existsSync(REAL_PHOTOS)) return []
  return readdirSync(REAL_PHOTOS).filter((name) => /\.jpg$/.test(name) && !/_[2-8]\.jpg$/.test(name))
}

/** The code that is measured runs in the page, out of the sources. */
type Measure = typeof import('../photo/measure.ts')
const MEASURE = '/test/photo/measure.ts'

/** Does something while the browser's page processes get one slice of time in six. */
async function stoppedMostly<T>(browser: Browser, work: () => Promise<T>): Promise<T> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const pages = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
  const signal = (name: NodeJS.Signals) => pages.map((id) => process.kill(id, name))
  const done = new AbortController()
  const brake = async () => {
    while (!done.signal.aborted) {
      signal('SIGSTOP')
      await sleep(SLICE_MS * (SLOWER - 1))
      signal('SIGCONT')
      await sleep(SLICE_MS)
    }
  }
  const braking = brake()
  try {
    return await work()
  } finally {
    done.abort()
    await braking
    await session.detach()
  }
}
