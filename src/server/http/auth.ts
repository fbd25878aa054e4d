/** Who asks: the device that the bearer token names and whose secret it carries. */

import { createMiddleware } from 'hono/factory'
import type { Role } from '../../shared/domain/records.ts'
import { readToken } from '../../shared/protocol/token.ts'
import type { Deps } from '../deps.ts'
import { sameText } from '../same-text.ts'
import type { Filling } from '../storage/among.ts'
import type { DeviceRow, Storage } from '../storage/port.ts'
import { sha256 } from '../sync/hash.ts'
import { Buckets } from './buckets.ts'
import { HttpError } from './errors.ts'
import { spend } from './limits.ts'

export interface Who {
  shop: string
  device: string
  role: Role
  removed: boolean
}

export type DeviceEnv = { Variables: { who: Who } }

/** Of what a device may have at once, a process takes so much at a time. */
const HANDFULS = 10

/** Lets a device through at its own rate in what is `named`; a removed one only where it may still hand in. */
export function devicesOnly(deps: Deps, named: string, filling: Filling, { removed = false } = {}) {
  const buckets = new Buckets(named, filling, deps, Math.max(1, Math.floor(filling.burst / HANDFULS)))
  return createMiddleware<DeviceEnv>(async (c, next) => {
    const who = await identify(deps, c.req.header('Authorization'))
    await spend(c, [buckets, `${who.shop} ${who.device}`])
    if (who.removed && !removed) throw new HttpError(401, 'removed', 'This device was removed from its shop.')
    c.set('who', who)
    await next()
  })
}

export function ownersOnly() {
  return createMiddleware<DeviceEnv>(async (c, next) => {
    if (c.get('who').role !== 'owner') throw new HttpError(403, 'forbidden', 'Only an owner may do this.')
    await next()
  })
}

async function identify({ storage }: Deps, header: string | undefined): Promise<Who> {
  const token = readToken(header?.replace(/^Bearer /, '') ?? '')
  if (!token) throw unauthorized()
  const { shop, device, secret } = token
  const hash = sha256(secret)
  const row = await storage.device(shop, device)
  if (!row || !(sameText(row.token, hash) || isNext(row, hash))) throw unauthorized()
  if (isNext(row, hash)) await takeNext(storage, shop, device, hash)
  return { shop, device, role: row.role, removed: row.removedAt !== null }
}

function isNext({ nextToken }: DeviceRow, hash: string): boolean {
  return nextToken !== null && sameText(nextToken, hash)
}

/** From now on the secret that was used is the only one. */
async function takeNext(storage: Storage, shop: string, device: string, hash: string): Promise<void> {
  await storage.transaction(shop, async ({ devices }) => {
    const row = await devices.get(device)
    if (row && isNext(row, hash)) await devices.save(device, { token: hash, nextToken: null })
  })
}

function unauthorized(): HttpError {
  return new HttpError(401, 'unauthorized', 'This device is not known.')
}
