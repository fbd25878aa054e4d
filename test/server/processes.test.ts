/** Several processes on one database: what one knows, the others know; what one does, none does again. */

import { createHash, randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import type { Deps } from '../../src/server/deps.ts'
import { Buckets } from '../../src/server/http/buckets.ts'
import { LIMITS } from '../../src/server/http/limits.ts'
import { type Job, keepDoing } from '../../src/server/jobs.ts'
import { tellLate, tellOwed } from '../../src/server/push/owed.ts'
import { openPostgres } from '../../src/server/storage/postgres/open.ts'
import { makeRequest } from '../../src/server/storefront/requests/make.ts'
import { newId } from '../../src/shared/domain/ids.ts'
import { joinAnswer } from '../../src/shared/protocol/join.ts'
import { pushAnswer } from '../../src/shared/protocol/push.ts'
import { lackingShop } from '../support/named-shop.ts'
import { beside, nameOf, tell } from '../support/postgres/databases.ts'
import { freshDatabase } from '../support/postgres/fresh.ts'
import { PushService } from '../support/push-service.ts'
import { type Bench, bench, joining, nonce, openShop, type Phone, post, SILENT } from './kit.ts'
import { BUYER, publish, shopWithWindow } from './storefront/shopkeeping.ts'

/** Two servers on one database and one folder of photos. */
async function twoServers(changed: Partial<Deps> = {}): Promise<[Bench, Bench]> {
  const url = await freshDatabase()
  const lacking: string[] = []
  const watch = lackingShop((query) => lacking.push(query))
  const storages = [await openPostgres(url, { watch }), await openPostgres(url, { watch })] as const
  onTestFinished(async () => {
    for (const storage of storages) await storage.close()
    expect(lacking).toEqual([])
  })
  const one = await bench({ ...changed, storage: storages[0] })
  const { photos, sizes } = one.deps
  return [one, await bench({ photos, sizes, ...changed, storage: storages[1] })]
}

/** The same phone, asking another server. */
function elsewhere(phone: Phone, there: Bench): Phone {
  return Object.assign(Object.create(Object.getPrototypeOf(phone)), phone, { bench: there })
}

const slow = { perMinute: 0.5 }

test('wrong codes are counted over all processes, many at once too, and a right one costs nothing', async () => {
  const [one, other] = await twoServers({ limits: { ...LIMITS, wrongCodes: { ...slow, burst: 6 } } })
  const owner = await openShop(one)
  const { code } = (await owner.code('helper')).body
  expect((await post(other, '/api/join', joining(code), joinAnswer)).status).toBe(200)
  const guess = (place: Bench, n: number) => post(place, '/api/join', joining(`wrong${n}`), joinAnswer)
  const guesses = Array.from({ length: 12 }, (_, n) => guess(n % 2 === 0 ? one : other, n))
  const statuses = (await Promise.all(guesses)).map(({ status }) => status)
  expect(statuses.sort()).toEqual([...Array(6).fill(404), ...Array(6).fill(429)])
})

test('a phone that asks one process after the other may ask no more often than one that asks the same', async () => {
  const limits = { ...LIMITS, requests: { ...slow, burst: 20 } }
  const [one, other] = await twoServers({ limits })
  const phone = await openShop(one)
  const there = elsewhere(phone, other)
  let taken = 2
  for (let n = 0; n < 26; n++) if ((await (n % 2 === 0 ? phone : there).send()).status === 200) taken++
  expect(taken).toBe(20)
})

test('while the database is away each process judges for itself, and lets no more through', async () => {
  const url = await freshDatabase()
  const storage = await openPostgres(url)
  onTestFinished(() => storage.close())
  const buckets = new Buckets('a', { ...slow, burst: 3 }, { storage, now: () => 0 })
  const outside = beside(url, 'postgres')
  await tell(outside, `alter database ${nameOf(url)} allow_connections false`)
  await tell(outside, 'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [nameOf(url)])
  const waits: number[] = []
  for (let n = 0; n < 5; n++) waits.push(await buckets.take('somebody'))
  await tell(outside, `alter database ${nameOf(url)} allow_connections true`)
  expect(waits).toEqual([0, 0, 0, 120, 120])
})

test('what a process found empty a moment ago it asks for again once its clock went back', async () => {
  const storage = await openPostgres(await freshDatabase())
  onTestFinished(() => storage.close())
  const clock = { now: Date.now() }
  const opened = () => new Buckets('a', { perMinute: 0.01, burst: 1 }, { storage, now: () => clock.now })
  const [here, elsewhere] = [opened(), opened()]
  expect([await here.take('somebody'), (await here.take('somebody')) > 0]).toEqual([0, true])
  await elsewhere.giveBack('somebody')
  clock.now -= 24 * 60 * 60 * 1000
  expect(await here.take('somebody')).toBe(0)
})

/** A job that says how often it was done. */
function counting(): Job & { done: number } {
  const job = { name: 'counting', every: 0, done: 0, run: async () => void job.done++ }
  return job
}

test('jobs are done by one process; another one goes on with them when that has stopped, or died', async () => {
  const [one, other] = await twoServers({ log: SILENT })
  const [first, second] = [counting(), counting()]
  // Nobody here waits until a lease is over: who stops gives it back.
  const [LOOK, LEASE] = [20, 600_000]
  const holds = (milliseconds: number) => one.deps.storage.among?.hold('jobs', 'somebody who died', milliseconds)
  expect(await holds(LEASE)).toBe(true)
  const stopFirst = keepDoing(one.deps, [first], LOOK, LEASE)
  await pause(100)
  expect(first.done).toBe(0)
  // It died: its lease ends, and it renews it no more.
  expect(await holds(1)).toBe(true)
  await expect.poll(() => first.done, { timeout: 10_000 }).toBeGreaterThan(2)
  const stopSecond = keepDoing(other.deps, [second], LOOK, LEASE)
  onTestFinished(() => stopSecond())
  await pause(200)
  expect(second.done).toBe(0)
  await stopFirst()
  const { done } = first
  await expect.poll(() => second.done, { timeout: 10_000 }).toBeGreaterThan(0)
  expect(first.done).toBe(done)
})

interface Photo {
  bytes: Uint8Array<ArrayBuffer>
  hash: string
}

function photo(): Photo {
  const bytes = new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xd9]), randomBytes(60_000)]))
  return { bytes, hash: createHash('sha256').update(bytes).digest('hex') }
}

/** One request for a photo, by tus where it is not a GET. */
async function ask(phone: Phone, hash: string, init: RequestInit): Promise<Response> {
  const headers = { Authorization: `Bearer ${phone.token}`, 'Tus-Resumable': '1.0.0', ...init.headers }
  return phone.bench.app.request(`/api/photos${hash && `/${hash}`}`, { ...init, headers })
}

function begin(phone: Phone, { bytes, hash }: Photo): Promise<Response> {
  const metadata = `hash ${btoa(hash)},type ${btoa('image/jpeg')}`
  const headers = { 'Upload-Length': String(bytes.byteLength), 'Upload-Metadata': metadata }
  return ask(phone, '', { method: 'POST', headers })
}

async function append(phone: Phone, { bytes, hash }: Photo, from: number, to = bytes.byteLength): Promise<number> {
  const headers = { 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(from) }
  return (await ask(phone, hash, { method: 'PATCH', headers, body: bytes.slice(from, to) })).status
}

test('a photo that is begun at one process goes on at another from where it was, and is whole for both', async () => {
  const [one, other] = await twoServers()
  const here = await openShop(one)
  const there = elsewhere(here, other)
  const sent = photo()
  expect((await begin(here, sent)).status).toBe(201)
  expect(await append(here, sent, 0, 20_000)).toBe(204)
  expect((await ask(there, sent.hash, { method: 'HEAD' })).headers.get('Upload-Offset')).toBe('20000')
  // Whoever is behind is told so.
  expect(await append(there, sent, 0, 10_000)).toBe(409)
  expect(await append(there, sent, 20_000)).toBe(204)
  for (const phone of [here, there]) {
    const answer = await ask(phone, sent.hash, { method: 'GET' })
    expect(Buffer.from(await answer.arrayBuffer()).equals(sent.bytes)).toBe(true)
  }
})

test('a photo that two processes finish at once is there, and neither calls it wrong', async () => {
  const [one, other] = await twoServers()
  const here = await openShop(one)
  const there = elsewhere(here, other)
  for (let round = 0; round < 8; round++) {
    const sent = photo()
    // Its last byte was stored, and whoever had it died before it was checked.
    await one.deps.storage.transaction(here.shop, async ({ photos }) => {
      await photos.beginUpload(sent.hash, sent.bytes.byteLength, 0)
      await photos.append(sent.hash, 0, sent.bytes, 0)
    })
    const looks = [here, there, here, there].map((phone) => ask(phone, sent.hash, { method: 'HEAD' }))
    expect((await Promise.all(looks)).map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect((await ask(there, sent.hash, { method: 'GET' })).status).toBe(200)
  }
})

test('phones are told once of what is asked, however often and wherever the form arrives; of what was left untold, late', async () => {
  const push = await PushService.open()
  onTestFinished(() => push[Symbol.asyncDispose]())
  const [one, other] = await twoServers({ pushServices: [push.origin] })
  const owner = await shopWithWindow(one)
  const subscription = push.subscription()
  await post(one, '/api/push', { nonce: nonce(), subscription, language: 'en' }, pushAnswer, owner.token)
  const good = await publish(owner, { piece: false })
  const asked = {
    request: newId(),
    wants: [{ good, quantity: 1 }],
    who: BUYER,
    pickup: true,
    language: 'en',
  }
  const owedBy = async ({ deps, clock }: Bench, request = asked.request) => {
    const made = await makeRequest(deps.storage, owner.shop, { ...asked, request }, clock.now)
    return 'no' in made ? null : made.owed
  }
  const owed = await owedBy(one)
  if (!owed) throw new Error('nobody is to be told')
  await tellOwed(one.deps, owner.shop, owed)
  expect(await owedBy(other)).toBeNull()
  await tellLate({ ...other.deps, now: () => other.clock.now + 120_000 })
  expect(push.told).toHaveLength(1)

  // Stored, and whoever had stored it died before a word was said.
  const left = newId()
  await owedBy(one, left)
  await tellLate(other.deps)
  expect(push.told).toHaveLength(1)
  other.clock.now += 120_000
  one.clock.now += 120_000
  await Promise.all([tellLate(one.deps), tellLate(other.deps)])
  expect(push.told.map(({ message }) => message)).toEqual([
    expect.objectContaining({ tag: asked.request, title: 'Somebody asks to buy' }),
    expect.objectContaining({ tag: left }),
  ])
  one.clock.now += 120_000
  await tellLate(one.deps)
  expect(push.told).toHaveLength(2)
})
