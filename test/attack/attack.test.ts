/**
 * A generated attack (`npm run attack` makes 100,000 requests of it): every endpoint that the server describes, by every
 * kind of caller, with bodies right and wrong; and the paths of all other pages.
 */

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { examine } from '../../src/server/sync/doctor.ts'
import { newId, randomText } from '../../src/shared/domain/ids.ts'
import { writeToken } from '../../src/shared/protocol/token.ts'
import { Random } from '../faults/random.ts'
import { addPhone, bench, openShop, type Phone } from '../server/kit.ts'
import { cloth, line, sale } from '../server/trade.ts'
import { type Json, type Schema, sample, spoil, wire } from './bodies.ts'

const SEED = Number(process.env.ATTACK_SEED ?? 1)
const REQUESTS = Number(process.env.ATTACK_REQUESTS ?? 2000)

/** Nobody but the shop that is attacked has ever sent these. */
const SECRETS = { good: 'ผ้าลับเจ็ดสี', buyer: 'มาลัยลับ', contact: '0877776666', note: 'หมายเหตุลับ' }

interface Endpoint {
  path: string
  method: string
  body: Schema | null
}

interface Described {
  paths: Record<string, Record<string, { requestBody?: { content: Record<string, { schema: Schema }> } }>>
}

function endpointsOf({ paths }: Described): Endpoint[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { requestBody }]) => {
      const body = requestBody?.content['application/json']?.schema ?? null
      return { path, method: method.toUpperCase(), body }
    }),
  )
}

/** Where no endpoint is described: pages, files, and what is none. */
const PLACES = [
  '/',
  '/c/market',
  '/p/{id}',
  '/s/{id}',
  '/t/{id}',
  '/o/new',
  '/o/{id}',
  '/o/many',
  '/office',
  '/office/in/{id}',
  '/img/{id}',
  '/metrics',
  '/keeper',
  '/sitemap.xml',
  '/api/nothing',
]
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const TWISTS = [
  '',
  '',
  '',
  '?x=%00',
  '/..%2f..%2fetc%2fpasswd',
  '/%2e%2e/',
  '%',
  '//',
  '?language=%ff',
  `/${'a'.repeat(3000)}`,
]

test(
  `${REQUESTS} requests of seed ${SEED}: no fault, no answer with another shop’s byte, and the shop is as it was`,
  async () => {
    const random = new Random(SEED)
    const there = await bench({ keeperToken: randomText(32) })
    await mkdir(there.deps.shell)
    await writeFile(join(there.deps.shell, 'index.html'), '<!doctype html>')
    const victim = await openShop(there)
    const good = cloth({ name: SECRETS.good })
    await victim.do('good.add', good)
    const who = { name: SECRETS.buyer, contact: SECRETS.contact, note: SECRETS.note }
    const nowhere = { house: '', subdistrict: '', district: '', province: '', postcode: '' }
    const customer = newId()
    await victim.do('customer.add', { customer, fields: { ...who, ...nowhere } })
    await victim.do('sale.record', sale([line({ good: good.good })]))
    const attacker = await openShop(there)
    const helper = await addPhone(attacker, 'helper')
    const removed = await addPhone(attacker, 'helper')
    await attacker.pull()
    const device = attacker.record('device', removed.device)
    await attacker.do('device.remove', { device: removed.device, based: { removed: device?.version ?? null } })
    const before = await stateOf(victim)

    const described = (await (await there.app.request('/api/openapi.json')).json()) as Described
    const endpoints = endpointsOf(described)
    expect(endpoints.length).toBeGreaterThan(10)
    const tokens = [
      '',
      'x',
      attacker.token,
      helper.token,
      removed.token,
      writeToken(victim.shop, victim.device, attacker.secret),
      writeToken(victim.shop, attacker.device, attacker.secret),
      writeToken(attacker.shop, victim.device, attacker.secret),
      writeToken(newId(), newId(), randomText(32)),
    ]
    const known = [
      good.good,
      customer,
      victim.shop,
      attacker.shop,
      attacker.device,
      newId(),
      randomText(8),
      randomText(32),
      'a'.repeat(64),
      'n'.repeat(12),
      'owner',
      '2026-01-01',
    ]
    const statuses = new Map<number, number>()
    for (let count = 0; count < REQUESTS; count++) {
      const { path, init, told } = requestOf(random, endpoints, tokens, known)
      const answer = await there.app.request(path, init)
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
      const text = await answer.text()
      if (answer.status >= 500) throw new Error(`${answer.status} for ${told}: ${text.slice(0, 200)}`)
      for (const secret of [...Object.values(SECRETS), victim.device, victim.secret]) {
        if (text.includes(secret)) throw new Error(`${secret} is told to ${told}`)
      }
    }
    // Something of it got through, and something was turned away: else the attack were none.
    for (const status of [200, 400, 401, 404]) expect(statuses.get(status), String(status)).toBeGreaterThan(0)
    expect(await stateOf(victim)).toEqual(before)
    expect(await examine(there.deps.storage, victim.shop)).toEqual([])
    await victim.pull()
    expect(victim.last?.checksum).toBe(victim.checksum())
  },
  60_000 + REQUESTS * 20,
)

/** All that is stored of a shop. */
function stateOf({ bench: { deps }, shop }: Phone): Promise<unknown> {
  return deps.storage.transaction(shop, async ({ shop: own, devices, records }) => {
    const owner = (await devices.all()).map(({ lastContact: _, ...row }) => row)
    return [await own.get(), owner, await records.feed(['good', 'customer', 'order', 'line', 'device', 'shop'], 0, 1e9)]
  })
}

function requestOf(
  random: Random,
  endpoints: readonly Endpoint[],
  tokens: readonly string[],
  known: readonly string[],
) {
  const endpoint = random.pick(endpoints)
  const described = random.chance(0.85)
  const path = described ? endpoint.path : random.pick(PLACES)
  const method = described && random.chance(0.9) ? endpoint.method : random.pick(METHODS)
  const filled = path.replace(/\{\w+\}/g, () => random.pick(known)) + (random.chance(0.2) ? random.pick(TWISTS) : '')
  const right = endpoint.body && described ? sample(endpoint.body, random, known) : ({} as Json)
  const { body, headers } = wire(random.chance(0.4) ? right : spoil(right, random), random)
  const Authorization = `Bearer ${random.pick(tokens)}`
  const init = {
    method,
    headers: { ...headers, Authorization },
    ...(method === 'GET' || method === 'HEAD' ? {} : { body }),
  }
  return {
    path: filled,
    init,
    told: `${method} ${filled} ${Authorization} ${Buffer.from(body).toString('utf8').slice(0, 300)}`,
  }
}
