import { expect, test } from 'vitest'
import { currentCommunityCode, newCommunityCode } from '../../src/server/join/codes.ts'
import { newId, randomText } from '../../src/shared/domain/ids.ts'
import { type JoinAnswer, type JoinRequest, joinAnswer } from '../../src/shared/protocol/join.ts'
import { CODE_LIFE } from '../../src/shared/protocol/limits.ts'
import { giveAnswer } from '../../src/shared/protocol/repair.ts'
import { type Answered, addPhone, type Bench, bench, join, joining, nonce, openShop, Phone, post } from './kit.ts'
import { sale } from './trade.ts'

function ask(bench: Bench, request: JoinRequest): Promise<Answered<JoinAnswer>> {
  return post(bench, '/api/join', request, joinAnswer)
}

async function communityCode({ deps, clock }: Bench): Promise<string> {
  return (await newCommunityCode(deps.storage, clock.now)).code
}

test('a community code opens one shop, and its first device is an owner', async () => {
  const there = await bench()
  const shop = newId()
  const { phone, answer } = await join(there, await communityCode(there), shop)
  expect(answer).toMatchObject({ shop, role: 'owner', time: there.clock.now })
  expect(answer.epoch.length).toBeLessThanOrEqual(11)
  await phone.pull()
  expect(phone.record('device', phone.device)?.fields).toEqual({ name: 'เครื่อง', role: 'owner', removed: false })
})

test('promise 2: the same code from the same device gets the same answer, after it has expired too', async () => {
  const there = await bench()
  const request = joining(await communityCode(there), newId())
  const first = await ask(there, request)
  there.clock.now += 2 * CODE_LIFE
  const again = await ask(there, request)
  expect(again.body).toEqual({ ...first.body, time: there.clock.now })
  const phone = new Phone(there, first.body.shop, request.device, request.secret)
  await phone.pull()
  expect(phone.ofKind('device')).toHaveLength(1)
})

test('a code is good once: another device, or the same id with another secret, is refused', async () => {
  const owner = await openShop(await bench())
  const { code } = (await owner.code('helper')).body
  const request = joining(code)
  expect((await ask(owner.bench, request)).status).toBe(200)
  const refused = { status: 409, body: { error: { code: 'code-used' } } }
  expect(await ask(owner.bench, joining(code))).toMatchObject(refused)
  expect(await ask(owner.bench, { ...request, secret: randomText(32) })).toMatchObject(refused)
})

test('two devices that come with one code at the same moment: one joins', async () => {
  const owner = await openShop(await bench())
  const { code } = (await owner.code('helper')).body
  const answers = await Promise.all(Array.from({ length: 5 }, () => ask(owner.bench, joining(code))))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409])
  await owner.pull()
  expect(owner.ofKind('device')).toHaveLength(2)
})

test('a code expires, and one that nobody made is unknown', async () => {
  const owner = await openShop(await bench())
  const { code, expires } = (await owner.code('helper')).body
  expect(expires).toBe(owner.bench.clock.now + CODE_LIFE)
  owner.bench.clock.now = expires
  expect(await ask(owner.bench, joining(code))).toMatchObject({
    status: 410,
    body: { error: { code: 'code-expired' } },
  })
  expect(await ask(owner.bench, joining('nosuchcode'))).toMatchObject({
    status: 404,
    body: { error: { code: 'code-unknown' } },
  })
})

test('a shop code adds a device of its role to its shop, whatever shop the phone names, and its link leads to the app', async () => {
  const owner = await openShop(await bench({ publicUrl: 'https://market.example' }))
  const { body } = await owner.code('helper')
  expect(body.link).toBe(`https://market.example/?openExternalBrowser=1#join=${body.code}`)
  const { answer } = await join(owner.bench, body.code, newId())
  expect(answer).toMatchObject({ shop: owner.shop, role: 'helper', recovery: null })
})

test('a community code needs a shop, and does not open one that is here already', async () => {
  const owner = await openShop(await bench())
  const code = await communityCode(owner.bench)
  expect(await ask(owner.bench, joining(code))).toMatchObject({ status: 400 })
  expect(await ask(owner.bench, joining(code, owner.shop))).toMatchObject({
    status: 409,
    body: { error: { code: 'shop-exists' } },
  })
  // The code was not spent by it.
  expect((await ask(owner.bench, joining(code, newId()))).status).toBe(200)
})

test('a recovery card is good for one new owner device and renewed when used', async () => {
  const there = await bench()
  const first = await join(there, await communityCode(there), newId())
  const { shop, recovery } = first.answer
  const second = await join(there, recovery ?? '')
  expect(second.answer).toMatchObject({ shop, role: 'owner' })
  expect(second.answer.recovery).not.toBe(recovery)
  expect((await ask(there, joining(recovery ?? ''))).body).toMatchObject({ error: { code: 'code-used' } })
  there.clock.now += 1000 * CODE_LIFE
  const third = await join(there, second.answer.recovery ?? '')
  expect(third.answer).toMatchObject({ shop, role: 'owner' })
})

test('owners of one shop have one recovery card', async () => {
  const there = await bench()
  const { phone, answer } = await join(there, await communityCode(there), newId())
  const other = await join(there, (await phone.code('owner')).body.code)
  expect(other.answer.recovery).toBe(answer.recovery)
})

test('a new secret of a device replaces the old one only once it has been used', async () => {
  const owner = await openShop(await bench())
  const helper = await addPhone(owner, 'helper')
  const secret = randomText(32)
  const { code } = (await owner.code('helper')).body
  expect((await ask(owner.bench, joining(code, null, helper.device, secret))).status).toBe(200)
  const renewed = new Phone(owner.bench, owner.shop, helper.device, secret)
  expect((await helper.send()).status).toBe(200)
  expect((await renewed.send()).status).toBe(200)
  expect((await helper.send()).status).toBe(401)
  expect((await renewed.send()).status).toBe(200)
})

test('a device goes on as a new one with numbers from one, and asking again is answered again', async () => {
  const old = await openShop(await bench())
  await old.do('sale.record', sale())
  const fresh = new Phone(old.bench, old.shop, newId(), randomText(32))
  const first = await old.renew(fresh.device, fresh.secret)
  expect(first.body).toMatchObject({ shop: old.shop, role: 'owner' })
  expect((await old.renew(fresh.device, fresh.secret)).status).toBe(200)
  expect(await old.renew(fresh.device, randomText(32))).toMatchObject({ status: 409 })
  expect(await fresh.do('sale.record', sale())).toMatchObject({ number: 1, outcome: 'applied' })
  await fresh.pull()
  expect(fresh.ofKind('device').map(({ id, fields }) => [id, fields.name, fields.removed])).toEqual(
    expect.arrayContaining([
      [old.device, 'เครื่อง', true],
      [fresh.device, 'เครื่อง', false],
    ]),
  )
  // What is still on its way from the old one is taken.
  expect(await old.do('sale.record', sale())).toMatchObject({ outcome: 'applied' })
})

test('by an id of which a phone has given the record alone nobody comes in: it is told to take another', async () => {
  const owner = await openShop(await bench())
  const device = newId()
  const record = { id: device, fields: { name: 'x', role: 'owner', removed: false }, deleted: false, version: 'a.1' }
  const gift = { nonce: nonce(), kind: 'device', records: [record] }
  expect((await post(owner.bench, '/api/repair/give', gift, giveAnswer, owner.token)).body.taken).toBe(1)
  const { code } = (await owner.code('helper')).body
  expect(await owner.renew(device, randomText(32))).toMatchObject({
    status: 409,
    body: { error: { code: 'conflict' } },
  })
  const asked = joining(code, null, device)
  expect(await ask(owner.bench, asked)).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } })
  // Its code is as good as before.
  expect((await join(owner.bench, code)).answer.role).toBe('helper')
})

test('the community code that a start prints is the same until it is used or has expired', async () => {
  const there = await bench()
  const { storage } = there.deps
  const now = there.clock.now
  const { code } = await currentCommunityCode(storage, now)
  expect((await currentCommunityCode(storage, now + 1000)).code).toBe(code)
  await join(there, code, newId())
  const next = (await currentCommunityCode(storage, now + 2000)).code
  expect(next).not.toBe(code)
  expect((await currentCommunityCode(storage, now + 2 * CODE_LIFE)).code).not.toBe(next)
})

test('neither secrets nor codes stand in the database as they are', async () => {
  const statements: unknown[] = []
  const there = await bench({}, { log: ({ query }) => statements.push(...query.parameters) })
  const code = await communityCode(there)
  const { phone, answer } = await join(there, code, newId())
  const { body } = await phone.code('helper')
  const stored = JSON.stringify(statements)
  for (const secret of [phone.secret, code, body.code, answer.recovery ?? code]) expect(stored).not.toContain(secret)
})
