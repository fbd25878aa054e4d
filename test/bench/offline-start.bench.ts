/** A cold start without a network, on a slow phone: until a good on the sell screen can be tapped. */

import { createServer } from 'node:http'
import { median } from '../../tools/bench/median.ts'
import { type Bench, measured } from '../../tools/bench/run.ts'
import { ServerProcess } from '../../tools/server-process.ts'
import { allSent, joinShop, loadOnce } from '../support/hands.ts'
import { Phone } from '../support/phone.ts'
import { fillShop } from './shop.ts'

const SHOP = { goods: 300, orders: 100 }
/** CDP slows the page's main thread; the service worker and the browser's own threads run as they are. */
const CPU = { rate: 6 }
const RUNS = 5

const offlineStart: Bench = async ({ after }) => {
  const server = await ServerProcess.start({}, 'test/support/serve.ts')
  after(() => server.dispose())
  const shop = await fillShop(server, SHOP)
  const phone = await Phone.open()
  after(() => phone.dispose())
  await loadOnce(phone, server.origin)
  await joinShop(phone, await shop.code())
  await phone.page.locator('button.tile:enabled').first().waitFor()
  await allSent(phone)
  await server.stop()

  // Not the browser's own switch: whoever knocks at the server's door is counted, and shut out.
  let asked: string[] = []
  const door = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    response.destroy()
  }).listen(server.port, '127.0.0.1')
  after(() => new Promise((done) => door.close(done)))

  const start = async () => {
    await phone.close()
    await phone.open()
    const { page } = phone
    const session = await phone.context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', CPU)
    asked = []
    await page.goto(server.origin, { waitUntil: 'commit' })
    const times = await page.waitForFunction(() => {
      if (!document.querySelector('button.tile:enabled')) return null
      const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime
      return painted === undefined ? null : { usable: performance.now(), painted }
    })
    return { ...(await times.jsonValue()), asked }
  }

  const starts = []
  for (let run = 0; run < RUNS; run++) starts.push(await start())
  const painted = median(starts.map((one) => one?.painted ?? Number.NaN))
  const usable = median(starts.map((one) => one?.usable ?? Number.NaN))
  const asking = starts.map((one) => one.asked).reduce((most, one) => (one.length > most.length ? one : most))
  const what = `offline start, ${SHOP.goods} goods, CPU ${CPU.rate} x slower`
  return [
    measured(`${what}, usable`, 'ms', usable, { name: 'the bare frame painted', value: painted }, 'at most 1000'),
    measured('requests until then, of the worst start', '', asking.length, null, `0; ${asking.join(', ') || 'none'}`),
  ]
}

export default offlineStart
