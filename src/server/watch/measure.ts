/** Every request is measured under the pattern of its route; those of the API, of buyers' forms and of the office are logged. */

import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import type { Logger } from 'pino'
import type { Metrics } from './metrics.ts'

const LOGGED = /^\/(?:\w\w\/)?(api|o|office)\//

/** A line says what was asked and how it ended. Never names, tokens or codes: an address may be a key, and anything may be typed. */
export function measure(metrics: Metrics, log: Logger) {
  return createMiddleware(async (c, next) => {
    const start = performance.now()
    await next()
    const ms = performance.now() - start
    const [route, { status }] = [routePath(c), c.res]
    metrics.answered(route, c.req.method, status, ms)
    if (!LOGGED.test(c.req.path)) return
    log.info({ method: c.req.method, path: route, status, ms: Math.round(ms) }, 'request')
  })
}
