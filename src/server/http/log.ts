/** One line a request of the API: what was asked, how it ended, how long it took. Never names, tokens or codes. */

import { createMiddleware } from 'hono/factory'
import type { Logger } from 'pino'

export function logRequests(log: Logger) {
  return createMiddleware(async (c, next) => {
    const start = performance.now()
    await next()
    log.info(
      {
        request: c.get('requestId'),
        method: c.req.method,
        path: c.req.path,
        status: c.res.status,
        ms: Math.round(performance.now() - start),
      },
      'request',
    )
  })
}
