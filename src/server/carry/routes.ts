/** Bundles on the wire: any device hands in anybody's. */

import { Hono } from 'hono'
import { fromBase64, toBase64 } from '../../shared/carry/bytes.ts'
import { carryAnswer, carryRequest, keysAnswer, keysRequest } from '../../shared/protocol/carried.ts'
import { MAX_BUNDLE_BYTES, MAX_REQUEST_BYTES } from '../../shared/protocol/limits.ts'
import type { Deps } from '../deps.ts'
import { type DeviceEnv, devicesOnly } from '../http/auth.ts'
import { readBody } from '../http/body.ts'
import { describe } from '../http/describe.ts'
import { HttpError } from '../http/errors.ts'
import { handIn } from './hand-in.ts'
import { sealKeys } from './keys.ts'
import { unreadable } from './open.ts'

export function carryRoutes(deps: Deps) {
  const app = new Hono<DeviceEnv>()
  app.use(devicesOnly(deps, 'carry', deps.limits.requests))

  app.post(
    '/',
    describe({
      summary: 'Hands in what a phone without a network gave to a neighbour',
      body: carryRequest,
      answer: carryAnswer,
      errors: [400, 409, 413, 503, 507],
    }),
    async (c) => {
      const { nonce, bundle } = await readBody(c, carryRequest, MAX_REQUEST_BYTES)
      const bytes = fromBase64(bundle)
      if (!bytes) throw unreadable()
      if (bytes.byteLength > MAX_BUNDLE_BYTES) {
        throw new HttpError(413, 'too-large', `A bundle is at most ${MAX_BUNDLE_BYTES} bytes.`)
      }
      const { outcome, answer } = await handIn(deps, bytes)
      return c.json({ nonce, outcome, answer: toBase64(answer) })
    },
  )

  app.post(
    '/keys',
    describe({
      summary: 'Says by which key this device signs, and asks for which one it seals',
      body: keysRequest,
      answer: keysAnswer,
      errors: [400],
    }),
    async (c) => {
      const { nonce, sign } = await readBody(c, keysRequest)
      const { shop, device } = c.get('who')
      await deps.storage.transaction(shop, ({ devices }) => devices.save(device, { signKey: sign }))
      return c.json({ nonce, seal: toBase64((await sealKeys(deps.storage)).public) })
    },
  )
  return app
}
