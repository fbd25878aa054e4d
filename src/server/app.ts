/** The server as a function of what it stands on: `createApp(deps)` answers requests, with or without a socket. */

import { Hono } from 'hono'
import { requestId } from 'hono/request-id'
import { openAPIRouteHandler } from 'hono-openapi'
import type { Deps } from './deps.ts'
import { compressJson } from './http/compress.ts'
import { answerError, HttpError } from './http/errors.ts'
import { noStore, securityHeaders } from './http/headers.ts'
import { inlineStyles } from './http/inline-styles.ts'
import { logRequests } from './http/log.ts'
import { apiRoutes } from './http/routes.ts'
import { serveShell } from './http/shell.ts'
import { photoRoutes } from './photos/routes.ts'
import { storefront } from './storefront/routes.ts'

export function createApp(deps: Deps) {
  const app = new Hono()
  app.onError(answerError(deps.log))
  app.use(securityHeaders(deps.secure, inlineStyles(deps.shell)))

  app.get('/healthz', async (c) => {
    await deps.storage.anywhere.ping()
    return c.json({ ok: true })
  })

  app.use('/api/*', requestId(), logRequests(deps.log), noStore(), compressJson())
  app.route('/api', apiRoutes(deps))
  app.route('/api/photos', photoRoutes(deps))
  app.get('/api/openapi.json', openAPIRouteHandler(app, { documentation: DOCUMENTATION, excludeStaticFile: false }))
  app.all('/api/*', () => {
    throw new HttpError(404, 'not-found', 'There is nothing here.')
  })

  app.route('/', storefront(deps))
  app.get('*', serveShell(deps.shell))
  return app
}

const DOCUMENTATION = {
  info: { title: 'Talat', version: '1', description: 'What a phone and its server say to each other.' },
  components: { securitySchemes: { device: { type: 'http', scheme: 'bearer' } } },
} as const
