import { BlockList, isIP } from 'node:net'
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'

/** Says of an address whether it is one of our proxies. */
export type IsProxy = (address: string) => boolean

/** A proxy on the machine of the server. */
export const isHere: IsProxy = (address) => /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address)

/**
 * The address that a request comes from; behind proxies of ours, one or several, the one that the outermost saw. Each puts
 * whom it saw at the end of what it was told, so that the end is read first: what stands before somebody who is no proxy of
 * ours may be made up.
 */
export function addressOf(c: Context, isProxy: IsProxy = isHere): string {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>
  const seen = (c.req.header('X-Forwarded-For') ?? '').split(',').map((one) => one.trim())
  let address = incoming?.socket.remoteAddress ?? ''
  for (let before = seen.pop(); before && isIP(before) && isProxy(address); before = seen.pop()) address = before
  return address
}

/** Who counts as one where a limit goes by address: of IPv6 a house has all addresses that begin with the same 64 bits. */
export function houseOf(c: Context, isProxy?: IsProxy): string {
  const address = addressOf(c, isProxy)
  if (isIP(address) !== 6) return address
  // Written in the one way that there is (RFC 5952), without the name of a network card.
  const [head, tail] = new URL(`http://[${address.split('%')[0]}]`).hostname.slice(1, -1).split('::')
  const [first, last] = [groupsOf(head), groupsOf(tail)]
  const zeros = Array.from({ length: 8 - first.length - last.length }, () => '0')
  const groups = [...first, ...zeros, ...last]
  return mappedIn(groups) ?? `${groups.slice(0, 4).join(':')}::/64`
}

/** The IPv4 address that is written as one of IPv6, `::ffff:c000:201`; null where it is none. */
function mappedIn(groups: readonly string[]): string | null {
  if (groups.slice(0, 6).join(':') !== '0:0:0:0:0:ffff') return null
  const [high = 0, low = 0] = groups.slice(6).map((group) => Number.parseInt(group, 16))
  return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.')
}

function groupsOf(text = ''): string[] {
  return text === '' ? [] : text.split(':')
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
