/** How the server logs: errors without what databases add to them, and each line under the request that it belongs to. */

import { tryGetContext } from 'hono/context-storage'
import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino'
import { loggedError } from './error.ts'

/** Needs `contextStorage()` around what answers: whoever logs, however deep, is handed no request. */
export function serverLog(options: LoggerOptions = {}, stream: DestinationStream = lossyOutput()): Logger {
  return pino({ ...options, serializers: { err: loggedError }, mixin: requestOf }, stream)
}

/** Bytes that wait for whoever reads the log; what comes while there are more is lost. */
const MOST_WAITING = 1024 * 1024

/**
 * What cannot be written is lost, as where a log lies on a full disk, or whoever read it has gone or stands still. pino's own
 * stream would end the server for it, wait at its end for ever, or keep all of it in memory.
 */
function lossyOutput(): DestinationStream {
  const { stdout } = process
  stdout.on('error', () => {})
  return {
    write(line) {
      if (stdout.writableLength < MOST_WAITING) stdout.write(line)
    },
  }
}

/** Nothing outside of a request, as in what is done now and then. */
function requestOf(): object {
  const request = tryGetContext()?.get('requestId')
  return request === undefined ? {} : { request }
}
