import { isIP } from 'node:net'
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'

const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/

/** The address that a request comes from; behind a proxy on this machine the one that the proxy saw. */
export function addressOf(c: Context): string {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>
  const peer = incoming?.socket.remoteAddress ?? ''
  const forwarded = c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim() ?? ''
  return LOOPBACK.test(peer) && isIP(forwarded) ? forwarded : peer
}
