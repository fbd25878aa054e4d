/** The first visit over a village link on a slow phone: when something is painted, and when the app is there. */
import type { Bench, Row } from '../../tools/bench/run.ts'
import { ServerProcess } from '../../tools/server-process.ts'

/** 400 Kbps, 400 ms, as the design's budget has it. CDP adds the delay to each request, but knows nothing of DNS, TCP and TLS. */
const LINK = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }
const CPU = { rate: 6 }
const RUNS = 5

const firstLoad: Bench = async ({ browser, after }) => {
  const server = await ServerProcess.start()
  after(() => server.dispose())

  const visit = async (): Promise<{ painted: number; there: number }> => {
    const context = await browser.newContext({
      viewport: { width: 360, height: 740 },
      isMobile: true,
      hasTouch: true,
      locale: 'th-TH',
    })
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', LINK)
    await session.send('Emulation.setCPUThrottlingRate', CPU)
    await page.goto(server.origin, { waitUntil: 'commit' })
    await page.waitForFunction(() => document.querySelector('#app > :not(.frame)'))
    const times = await page.evaluate(() => ({
      painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      there: performance.now(),
    }))
    await context.close()
    return times
  }

  const visits = []
  for (let run = 0; run < RUNS; run++) visits.push(await visit())
  const row = (name: string, values: number[], beside: string): Row => ({
    name,
    value: median(values),
    unit: 'ms',
    beside,
  })
  return [
    row(
      'first load, painted',
      visits.map(({ painted }) => painted),
      'at most 1500',
    ),
    row(
      'first load, the app is there',
      visits.map(({ there }) => there),
      '2500 aimed at, at most 4000',
    ),
  ]
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

export default firstLoad
