/** The routes of the API, each thin: parse, call, answer. */

import { Hono } from 'hono'
import { toBase64 } from '../../shared/carry/bytes.ts'
import { grantedAnswer, grantedRequest } from '../../shared/protocol/grant.ts'
import { codeAnswer, codeRequest, joinAnswer, joinRequest } from '../../shared/protocol/join.ts'
import { MAX_REQUEST_BYTES } from '../../shared/protocol/limits.ts'
import { helloAnswer, helloRequest } from '../../shared/protocol/probe.ts'
import { renewAnswer, renewRequest } from '../../shared/protocol/renew.ts'
import { checksumsAnswer, checksumsRequest, syncAnswer } from '../../shared/protocol/sync.ts'
import { syncRequest } from '../../shared/protocol/syncRequest.ts'
import { PROTOCOL } from '../../shared/protocol/version.ts'
import { sealKeys } from '../carry/keys.ts'
import type { Deps } from '../deps.ts'
import { newDeviceCode } from '../join/codes.ts'
import { letIn } from '../join/granted.ts'
import { join } from '../join/join.ts'
import { renew } from '../join/renew.ts'
import { pushRoutes } from '../push/routes.ts'
import { checksums } from '../sync/checksums.ts'
import { sync } from '../sync/sync.ts'
import type { Metrics } from '../watch/metrics.ts'
import { type DeviceEnv, devicesOnly, ownersOnly } from './auth.ts'
import { readBody } from './body.ts'
import { describe } from './describe.ts'
import { HttpError } from './errors.ts'
import { Guesses } from './guesses.ts'
import { repairRoutes } from './repair-routes.ts'

export function apiRoutes(deps: Deps, metrics: Metrics) {
  const { storage, now, limits } = deps
  const device = devicesOnly(deps, 'requests', limits.requests)
  const app = new Hono<DeviceEnv>()

  app.post(
    '/sync',
    describe({
      summary: 'Hands in operations and reads on',
      body: syncRequest,
      answer: syncAnswer,
      errors: [400, 409, 413, 503, 507],
    }),
    devicesOnly(deps, 'sync', limits.requests, { removed: true }),
    async (c) => {
      const request = await readBody(c, syncRequest, MAX_REQUEST_BYTES)
      checkProtocol(request.protocol)
      const { shop, device } = c.get('who')
      const answer = await sync(deps, shop, device, request)
      metrics.synced(request, answer)
      return c.json(answer)
    },
  )

  app.post(
    '/checksums',
    describe({ summary: 'The checksum of each kind', body: checksumsRequest, answer: checksumsAnswer, errors: [400] }),
    device,
    async (c) => {
      const { nonce } = await readBody(c, checksumsRequest)
      const { shop, device } = c.get('who')
      return c.json({ nonce, ...(await checksums(storage, shop, device)) })
    },
  )

  app.route('/repair', repairRoutes(deps))
  app.route('/push', pushRoutes(deps))

  const guesses = new Guesses(deps)
  app.post(
    '/join',
    describe({
      summary: 'Opens a shop or adds a device to one, by a code',
      body: joinRequest,
      answer: joinAnswer,
      errors: [400, 404, 409, 410, 429],
      token: false,
    }),
    async (c) => {
      const request = await readBody(c, joinRequest)
      checkProtocol(request.protocol)
      const joined = await guesses.judge(c, () => join(storage, request, now()))
      return c.json({ nonce: request.nonce, ...joined, seal: toBase64((await sealKeys(storage)).public) })
    },
  )

  app.post(
    '/join/granted',
    describe({
      summary: 'Lets a device in that an owner has signed for without a network',
      body: grantedRequest,
      answer: grantedAnswer,
      errors: [400, 403, 409],
      token: false,
    }),
    async (c) => {
      const { nonce, grant } = await readBody(c, grantedRequest)
      await guesses.judge(c, () => letIn(storage, grant, now()))
      return c.json({ nonce })
    },
  )

  app.post(
    '/codes',
    describe({ summary: 'A code for one more device', body: codeRequest, answer: codeAnswer, errors: [400, 403] }),
    device,
    ownersOnly(),
    async (c) => {
      const { nonce, role } = await readBody(c, codeRequest)
      const origin = deps.publicUrl ?? new URL(c.req.url).origin
      return c.json({ nonce, ...(await newDeviceCode(storage, c.get('who').shop, role, origin, now())) })
    },
  )

  app.post(
    '/renew',
    describe({
      summary: 'This device goes on as a new one',
      body: renewRequest,
      answer: renewAnswer,
      errors: [400, 409],
    }),
    device,
    async (c) => {
      const { nonce, ...fresh } = await readBody(c, renewRequest)
      const { shop, device } = c.get('who')
      return c.json({ nonce, ...(await renew(storage, shop, device, fresh, now())) })
    },
  )

  app.get(
    '/hello',
    describe({ summary: 'Whether this is the server at all', answer: helloAnswer, errors: [400], token: false }),
    (c) => {
      const asked = helloRequest.safeParse(c.req.query())
      if (!asked.success) throw new HttpError(400, 'bad-request', 'A nonce is needed.')
      return c.json({ nonce: asked.data.nonce, time: now() })
    },
  )
  return app
}

function checkProtocol(protocol: number): void {
  if (protocol !== PROTOCOL) throw new HttpError(409, 'protocol', `This server speaks protocol ${PROTOCOL}.`)
}
