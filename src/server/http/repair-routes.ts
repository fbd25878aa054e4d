/** `/api/repair`: how both sides of a shop become equal again (SYNC 19). */

import { Hono } from 'hono'
import type { Kind } from '../../shared/domain/records.ts'
import { MAX_REQUEST_BYTES } from '../../shared/protocol/limits.ts'
import { compareAnswer, giveAnswer, photosAnswer, pullAnswer } from '../../shared/protocol/repair.ts'
import { compareRequest, giveRequest, photosRequest, pullRequest } from '../../shared/protocol/repairRequest.ts'
import type { Deps } from '../deps.ts'
import { lackingPhotos } from '../photos/lacking.ts'
import { compare, give, pull, type Repairing } from '../sync/repair.ts'
import { type DeviceEnv, devicesOnly, type Who } from './auth.ts'
import { readBody } from './body.ts'
import { describe } from './describe.ts'

export function repairRoutes(deps: Deps) {
  const device = devicesOnly(deps, 'repair', deps.limits.requests)
  const { storage, now, log } = deps
  const repairing = ({ shop, device }: Who, kind: Kind): Repairing => ({ storage, now, log, shop, device, kind })
  const app = new Hono<DeviceEnv>()

  app.post(
    '/compare',
    describe({ summary: 'What differs in a kind', body: compareRequest, answer: compareAnswer, errors: [400, 403] }),
    device,
    async (c) => {
      const { nonce, kind, width, buckets } = await readBody(c, compareRequest, MAX_REQUEST_BYTES)
      return c.json({ nonce, ...(await compare(repairing(c.get('who'), kind), width, buckets)) })
    },
  )

  app.post(
    '/pull',
    describe({ summary: 'Records by id', body: pullRequest, answer: pullAnswer, errors: [400, 403] }),
    device,
    async (c) => {
      const { nonce, kind, ids } = await readBody(c, pullRequest, MAX_REQUEST_BYTES)
      return c.json({ nonce, ...(await pull(repairing(c.get('who'), kind), ids)) })
    },
  )

  app.post(
    '/give',
    describe({ summary: 'Takes what is lacking here', body: giveRequest, answer: giveAnswer, errors: [400, 403] }),
    device,
    async (c) => {
      const { nonce, kind, records } = await readBody(c, giveRequest, MAX_REQUEST_BYTES)
      return c.json({ nonce, ...(await give(repairing(c.get('who'), kind), records)) })
    },
  )

  app.post(
    '/photos',
    describe({ summary: 'Photos that are lacking here', body: photosRequest, answer: photosAnswer, errors: [400] }),
    device,
    async (c) => {
      const { nonce } = await readBody(c, photosRequest)
      return c.json({ nonce, hashes: await lackingPhotos(deps, c.get('who').shop) })
    },
  )
  return app
}
