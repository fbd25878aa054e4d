import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { addressOf, houseOf, type IsProxy, isHere, readProxies } from '../../src/server/http/address.ts'

/** Who asks, as the server sees it, for a request from `peer` with that header. */
async function seen(
  what: typeof addressOf,
  peer: string,
  forwarded: string | null,
  isProxy?: IsProxy,
): Promise<string> {
  const app = new Hono().get('/', (c) => c.text(what(c, isProxy)))
  const headers: HeadersInit = forwarded === null ? {} : { 'X-Forwarded-For': forwarded }
  return (await app.request('/', { headers }, { incoming: { socket: { remoteAddress: peer } } })).text()
}

const CDN = '198.51.100.7'
const PROXY = '10.0.0.7'
const BUYER = '203.0.113.9'
const ours = readProxies(`${PROXY},198.51.100.0/24`) ?? isHere

test.each([
  ['no proxy: the peer, whatever it says', BUYER, '1.2.3.4', BUYER],
  ['one proxy', PROXY, BUYER, BUYER],
  ['a CDN before a proxy', PROXY, `${BUYER}, ${CDN}`, BUYER],
  ['a proxy on this machine behind both', '::ffff:127.0.0.1', `${BUYER}, ${CDN}, ${PROXY}`, BUYER],
  ['what the buyer made up stands before', PROXY, `1.2.3.4, ${BUYER}, ${CDN}`, BUYER],
  ['a made-up proxy of ours stands before', PROXY, `1.2.3.4, ${CDN}, ${BUYER}, ${CDN}`, BUYER],
  ['a proxy that nobody has named is the asker', PROXY, `${BUYER}, 192.0.2.1`, '192.0.2.1'],
  ['what is no address ends it', PROXY, `${BUYER}, unknown, ${CDN}`, CDN],
  ['no header', PROXY, null, PROXY],
  ['an empty header', PROXY, '', PROXY],
  ['proxies alone', PROXY, CDN, CDN],
])(
  'the address of an asker is the one that the outermost of our proxies saw: %s',
  async (_, peer, forwarded, address) => {
    expect(await seen(addressOf, peer, forwarded, ours)).toBe(address)
  },
)

test('for a limit all addresses of a house with IPv6 are one, and each of IPv4 is one', async () => {
  const house = (address: string) => seen(houseOf, address, null)
  for (const one of ['2001:db8:0:7::1', '2001:db8:0:7:ffff:1:2:3', '2001:0DB8::7:0:0:0:9', '2001:db8:0:7::1%eth0'])
    expect([one, await house(one)]).toEqual([one, '2001:db8:0:7::/64'])
  expect(await house('2001:db8:0:8::1')).toBe('2001:db8:0:8::/64')
  expect(await house('::1')).toBe('0:0:0:0::/64')
  for (const one of ['203.0.113.9', '::ffff:203.0.113.9', '::FFFF:cb00:7109', '0:0:0:0:0:ffff:203.0.113.9'])
    expect(await house(one), one).toBe('203.0.113.9')
  expect(await house('')).toBe('')
})
