/**
 * A generated attack (`npm run attack` makes 100,000 requests of it, and 25,000 on PostgreSQL): every endpoint that the
 * server describes, every operation that phones make, photos, pages and forms; by every kind of caller, with bodies right
 * and wrong.
 */

import { expect, inject, test } from 'vitest'
import { examine } from '../../src/server/sync/doctor.ts'
import { newId, randomText } from '../../src/shared/domain/ids.ts'
import { Random } from '../faults/random.ts'
import type { Phone } from '../server/kit.ts'
import { endpointsOf, toEndpoint, toRepair } from './endpoints.ts'
import { toForm } from './forms.ts'
import { ACTIONS, Operations } from './operations.ts'
import { photoOf } from './photos.ts'
import { toPage } from './places.ts'
import { type Sent, told } from './sent.ts'
import { operationsOf, type Results } from './turns.ts'
import { comeBack, FAR, newWorld, SECRETS, type World } from './world.ts'

const SEED = Number(process.env.ATTACK_SEED ?? 1)
/** A quarter as many on PostgreSQL, where each takes longer. */
const SHARE = inject('database') === 'postgres' ? 0.25 : 1
const REQUESTS = Math.round(Number(process.env.ATTACK_REQUESTS ?? 2000) * SHARE)
/** Requests of which every operation of the fixtures is one. */
const MANY = 800
/** Requests after which whoever went out comes in again. */
const A_WHILE = 200

test(
  `${REQUESTS} requests of seed ${SEED}: no fault, no answer with another shop’s byte, and the shop is as it was`,
  async () => {
    const random = new Random(SEED)
    const world = await newWorld()
    const { victim, owner, there } = world
    const before = await stateOf(victim)
    const endpoints = await endpointsOf(world)
    expect(endpoints.length).toBeGreaterThan(10)
    const known = knownOf(world)
    const operations = new Operations(owner.shop, world.theirs)
    const seen: Results = { judged: new Set(), outcomes: new Map() }
    const ends = new Map<string, number>()
    const statuses = new Set<number>()

    for (let count = 0; count < REQUESTS; count++) {
      if (count % A_WHILE === 0) await comeBack(world)
      const kind = random.weighted({ endpoint: 34, repair: 4, operations: 24, photo: 12, page: 10, form: 16 })
      const sent = await {
        endpoint: () => toEndpoint(random, world, endpoints, known),
        repair: () => toRepair(random, world, operations),
        operations: () => operationsOf(random, world, operations, seen),
        photo: () => photoOf(random, world),
        page: () => toPage(random, world, known),
        form: () => toForm(random, world),
      }[kind]()
      const status = await ask(world, sent)
      statuses.add(status)
      const end = `${kind} ${status < 400 ? 'through' : 'away'}`
      ends.set(end, (ends.get(end) ?? 0) + 1)
    }

    // Of each kind something got through, and something was turned away: else the attack were none.
    for (const kind of ['endpoint', 'repair', 'operations', 'photo', 'page', 'form'])
      for (const end of ['through', 'away'])
        expect(ends.get(`${kind} ${end}`) ?? 0, `${kind} ${end}`).toBeGreaterThan(0)
    for (const status of [200, 400, 401, 404]) expect(statuses).toContain(status)
    expect(seen.outcomes.get('applied')).toBeGreaterThan(0)
    expect(seen.outcomes.get('fault') ?? 0).toBe(0)
    if (REQUESTS >= MANY) expect(ACTIONS.difference(seen.judged)).toEqual(new Set())

    expect(await stateOf(victim)).toEqual(before)
    for (const { shop } of [victim, owner]) expect(await examine(there.deps.storage, shop)).toEqual([])
    await victim.pull()
    expect(victim.last?.checksum).toBe(victim.checksum())
  },
  60_000 + REQUESTS * 20,
)

/** Asks, and throws where the answer is a fault or tells what the asker may not hear, in its head or its body. */
async function ask({ there, victim, hidden }: World, sent: Sent): Promise<number> {
  const answer = await there.app.request(sent.path, sent.init)
  const { status, headers } = answer
  const text = await answer.text()
  if (status >= 500) throw new Error(`${status} for ${told(sent)}: ${text.slice(0, 200)}`)
  const heard = [text, ...[...headers].flat()].join('\n')
  const secrets = [...Object.values(SECRETS), victim.device, victim.secret]
  for (const secret of sent.slug === 'far' ? secrets : [...secrets, ...Object.values(FAR)]) {
    const isTold = heard.includes(secret) || heard.includes(encodeURIComponent(secret))
    if (isTold) throw new Error(`${secret} is told to ${told(sent)}`)
  }
  const isPicture = status === 200 && (headers.get('Content-Type') ?? '').startsWith('image/')
  if (isPicture && sent.path.includes(hidden.good)) throw new Error(`the photo is shown to ${told(sent)}`)
  sent.after?.(status, text)
  return status
}

/** Ids and texts that are used wherever one is asked for. */
function knownOf({ theirs, owner, shown, hidden, call }: World): string[] {
  return [
    ...theirs,
    owner.shop,
    owner.device,
    shown.good,
    call.call,
    hidden.hash,
    newId(),
    randomText(8),
    randomText(32),
    'a'.repeat(64),
    'n'.repeat(12),
    'owner',
    '2026-01-01',
  ]
}

/** All that is stored of a shop. */
function stateOf({ bench: { deps }, shop }: Phone): Promise<unknown> {
  const kinds = ['good', 'photo', 'customer', 'order', 'line', 'device', 'shop', 'call', 'request'] as const
  return deps.storage.transaction(shop, async ({ shop: own, devices, records }) => {
    const owner = (await devices.all()).map(({ lastContact: _, ...row }) => row)
    return [await own.get(), owner, await records.feed(kinds, 0, 1e9)]
  })
}
