/**
 * One request to our server, and what came of it. Success is our status, our nonce echoed and a body that parses
 * (SYNC 5): anything else is a portal, a proxy or a fault, and nothing is taken for sent.
 */

import type * as z from 'zod/mini'
import { randomText } from '../../shared/domain/ids.ts'
import { type ErrorAnswer, errorAnswer } from '../../shared/protocol/errors.ts'
import { writeToken } from '../../shared/protocol/token.ts'
import type { Session } from '../settings.ts'
import type { SyncTrouble } from '../store/state.ts'
import { packed } from './pack.ts'

/** Milliseconds that an answer may take beside the time for its bytes. */
const BASE_TIMEOUT = 20_000
/** Bytes a second of the slowest link that is still waited for. */
const SLOWEST_LINK = 2_000

export interface Failed {
  trouble: SyncTrouble
  /** Our server's own word for it, where it was our server that answered. */
  error?: ErrorAnswer['error']
  status?: number
  /** Milliseconds after which the server wants to be asked again. */
  retryAfter?: number
}

export type Called<T> = { answer: T } | Failed

export type Credentials = Pick<Session, 'shop' | 'device' | 'secret'>

interface Call<T> {
  path: string
  body: object
  schema: z.ZodMiniType<T>
  credentials?: Credentials
  /** Bytes that the answer may have, for the time-out. */
  expected?: number
}

/** POSTs JSON; the answer must be JSON of the schema with the same nonce. */
export async function call<T extends { nonce: string }>({
  path,
  body,
  schema,
  credentials,
  expected,
}: Call<T>): Promise<Called<T>> {
  const nonce = randomText(8)
  const { bytes, headers } = await packed(JSON.stringify({ ...body, nonce }))
  const response = await send(
    path,
    { method: 'POST', body: bytes, headers },
    { credentials, bytes: bytes.byteLength, expected },
  )
  if ('trouble' in response) return response
  const text = await response.text().catch(brokenOff)
  if (typeof text !== 'string') return text
  const json = parseJson(text)
  if (!response.ok) return failure(response, json)
  const parsed = schema.safeParse(json)
  if (!parsed.success || parsed.data.nonce !== nonce) return { trouble: 'portal' }
  return { answer: parsed.data }
}

/** A body that did not come to its end: the time was up (the signal of `send` goes on over it), or the link broke. */
export function brokenOff(error: unknown): Failed {
  return { trouble: error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'offline' }
}

interface SendOptions {
  credentials?: Credentials | undefined
  /** Bytes that go up, for the time-out. */
  bytes?: number
  /** Bytes expected to come down, likewise. */
  expected?: number | undefined
}

/** fetch with a time-out that scales with the bytes, without caches, without redirects. */
export async function send(path: string, init: RequestInit, options: SendOptions = {}): Promise<Response | Failed> {
  const { credentials, bytes = 0, expected = 0 } = options
  const timeout = AbortSignal.timeout(BASE_TIMEOUT + Math.ceil(((bytes + expected) / SLOWEST_LINK) * 1000))
  const headers = new Headers(init.headers)
  if (credentials) {
    headers.set('Authorization', `Bearer ${writeToken(credentials.shop, credentials.device, credentials.secret)}`)
  }
  try {
    const response = await fetch(path, {
      ...init,
      headers,
      signal: timeout,
      cache: 'no-store',
      redirect: 'manual',
      credentials: 'omit',
    })
    // A redirect is never ours: a hotspot sends the phone to its login page.
    return response.type === 'opaqueredirect' ? { trouble: 'portal' } : response
  } catch {
    return { trouble: timeout.aborted ? 'timeout' : 'offline' }
  }
}

/** What a status that is no success means. A status without our error shape did not come from our server. */
export function failure(response: Response, json: unknown): Failed {
  const parsed = errorAnswer.safeParse(json)
  const { status } = response
  if (!parsed.success) return { trouble: status >= 500 && status !== 511 ? 'server' : 'portal', status }
  const failed: Failed = { trouble: troubleOf(status), error: parsed.data.error, status }
  const seconds = Number(response.headers.get('Retry-After'))
  return seconds > 0 ? { ...failed, retryAfter: seconds * 1000 } : failed
}

function troubleOf(status: number): SyncTrouble {
  if (status === 429 || status === 503) return 'busy'
  if (status === 507) return 'storage'
  return status >= 500 ? 'server' : 'refused'
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
