/** What the public pages cost the server: a community and a piece that many look at, beside a static file of the same server. */

import autocannon from 'autocannon'
import { randomText } from '../../src/shared/domain/ids.ts'
import { type Bench, measured, type Row } from '../../tools/bench/run.ts'
import { ServerProcess } from '../../tools/server-process.ts'
import { fillNaKha } from '../support/na-kha.ts'

/** Buyers at once, and how long they look. */
const CONNECTIONS = 20
const SECONDS = 8
const STATIC = '/favicon.svg'

interface Load {
  /** Requests a second, and milliseconds that a hundredth of them waits longer than. */
  rate: number
  slowest: number
}

const publicBench: Bench = async ({ after }) => {
  const server = await ServerProcess.start({}, 'test/support/serve.ts')
  after(() => server.dispose())
  const { community, piece } = await fillNaKha(server, { shops: 5, pieces: 200 })
  const still = await load(server.origin + STATIC)
  const rows = (name: string, { rate, slowest }: Load): Row[] => [
    measured(`${name}, a second`, 'requests', rate, { name: 'static file', value: still.rate }),
    measured(`${name}, 99 % within`, 'ms', slowest, { name: 'static file', value: still.slowest }),
  ]
  return [
    ...rows('community page', await load(`${server.origin}/th${community}`)),
    ...rows('piece page', await load(`${server.origin}/th${piece}`)),
    // A word that nobody has asked for before, each time: nothing of it is kept.
    ...rows('search, always another', await load(server.origin, () => `/th${community}/search?q=${randomText(6)}`)),
  ]
}

export default publicBench

/** @param path called for each request */
async function load(url: string, path?: () => string): Promise<Load> {
  const { requests, latency, non2xx, errors } = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: SECONDS,
    headers: { 'accept-encoding': 'br' },
    ...(path ? { requests: [{ setupRequest: (request) => ({ ...request, path: path() }) }] } : {}),
  })
  if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx} refused, ${errors} failed`)
  return { rate: requests.average, slowest: latency.p99 }
}
