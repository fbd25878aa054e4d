import { expect, onTestFinished, test } from 'vitest'
import { tellPhones } from '../../src/server/push/push.ts'
import { pushAnswer, pushKeyAnswer } from '../../src/shared/protocol/push.ts'
import { PushService } from '../support/push-service.ts'
import { addPhone, bench, nonce, openShop, type Phone, post, SILENT } from './kit.ts'

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
