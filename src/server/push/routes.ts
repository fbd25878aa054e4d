/** `/api/push`: a phone asks to be told at once of what buyers ask for. */

import { Hono } from 'hono'
import { pushAnswer, pushKeyAnswer, pushKeyRequest, pushRequest } from '../../shared/protocol/push.ts'
import type { Deps } from '../deps.ts'
import { type DeviceEnv, devicesOnly } from '../http/auth.ts'
import { readBody } from '../http/body.ts'
import { describe } from '../http/describe.ts'
import { HttpError } from '../http/errors.ts'
import { isPushService } from './hosts.ts'
import { pushKeys } from './keys.ts'
import { canBeSealedFor } from './subscription.ts'

export function pushRoutes(deps: Deps) {
  const { storage, limits, pushServices } = deps
  const device = devicesOnly(deps, 'push', limits.requests)
  const app = new Hono<DeviceEnv>()

  app.post(
    '/key',
    describe({ summary: 'The key that a subscription is made with', body: pushKeyRequest, answer: pushKeyAnswer }),
    device,
    async (c) => {
      const { nonce } = await readBody(c, pushKeyRequest)
      return c.json({ nonce, key: (await pushKeys(storage)).publicKey })
    },
  )

  app.post(
    '/',
    describe({
      summary: 'Where this phone is told; null: not any more',
      body: pushRequest,
      answer: pushAnswer,
      errors: [400],
    }),
    device,
    async (c) => {
      const { nonce, subscription, language } = await readBody(c, pushRequest)
      const { shop, device } = c.get('who')
      if (subscription && !isPushService(subscription.endpoint, pushServices))
        throw new HttpError(400, 'bad-request', 'This is not a push service that is known here.')
      if (subscription && !canBeSealedFor(subscription))
        throw new HttpError(400, 'bad-request', 'No message can be sealed with these keys.')
      await storage.transaction(shop, (rows) =>
        subscription ? rows.push.put({ device, language, ...subscription }) : rows.push.drop(device),
      )
      return c.json({ nonce })
    },
  )
  return app
}
