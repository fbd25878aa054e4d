/** What the public pages cost the server: a community and a piece that many look at, beside a static file of the same server. */

import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import { type Bench, measured, type Row } from '../../tools/bench/run.ts'
import { ServerProcess } from '../../tools/server-process.ts'
import { fillNaKha } from '../support/na-kha.ts'

/** Buyers at once, and how long they look. */
const CONNECTIONS = 20
const SECONDS = 8
const STATIC = '/favicon.svg'

const autocannon = createRequire(import.meta.url).resolve('autocannon')

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
    ...rows('search, always another', await load(`${server.origin}/th${community}/search?q=[<id>]`)),
  ]
}

export default publicBench

/** In a process of its own, as buyers are. */
async function load(url: string): Promise<Load> {
  const args = [
    '--json',
    '--connections',
    String(CONNECTIONS),
    '--duration',
    String(SECONDS),
    '--headers',
    'accept-encoding=br',
  ]
  const ask = url.includes('[<id>]') ? ['--idReplacement', 'true'] : []
  const { stdout } = await promisify(execFile)(process.execPath, [autocannon, ...args, ...ask, url])
  const { requests, latency, non2xx, errors } = JSON.parse(stdout) as {
    requests: { average: number }
    latency: { p99: number }
    non2xx: number
    errors: number
  }
  if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx} refused, ${errors} failed`)
  return { rate: requests.average, slowest: latency.p99 }
}
