import { BlockList, isIP } from 'node:net'
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'

/** Says of an address whether it is one of our proxies. */
export type IsProxy = (address: string) => boolean

/** A proxy on the machine of the server. */
export const isHere: IsProxy = (address) => /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address)

/** The address that a request comes from; behind a proxy of ours the one that the proxy saw. */
export function addressOf(c: Context, isProxy: IsProxy = isHere): string {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>
  const peer = incoming?.socket.remoteAddress ?? ''
  const forwarded = c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim() ?? ''
  return isProxy(peer) && isIP(forwarded) ? forwarded : peer
}

/** Proxies on other machines too, by addresses or parts of a network, with commas between; null where it is no such list. */
export function readProxies(list: string): IsProxy | null {
  const known = new BlockList()
  for (const one of list.split(',')) {
    const [address = '', bits] = one.trim().split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    const most = family === 'ipv6' ? 128 : 32
    if (!isIP(address) || (bits !== undefined && !(/^\d+$/.test(bits) && Number(bits) <= most))) return null
    known.addSubnet(address, bits === undefined ? most : Number(bits), family)
  }
  return (address) => isHere(address) || known.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}
