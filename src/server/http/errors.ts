/** The one error class of the server and its one handler: every answer that is not a success has the same shape. */

import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Logger } from 'pino'
import type { ErrorAnswer, ErrorCode } from '../../shared/protocol/errors.ts'
import { StorageTrouble } from '../storage/port.ts'
import type { Metrics } from '../watch/metrics.ts'

export class HttpError extends Error {
  readonly status: ContentfulStatusCode
  readonly code: ErrorCode
  /** The operation's number that it is about. */
  readonly number: number | undefined

  constructor(status: ContentfulStatusCode, code: ErrorCode, message: string, number?: number) {
    super(message)
    this.name = 'HttpError'
    this.status = status
    this.code = code
    this.number = number
  }
}

export function errorBody(error: HttpError): ErrorAnswer {
  const { code, message, number } = error
  return { error: { code, message, ...(number === undefined ? {} : { number }) } }
}

/** Seconds after which it may be tried again: by then a database has started anew. */
export const RETRY_AFTER = 5

/**
 * For Hono's `onError`. What nobody expected is logged and told to nobody.
 * @param page what a person who looks at a page sees of a failure of ours
 */
export function answerError(
  log: Logger,
  metrics: Metrics,
  page: (c: Context, status: ContentfulStatusCode) => Promise<Response>,
) {
  return async (error: Error, c: Context): Promise<Response> => {
    metrics.failed(error)
    const known = knownError(error)
    if (known.status >= 500) log.error({ err: error }, 'request failed')
    if (known.status === 503) c.header('Retry-After', String(RETRY_AFTER))
    if (known.status >= 500 && looksAtPage(c)) return page(c, known.status)
    return c.json(errorBody(known), known.status)
  }
}

/** A browser that goes to an address says so; what it fetches for a page, and every program, asks for something else. */
function looksAtPage(c: Context): boolean {
  return !c.req.path.startsWith('/api/') && (c.req.header('Accept') ?? '').includes('text/html')
}

/** What a phone is told of an error. */
export function knownError(error: Error): HttpError {
  if (error instanceof HttpError) return error
  if (error instanceof StorageTrouble) {
    return error.kind === 'full'
      ? new HttpError(507, 'storage-full', 'The server has no room left.')
      : new HttpError(503, 'busy', 'The server cannot store now; try again later.')
  }
  if (isCutOff(error)) return new HttpError(400, 'bad-request', 'The request broke off.')
  if (error instanceof HTTPException && error.status < 500) {
    return new HttpError(error.status as ContentfulStatusCode, 'bad-request', error.message)
  }
  return new HttpError(500, 'fault', 'Something went wrong on the server.')
}

/** The link went while the body came, as links of a village do: no fault, and nobody is left to be told. */
function isCutOff(error: Error): boolean {
  return error.message === 'aborted' && 'code' in error && error.code === 'ECONNRESET'
}
