/** How many connections there may be, and how long one may take: whoever is slow, or says nothing, holds nothing for long. */

import type { ServerOptions } from 'node:https'
import type { ServerType } from '@hono/node-server'

export interface Connections {
  /** At once; the next ones are turned away, and a phone comes again. */
  most: number
  /** Milliseconds in which the head of a request has to come, and all of it: the longest is a piece of a photo over 2 KB a second. */
  head: number
  whole: number
  /** Milliseconds without a byte either way, in the middle of an answer too. */
  silence: number
  /** How often it is looked, milliseconds. */
  look: number
}

export const CONNECTIONS: Connections = {
  most: 2000,
  head: 20_000,
  whole: 120_000,
  silence: 60_000,
  look: 5000,
}

export function optionsFor({ head, whole, look }: Connections): ServerOptions {
  // Before a connection is safe, nothing else looks at the time.
  return { handshakeTimeout: head, headersTimeout: head, requestTimeout: whole, connectionsCheckingInterval: look }
}

export function bound(server: ServerType, { most, silence }: Connections): void {
  server.maxConnections = most
  server.setTimeout(silence)
}
