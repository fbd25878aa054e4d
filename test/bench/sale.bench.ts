/** What one sale costs on a slow phone, beside the bare strict IndexedDB transaction of the same bytes, in one run. */
import type { Bench } from '../../tools/bench/run.ts'
import { serveSources } from '../../tools/bench/sources.ts'

const SLOWER = 6
const MEASURE = '/test/device/measure.ts'
type Measure = typeof import('../device/measure.ts')

const saleBench: Bench = async ({ browser, after }) => {
  const server = await serveSources()
  after(() => server.close())
  const page = await browser.newPage()
  await page.goto(server.resolvedUrls?.local[0] ?? '')
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  const { sale, bare } = await page.evaluate(async (path) => ((await import(path)) as Measure).saleTimes(), MEASURE)
  const ratio = sale / bare
  return [
    { name: `one sale durable, CPU ${SLOWER} x slower`, value: sale, unit: 'ms', beside: `bare ${bare.toFixed(1)} ms` },
    { name: 'one sale beside the bare transaction', value: ratio, unit: 'x', beside: 'at most 1.5' },
  ]
}

export default saleBench
