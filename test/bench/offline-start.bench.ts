/**
 * A cold start without a network, on a slow phone: until a good on the sell screen can be tapped. Beside it, on the same
 * phone, what the browser alone takes: a page of a dozen lines that a service worker has kept.
 */

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
    asked.push(`${request.method} ${request.url} (${request.headers['sec-fetch-dest']})`)
    response.destroy()
  }).listen(server.port, '127.0.0.1')
  after(() => new Promise((done) => door.close(done)))

  const bare = await bareServer()
  after(() => bare.close())
  await phone.page.goto(bare.origin)
  await phone.readyOffline()

  const start = async (origin: string, shows: string) => {
    await phone.close()
    await phone.open()
    const { page } = phone
    const session = await phone.context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', CPU)
    asked = []
    await page.goto(origin, { waitUntil: 'commit' })
    const times = await page.waitForFunction((wanted) => {
      if (!document.querySelector(wanted)) return null
      const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime
      return painted === undefined ? null : { usable: performance.now(), painted }
    }, shows)
    const { usable, painted } = (await times.jsonValue()) ?? { usable: Number.NaN, painted: Number.NaN }
    return { usable, painted, asked }
  }

  const floors = []
  const starts = []
  for (let run = 0; run < RUNS; run++) {
    floors.push(await start(bare.origin, 'button:enabled'))
    starts.push(await start(server.origin, 'button.tile:enabled'))
  }
  const floor = { name: 'a page of a dozen lines', value: median(floors.map(({ usable }) => usable)) }
  const painted = median(starts.map((one) => one.painted))
  const usable = median(starts.map((one) => one.usable))
  const asking = starts.map((one) => one.asked).reduce((most, one) => (one.length > most.length ? one : most))
  const what = `offline start, ${SHOP.goods} goods, CPU ${CPU.rate} x slower`
  return [
    measured(`${what}, its frame painted`, 'ms', painted, floor),
    measured(`${what}, usable`, 'ms', usable, floor, 'at most 1000'),
    measured('requests until then, of the worst start', '', asking.length, null, `0; ${asking.join(', ') || 'none'}`),
  ]
}

export default offlineStart

const BARE_PAGE = `<!doctype html>
<html lang="th">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>ตลาด</title>
  </head>
  <body>
    <h1>ตลาด</h1>
    <button>ขาย</button>
    <script>navigator.serviceWorker.register('/sw.js')</script>
  </body>
</html>`

/** Answers from its cache, and asks the network for nothing: what any app with a service worker starts with. */
const BARE_WORKER = `
self.addEventListener('install', (event) => {
  event.waitUntil(caches.open('bare').then((cache) => cache.add('/')))
  event.addRoutes?.({ condition: { requestMode: 'navigate' }, source: 'fetch-event' })
})
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('fetch', (event) => event.respondWith(caches.match(event.request).then((known) => known ?? fetch(event.request))))
`

async function bareServer(): Promise<{ origin: string; close: () => Promise<void> }> {
  const server = createServer(({ url }, response) => {
    const script = url === '/sw.js'
    response.writeHead(200, { 'Content-Type': script ? 'text/javascript' : 'text/html; charset=utf-8' })
    response.end(script ? BARE_WORKER : BARE_PAGE)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const close = () =>
    new Promise<void>((closed) => {
      server.close(() => closed())
      server.closeAllConnections()
    })
  return { origin: `http://127.0.0.1:${address.port}`, close }
}
