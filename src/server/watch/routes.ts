/** `/healthz`, `/readyz`, `/metrics`, `/keeper`: the server as it is seen from outside by those who keep it. */

import { type Context, Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { roomIn } from '../room.ts'
import { sameText } from '../same-text.ts'
import { keeperPage, POLICY } from './keeper-page.ts'
import type { Metrics } from './metrics.ts'

/** Seconds after which whoever found it not ready looks again. */
const AGAIN = 5

export function watchRoutes(deps: Deps, metrics: Metrics) {
  const { storage, now } = deps
  const started = now()
  const room = async () => (deps.dataDir === undefined ? null : roomIn(deps.dataDir))
  metrics.figure('talat_database_bytes', 'Size of the database', () => storage.anywhere.size())
  metrics.figure('talat_data_free_bytes', 'Room left on the disk of the data', room)
  const app = new Hono()

  /** The process runs: whoever finds that it does not starts it anew, so the database is not asked. */
  app.get('/healthz', (c) => c.json({ ok: true }))

  /** Whether requests may be sent here. */
  app.get('/readyz', async (c) => {
    try {
      await storage.anywhere.ping()
      return c.json({ ok: true })
    } catch (error) {
      deps.log.error({ err: error }, 'not ready')
      c.header('Retry-After', String(AGAIN))
      return c.json({ ok: false, database: 'does not answer' }, 503)
    }
  })

  app.get('/metrics', async (c) => {
    const refused = refuse(c, deps.keeperToken)
    if (refused) return refused
    c.header('Cache-Control', 'no-store')
    c.header('Content-Type', metrics.contentType)
    return c.body(await metrics.text())
  })

  app.get('/keeper', async (c) => {
    const refused = refuse(c, deps.keeperToken)
    if (refused) return refused
    c.header('Cache-Control', 'no-store')
    c.header('Content-Security-Policy', POLICY)
    const [overview, free] = [await storage.anywhere.overview(now()), await room()]
    return c.html(await keeperPage({ overview, now: now(), started, memory: process.memoryUsage().rss, free }))
  })
  return app
}

/** null: it is the keeper, by `Bearer` as Prometheus sends it or by the password that a browser asks for. */
function refuse(c: Context, token: string | null | undefined): Response | Promise<Response> | null {
  // Nobody is told that there is such a page where none was asked for.
  if (!token) return c.notFound()
  if (sameText(givenBy(c.req.header('Authorization') ?? ''), token)) return null
  c.header('WWW-Authenticate', 'Basic realm="Talat keeper", charset="UTF-8"')
  return c.text('The keeper’s token is needed.', 401)
}

function givenBy(header: string): string {
  const [, scheme = '', value = ''] = /^(Bearer|Basic) (\S+)$/.exec(header) ?? []
  if (scheme === 'Bearer') return value
  const text = Buffer.from(value, 'base64').toString('utf8')
  return text.slice(text.indexOf(':') + 1)
}
