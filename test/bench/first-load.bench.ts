/** The first visit over a village link on a slow phone: when something is painted, and when the app is there. */
import { median } from '../../tools/bench/median.ts'
import { type Bench, measured } from '../../tools/bench/run.ts'
import { ServerProcess } from '../../tools/server-process.ts'

/** 400 Kbps, 400 ms, as the design's budget has it. CDP adds the delay to each request, but knows nothing of DNS, TCP and TLS. */
const LINK = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }
const CPU = { rate: 6 }
const RUNS = 5

const firstLoad: Bench = async ({ browser, after }) => {
  const server = await ServerProcess.start()
  after(() => server.dispose())

  const visit = async () => {
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
    const figures = await page.evaluate(() => {
      const sizes = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map(
        (entry) => (entry as PerformanceResourceTiming).encodedBodySize,
      )
      return {
        painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
        there: performance.now(),
        html: sizes[0] ?? Number.NaN,
        bytes: sizes.reduce((all, size) => all + size, 0),
      }
    })
    await context.close()
    return figures
  }

  const visits = []
  for (let run = 0; run < RUNS; run++) visits.push(await visit())
  const painted = median(visits.map((visit) => visit.painted))
  const there = median(visits.map((visit) => visit.there))
  const bytes = median(visits.map((visit) => visit.bytes))
  const html = median(visits.map((visit) => visit.html))
  return [
    measured(
      'first load, painted',
      'ms',
      painted,
      { name: 'the page alone on this link', value: onLink(html, 1) },
      'at most 1500',
    ),
    measured(
      'first load, the app is there',
      'ms',
      there,
      { name: 'page, then all its bytes at once', value: onLink(bytes, 2) },
      '2500 aimed at, at most 4000',
    ),
  ]
}

/** Milliseconds that the link itself takes: round trips that wait for each other, and the bytes. */
function onLink(bytes: number, trips: number): number {
  return trips * LINK.latency + (bytes / LINK.downloadThroughput) * 1000
}

export default firstLoad
