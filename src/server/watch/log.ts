/** How the server logs: errors without what databases add to them, and each line under the request that it belongs to. */

import { tryGetContext } from 'hono/context-storage'
import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino'
import { loggedError } from './error.ts'

/** Needs `contextStorage()` around what answers: whoever logs, however deep, is handed no request. */
export function serverLog(options: LoggerOptions = {}, stream: DestinationStream = lossyOutput()): Logger {
  return pino({ ...options, serializers: { err: loggedError }, mixin: requestOf }, stream)
}

/**
 * What cannot be written is lost, as where a log lies on a full disk, or whoever read it has gone. pino's own stream would
 * end the server for it, or wait at its end for ever.
 */
function lossyOutput(): DestinationStream {
  process.stdout.on('error', () => {})
  return process.stdout
}

/** Nothing outside of a request, as in what is done now and then. */
function requestOf(): object {
  const request = tryGetContext()?.get('requestId')
  return request === undefined ? {} : { request }
}
