/** Photos on the wire (SYNC 27): tus to send them, a plain GET to fetch them. */

import { Server } from '@tus/server'
import { Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ErrorCode } from '../../shared/protocol/errors.ts'
import { MAX_PHOTO_BYTES } from '../../shared/protocol/limits.ts'
import type { Deps } from '../deps.ts'
import { type DeviceEnv, devicesOnly } from '../http/auth.ts'
import { describe } from '../http/describe.ts'
import { errorBody, HttpError, knownError, RETRY_AFTER } from '../http/errors.ts'
import { PhotoStore, type TusError, WRONG_HASH, writeKey } from './store.ts'

const PATH = '/api/photos'
const HASH = /^[0-9a-f]{64}$/
const TYPES = ['image/jpeg', 'image/webp']

/** Milliseconds that a request for a photo waits for the one before it to store what came; that one's link is gone. */
const DRAIN = 250

export function photoRoutes(deps: Deps) {
  const { storage, photos } = deps
  /** The shop of a request, as its token says: a photo's name on the wire is the hash alone. */
  const shops = new WeakMap<Request, string>()
  const tus = new Server({
    path: PATH,
    datastore: new PhotoStore(deps),
    maxSize: MAX_PHOTO_BYTES,
    relativeLocation: true,
    // Left out, it would let every origin in.
    allowedOrigins: [],
    lockDrainTimeout: DRAIN,
    namingFunction: (request, metadata) => {
      const { hash, type } = metadata ?? {}
      if (!hash || !HASH.test(hash)) throw bad('The photo needs its hash.')
      if (!type || !TYPES.includes(type)) throw bad('A photo is a JPEG or a WebP.')
      return writeKey({ shop: shops.get(request) ?? '', hash })
    },
    getFileIdFromRequest: (request, hash) => writeKey({ shop: shops.get(request) ?? '', hash: hash ?? '' }),
    generateUrl: (_, { path, id }) => `${path}/${id.slice(id.indexOf('_') + 1)}`,
    onResponseError: (_, error) => asTusError(deps, error),
  })

  const app = new Hono<DeviceEnv>()
  app.use(async (c, next) => {
    // The sign that tus answers here, on refusals as well: a portal cannot know it.
    c.header('Tus-Resumable', '1.0.0')
    await next()
  })
  app.use(devicesOnly(deps, 'photos', deps.limits.photos))
  app.use('/:hash', async (c, next) => {
    if (!HASH.test(c.req.param('hash'))) throw new HttpError(400, 'bad-request', 'A photo is named by its SHA-256.')
    await next()
  })

  const answerByTus = async (request: Request, shop: string): Promise<Response> => {
    shops.set(request, shop)
    return inOurShape(await tus.handleWeb(request))
  }
  app.post('/', describe({ summary: 'Begins a photo, by tus', errors: [400, 409, 413] }), (c) =>
    answerByTus(c.req.raw, c.get('who').shop),
  )
  app.patch('/:hash', describe({ summary: 'Appends to a photo, by tus', errors: [404, 409, 460] }), (c) =>
    answerByTus(c.req.raw, c.get('who').shop),
  )
  app.options('/', (c) => answerByTus(c.req.raw, c.get('who').shop))

  app.get('/:hash', describe({ summary: 'A photo; how much of it is here, by HEAD', errors: [404] }), async (c) => {
    const { shop } = c.get('who')
    // Hono asks the GET route for a HEAD.
    if (c.req.method === 'HEAD') return answerByTus(c.req.raw, shop)
    const hash = c.req.param('hash')
    const photo = await storage.transaction(shop, (rows) => rows.photos.get(hash))
    const bytes = photo && (await photos.get(shop, hash))
    if (!photo || !bytes) throw new HttpError(404, 'not-found', 'There is no such photo.')
    c.header('Content-Type', photo.type)
    c.header('Cache-Control', 'private, max-age=31536000, immutable')
    return c.body(bytes)
  })
  return app
}

function bad(body: string): TusError {
  return { status_code: 400, body }
}

/**
 * Storage trouble keeps its meaning; what nobody expected is logged here, since it does not reach our own handler. What tus
 * may do and we do not is a mistake of whoever asks for it: 501 would be one of ours.
 */
function asTusError({ log, metrics }: Deps, error: Error | TusError): TusError {
  if ('status_code' in error) return error.status_code === 501 ? bad(error.body) : error
  metrics?.failed(error)
  const known = knownError(error)
  if (known.status >= 500) log.error({ err: error }, 'photo failed')
  return { status_code: known.status, body: known.message }
}

const CODES: Record<number, ErrorCode> = {
  404: 'not-found',
  409: 'conflict',
  413: 'too-large',
  [WRONG_HASH.status_code]: 'wrong-hash',
  500: 'fault',
  503: 'busy',
  507: 'storage-full',
}

/** An error of @tus/server as every other one of ours. */
async function inOurShape(response: Response): Promise<Response> {
  if (response.status < 400) return response
  const code = CODES[response.status] ?? 'bad-request'
  const error = new HttpError(response.status as ContentfulStatusCode, code, (await response.text()).trim())
  const { headers, status } = response
  headers.delete('Content-Length')
  headers.set('Content-Type', 'application/json')
  if (status === 503) headers.set('Retry-After', String(RETRY_AFTER))
  return new Response(JSON.stringify(errorBody(error)), { status, headers })
}
