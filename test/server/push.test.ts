import { expect, onTestFinished, test } from 'vitest'
import { owe, tellLate, tellOwed } from '../../src/server/push/owed.ts'
import { tellPhones } from '../../src/server/push/push.ts'
import { type Storage, StorageTrouble, type Telling } from '../../src/server/storage/port.ts'
import { pushAnswer, pushKeyAnswer } from '../../src/shared/protocol/push.ts'
import { PushService } from '../support/push-service.ts'
import { addPhone, type Bench, bench, nonce, openShop, type Phone, post, SILENT } from './kit.ts'

async function service(): Promise<PushService> {
  const push = await PushService.open()
  onTestFinished(() => push[Symbol.asyncDispose]())
  return push
}

const ask = (phone: Phone, subscription: object | null, language = 'th') =>
  post(phone.bench, '/api/push', { nonce: nonce(), subscription, language }, pushAnswer, phone.token)

const MESSAGE = { title: 'ตลาด', body: 'มีคนขอซื้อ ผ้าหมี่ขิด', tag: 'r1', path: '/orders/asked/r1' }

test('each phone that asked is told once, in its language, signed by the server’s own key, and nobody else can read it', async () => {
  const push = await service()
  const owner = await openShop(await bench({ pushServices: [push.origin] }))
  const helper = await addPhone(owner, 'helper')
  const stranger = await openShop(owner.bench)
  expect((await ask(owner, push.subscription('a'))).status).toBe(200)
  expect((await ask(helper, push.subscription('b'), 'en')).status).toBe(200)
  await ask(stranger, push.subscription('c'))
  // Asked again, a phone is still one.
  await ask(owner, push.subscription('a'))
  await tellPhones(owner.bench.deps, owner.shop, (language) => ({ ...MESSAGE, title: language }))
  expect(push.told.map(({ message }) => message)).toEqual(
    expect.arrayContaining([
      { ...MESSAGE, title: 'th' },
      { ...MESSAGE, title: 'en' },
    ]),
  )
  expect(push.told).toHaveLength(2)
  expect(push.told[0]).toMatchObject({ ttl: 259200, urgency: 'high', claims: { aud: push.origin } })
})

test('the key stays the same, and is the one that messages are signed with', async () => {
  const owner = await openShop(await bench())
  const key = () => post(owner.bench, '/api/push/key', { nonce: nonce() }, pushKeyAnswer, owner.token)
  const first = (await key()).body.key
  expect((await key()).body.key).toBe(first)
  expect(Buffer.from(first, 'base64url')).toHaveLength(65)
})

test('a phone that does not want to be told, or whose browser has forgotten it, is told no more', async () => {
  const push = await service()
  const owner = await openShop(await bench({ pushServices: [push.origin] }))
  const tell = () => tellPhones(owner.bench.deps, owner.shop, () => MESSAGE)
  await ask(owner, push.subscription())
  await ask(owner, null)
  await tell()
  expect(push.told).toHaveLength(0)
  await ask(owner, push.subscription())
  push.status = 410
  await tell()
  await tell()
  expect(push.told).toHaveLength(1)
})

test('a push service that fails or is away hurts nobody, and is asked again the next time', async () => {
  const push = await service()
  const owner = await openShop(await bench({ pushServices: [push.origin], log: SILENT }))
  await ask(owner, push.subscription())
  push.status = 500
  await tellPhones(owner.bench.deps, owner.shop, () => MESSAGE)
  push.status = 201
  await tellPhones(owner.bench.deps, owner.shop, () => MESSAGE)
  expect(push.told).toHaveLength(2)
})

const TELLING: Telling = { words: 'ask.push.title', body: 'ผ้าหมี่ขิด', tag: 'r1', path: '/orders/asked/r1' }
const [MINUTE, DAY] = [60_000, 24 * 60 * 60 * 1000]

/** What happens at a shop and is told as the server does it. */
async function happen({ bench, shop }: Phone, telling = TELLING, deps = bench.deps): Promise<void> {
  const row = await bench.deps.storage.transaction(shop, (rows) => owe(rows, telling, bench.clock.now))
  if (row) await tellOwed(deps, shop, row)
}

/** Whether the shop's phones are still to be told of something, ever. */
async function isOwed({ bench, shop }: Phone): Promise<boolean> {
  return (await bench.deps.storage.anywhere.shopsToTell(bench.clock.now + 365 * DAY)).includes(shop)
}

/** The job of two processes that look at once, so much later. */
async function look({ deps, clock }: Bench, later: number): Promise<void> {
  clock.now += later
  await Promise.all([tellLate(deps), tellLate(deps)])
}

test.each([503, 429])(
  'a phone whose push service answers %i is told late, and the others not again',
  async (status) => {
    const [sound, failing] = [await service(), await service()]
    const owner = await openShop(await bench({ pushServices: [sound.origin, failing.origin], log: SILENT }))
    const helper = await addPhone(owner, 'helper')
    await ask(owner, sound.subscription())
    await ask(helper, failing.subscription(), 'en')
    failing.status = status
    await happen(owner)
    await look(owner.bench, 0)
    expect([sound.told.length, failing.told.length]).toEqual([1, 1])
    await look(owner.bench, 2 * MINUTE)
    expect([sound.told.length, failing.told.length]).toEqual([1, 2])
    failing.status = 201
    await look(owner.bench, 5 * MINUTE)
    await look(owner.bench, DAY / 2)
    expect([sound.told.length, failing.told.length]).toEqual([1, 3])
    expect(failing.told[2]?.message).toMatchObject({ title: 'Somebody asks to buy', tag: 'r1' })
    expect(await isOwed(owner)).toBe(false)
  },
)

test('a push service that is not reached is asked again; one that refuses, or a phone without keys, is not', async () => {
  const push = await service()
  const nowhere = 'http://127.0.0.1:9'
  const owner = await openShop(await bench({ pushServices: [push.origin, nowhere], log: SILENT }))
  await ask(owner, { ...push.subscription(), endpoint: `${nowhere}/x` })
  await happen(owner)
  expect(await isOwed(owner)).toBe(true)
  await ask(owner, push.subscription())
  await look(owner.bench, 2 * MINUTE)
  expect([push.told.length, await isOwed(owner)]).toEqual([1, false])
  push.status = 403
  await happen(owner)
  expect([push.told.length, await isOwed(owner)]).toEqual([2, false])
  // As an older server let it in.
  const keyless = {
    ...push.subscription(),
    p256dh: 'not-a-point-of-the-curve',
    device: owner.device,
    language: 'th',
  } as const
  await owner.bench.deps.storage.transaction(owner.shop, (rows) => rows.push.put(keyless))
  await happen(owner)
  expect([push.told.length, await isOwed(owner)]).toEqual([2, false])
})

test('a database that is away while phones are to be told leaves them to be told late, all of them, once', async () => {
  const push = await service()
  const owner = await openShop(await bench({ pushServices: [push.origin], log: SILENT }))
  await ask(owner, push.subscription())
  const { deps } = owner.bench
  let isAway = true
  const transaction: Storage['transaction'] = (shop, work) => {
    if (!isAway) return deps.storage.transaction(shop, work)
    isAway = false
    return Promise.reject(new StorageTrouble('away', new Error('for a moment')))
  }
  await happen(owner, TELLING, { ...deps, storage: { ...deps.storage, transaction } })
  expect([push.told.length, isAway]).toEqual([0, false])
  for (let times = 0; times < 3; times++) await look(owner.bench, 2 * MINUTE)
  expect([push.told.length, await isOwed(owner)]).toEqual([1, false])
})

test('who cannot be told is tried ever more seldom, and no more when it is a day old', async () => {
  const push = await service()
  const owner = await openShop(await bench({ pushServices: [push.origin], log: SILENT }))
  await ask(owner, push.subscription())
  push.status = 503
  await happen(owner)
  const tries = [0]
  for (let minute = 5; minute <= 2 * 24 * 60; minute += 5) {
    await look(owner.bench, 5 * MINUTE)
    if (push.told.length > tries.length) tries.push(minute)
  }
  expect(push.told).toHaveLength(tries.length)
  expect(tries).toEqual([0, 5, 10, 20, 40, 80, 160, 320, 640, 1280])
  expect(await isOwed(owner)).toBe(false)
})

test('what is told late does not cover what has been told of the same since', async () => {
  const push = await service()
  const owner = await openShop(await bench({ pushServices: [push.origin], log: SILENT }))
  await ask(owner, push.subscription(), 'en')
  push.status = 503
  await happen(owner)
  await happen(owner, { ...TELLING, tag: 'r2' })
  push.status = 201
  await happen(owner, { ...TELLING, words: 'ask.push.withdrawn' })
  await look(owner.bench, 2 * MINUTE)
  expect(push.told.slice(2).map(({ message }) => message)).toMatchObject([
    { tag: 'r1', title: 'The buyer withdrew' },
    { tag: 'r2', title: 'Somebody asks to buy' },
  ])
  expect(await isOwed(owner)).toBe(false)
})

test('the server calls push services of browsers alone: no address of the house, no plain http, no other port', async () => {
  const owner = await openShop(await bench())
  const { p256dh, auth } = (await service()).subscription()
  const told = async (endpoint: string) => (await ask(owner, { endpoint, p256dh, auth })).status
  for (const endpoint of [
    'http://127.0.0.1:8080/x',
    'https://localhost/x',
    'http://fcm.googleapis.com/x',
    'https://fcm.googleapis.com:8443/x',
    'https://fcm.googleapis.com.example.org/x',
    'https://user@fcm.googleapis.com/x',
    'file:///etc/passwd',
    'x',
  ])
    expect(await told(endpoint), endpoint).toBe(400)
  for (const endpoint of [
    'https://fcm.googleapis.com/fcm/send/x',
    'https://web.push.apple.com/x',
    'https://db5p.notify.windows.com/w',
  ])
    expect(await told(endpoint), endpoint).toBe(200)
})

test('keys that no message can be sealed with are refused when they are brought, not when there is something to tell', async () => {
  const owner = await openShop(await bench())
  const { p256dh, auth } = (await service()).subscription()
  const told = async (keys: object) => {
    const subscription = { endpoint: 'https://web.push.apple.com/x', p256dh, auth, ...keys }
    return (await ask(owner, subscription)).status
  }
  const point = Buffer.from(p256dh, 'base64url')
  const off = Buffer.from(point)
  off.writeUInt8(off.readUInt8(64) ^ 1, 64)
  const text = (bytes: Buffer) => bytes.toString('base64url')
  expect(await told({ p256dh: text(off) })).toBe(400)
  expect(await told({ p256dh: text(point.subarray(0, 64)) })).toBe(400)
  expect(await told({ p256dh: text(Buffer.alloc(65, 4)) })).toBe(400)
  expect(await told({ p256dh: text(Buffer.concat([Buffer.from([3]), point.subarray(1, 33)])) })).toBe(400)
  expect(await told({ auth: text(Buffer.alloc(12)) })).toBe(400)
  expect(await told({ p256dh: `${p256dh}=`, auth: `${auth}==` })).toBe(200)
})

test('however slow a push service is, a look tries each notice once, and comes to the next shop', async () => {
  const push = await service()
  push.status = 503
  const one = await openShop(await bench({ pushServices: [push.origin], log: SILENT }))
  const other = await openShop(one.bench)
  for (const phone of [one, other]) await ask(phone, push.subscription(phone.shop))
  const { deps } = one.bench
  for (const { shop } of [one, other])
    for (const tag of ['r1', 'r2', 'r3']) {
      const telling = { words: 'ask.push.title', body: 'x', tag, path: '/' } as const
      await deps.storage.transaction(shop, (rows) => owe(rows, telling, deps.now()))
    }
  // Half a minute goes by whenever somebody looks at the clock.
  let clock = deps.now() + 2 * MINUTE
  const now = () => {
    clock += MINUTE / 2
    return clock
  }
  await tellLate({ ...deps, now }, () => push.told.length > 20)
  expect(push.told).toHaveLength(6)
})
