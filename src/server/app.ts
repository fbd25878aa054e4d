/** The server as a function of what it stands on: `createApp(deps)` answers requests, with or without a socket. */

import { Hono } from 'hono'
import { contextStorage } from 'hono/context-storage'
import { requestId } from 'hono/request-id'
import { openAPIRouteHandler } from 'hono-openapi'
import { carryRoutes } from './carry/routes.ts'
import type { Deps } from './deps.ts'
import { compressJson } from './http/compress.ts'
import { answerError, HttpError } from './http/errors.ts'
import { noStore, securityHeaders } from './http/headers.ts'
import { inlineStyles } from './http/inline-styles.ts'
import { apiRoutes } from './http/routes.ts'
import { serveShell } from './http/shell.ts'
import { officeRoutes } from './office/routes.ts'
import { photoRoutes } from './photos/routes.ts'
import { askingOf } from './storefront/asking-of.ts'
import { sendTrouble } from './storefront/pages/trouble.ts'
import { storefront } from './storefront/routes.ts'
import { measure } from './watch/measure.ts'
import { Metrics } from './watch/metrics.ts'
import { watchRoutes } from './watch/routes.ts'

export function createApp(given: Deps) {
  const app = new Hono()
  const metrics = new Metrics()
  const deps = { ...given, metrics }
  app.onError(answerError(deps.log, metrics, (c, status) => sendTrouble(c, askingOf(deps, c), status)))
  // Ours alone: who asks could write anything there, and it is logged.
  app.use(contextStorage(), requestId({ limitLength: 0 }), measure(metrics, deps.log))
  app.use(securityHeaders(deps.secure, inlineStyles(deps.shell)), noStore())

  app.route('/', watchRoutes(deps, metrics))
  app.use('/api/*', compressJson())
  app.route('/api', apiRoutes(deps, metrics))
  app.route('/api/carry', carryRoutes(deps))
  app.route('/api/photos', photoRoutes(deps))
  app.get('/api/openapi.json', openAPIRouteHandler(app, { documentation: DOCUMENTATION, excludeStaticFile: false }))
  app.all('/api/*', () => {
    throw new HttpError(404, 'not-found', 'There is nothing here.')
  })

  app.route('/', officeRoutes(deps))
  app.route('/', storefront(deps))
  app.get('*', serveShell(deps.shell))
  return app
}

const DOCUMENTATION = {
  info: { title: 'Talat', version: '1', description: 'What a phone and its server say to each other.' },
  components: { securitySchemes: { device: { type: 'http', scheme: 'bearer' } } },
} as const
