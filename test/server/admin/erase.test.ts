import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from '../../../src/server/config.ts'
import { eraseAgain } from '../../../src/server/erase/erase.ts'
import { isSameContact } from '../../../src/server/erase/find.ts'
import { LIST } from '../../../src/server/erase/list.ts'
import { say } from '../../../src/server/storefront/requests/answer.ts'
import { makeRequest } from '../../../src/server/storefront/requests/make.ts'
import { newId } from '../../../src/shared/domain/ids.ts'
import { KINDS } from '../../../src/shared/domain/records.ts'
import { giveAnswer } from '../../../src/shared/protocol/repair.ts'
import { typed } from '../../support/keeper.ts'
import { addPhone, type Bench, bench, NOON, nonce, openShop, post } from '../kit.ts'
import { BUYER, publish, shopWithWindow } from '../storefront/shopkeeping.ts'
import { line, sale } from '../trade.ts'

const PERSON = /Secret|0899998888|Hidden/

/** What the keeper types on the server of a test. */
function keeperOf({ deps, clock, folder: data }: Bench) {
  const config = readConfig({ DATA_DIR: data })
  const keeper = (...words: string[]) => typed(deps.storage, clock.now, words, { config })
  return { data, keeper }
}

/** All that a server has of a shop. */
async function everything({ deps }: Bench, shop: string): Promise<string> {
  const rows = await deps.storage.transaction(shop, async ({ records, held }) => [
    await records.feed(KINDS, 0, Number.MAX_SAFE_INTEGER),
    await held.all(),
  ])
  const { calls, audit } = deps.storage
  return JSON.stringify([rows, await calls.all('market'), await audit.since(0)])
}

/** A shop of which a buyer has asked for something, and to which she has written and sent a picture; and what she bought. */
async function asked() {
  const there = await bench()
  const owner = await shopWithWindow(there)
  const { storage } = there.deps
  const good = await publish(owner, {}, 9)
  const request = newId()
  await makeRequest(
    storage,
    owner.shop,
    { request, wants: [{ good, quantity: 1 }], who: BUYER, pickup: false, language: 'en' },
    NOON,
  )
  await owner.pull()
  const customer = String(owner.record('request', request)?.fields.customer)
  await owner.do('request.reply', { request, reply: newId(), what: 'asked', text: 'Which colour, Anna Secret?' })
  const picture = 'a'.repeat(64)
  await there.deps.photos.put(owner.shop, picture, Buffer.from('a slip'))
  await storage.transaction(owner.shop, ({ photos }) =>
    photos.add({ hash: picture, size: 6, type: 'image/webp' }, NOON),
  )
  const order = sale([line({ good })], { channel: 'online', request, payments: [], due: 120000 })
  await owner.do('sale.record', order)
  await owner.do('order.customer', { order: order.order, step: newId(), customer })
  const link = String(owner.record('request', request)?.fields.link)
  expect(await say(storage, link, { what: 'answered', text: 'Hidden words' }, NOON)).not.toBeNull()
  expect(await say(storage, link, { what: 'slip', picture }, NOON)).not.toBeNull()
  await owner.pull()
  return { there, owner, customer, request, order: order.order, good, picture }
}

test('of a buyer whom the keeper erases nothing is left on the server and on the phones, and her sale keeps its sums', async () => {
  const { there, owner, customer, order, picture } = await asked()
  const { keeper } = keeperOf(there)
  const other = await addPhone(owner, 'helper')
  await other.pull()
  expect(await everything(there, owner.shop)).toMatch(PERSON)
  const found = await keeper('erase', owner.shop, customer, '--find')
  expect(found.lines.join('\n')).toMatch(PERSON)
  expect(found.facts).toMatchObject({ erased: false, customers: [{ customer, requests: 1, replies: 3, pictures: 1 }] })
  expect(await everything(there, owner.shop)).toMatch(PERSON)

  await expect(keeper('erase', owner.shop, customer)).rejects.toThrow('say --yes')
  const done = await keeper('erase', owner.shop, customer, '--yes')
  expect(JSON.stringify(done)).not.toMatch(PERSON)
  expect(await everything(there, owner.shop)).not.toMatch(PERSON)
  expect(await there.deps.photos.get(owner.shop, picture)).toBeNull()
  for (const phone of [owner, other]) {
    await phone.pull()
    expect(JSON.stringify([...phone.records.values()])).not.toMatch(PERSON)
    expect(phone.record('customer', customer)?.deleted).toBe(true)
    expect(phone.last?.checksum).toBe(phone.checksum(phone.kinds))
  }
  expect(owner.record('order', order)?.fields).toMatchObject({ due: 120000 })
})

test('what an old phone still says of the erased, by a change that waited or by a repair, says nothing any more', async () => {
  const { there, owner, customer } = await asked()
  const { keeper } = keeperOf(there)
  const old = await addPhone(owner, 'owner')
  await old.pull()
  const copies = [old.record('customer', customer), ...old.ofKind('reply')].flatMap((one) => one ?? [])
  await keeper('erase', owner.shop, customer, '--yes')
  await old.do('customer.edit', { customer, fields: { name: 'Anna Secret', note: 'Hidden' }, based: {} })
  await old.do('customer.restore', { customer })
  for (const { kind, id, fields, versions } of copies) {
    const record = { id, fields, deleted: false, version: 'zzzzzzzzzzz.9', ...(versions ? { versions } : {}) }
    const given = { nonce: nonce(), kind, records: [record] }
    expect((await post(there, '/api/repair/give', given, giveAnswer, old.token)).status).toBe(200)
  }
  expect(await everything(there, owner.shop)).not.toMatch(PERSON)
  for (const phone of [old, owner]) {
    await phone.pull()
    expect(phone.record('customer', customer)).toMatchObject({ deleted: true, fields: { name: '' } })
    expect(phone.last?.checksum).toBe(phone.checksum())
  }
})

test('a server that never had her takes her emptied from a phone that still has her', async () => {
  const { there, owner, customer } = await asked()
  const { keeper, data } = keeperOf(there)
  const copies = [owner.record('customer', customer), ...owner.ofKind('reply')].flatMap((one) => one ?? [])
  await keeper('erase', owner.shop, customer, '--yes')
  const fresh = await bench()
  const stores = { ...fresh.deps, dataDir: data }
  expect(await eraseAgain(stores, NOON)).toBe(4)
  expect(await eraseAgain(stores, NOON)).toBe(0)
  const again = await openShop(fresh)
  await fresh.deps.storage.transaction(again.shop, ({ erased }) =>
    erased.add(copies.map(({ kind, id }) => ({ kind: kind as 'customer' | 'reply', id }))),
  )
  for (const { kind, id, fields } of copies) {
    const given = { nonce: nonce(), kind, records: [{ id, fields, deleted: false, version: 'a.1' }] }
    await post(fresh, '/api/repair/give', given, giveAnswer, again.token)
  }
  expect(await everything(fresh, again.shop)).not.toMatch(PERSON)
  await again.pull()
  expect(again.record('customer', customer)).toMatchObject({ deleted: true, fields: { name: '' } })
})

test('what is held of a removed phone about the erased is dropped, and what it hands in later is not kept', async () => {
  const { there, owner, customer, good } = await asked()
  const { keeper } = keeperOf(there)
  const removed = await addPhone(owner, 'helper')
  await owner.do('device.remove', { device: removed.device, based: {} })
  await removed.send([
    removed.make('customer.edit', { customer, fields: { note: 'Hidden' }, based: {} }),
    removed.make('good.edit', { good, fields: { reservedFor: 'Anna Secret' }, based: {} }),
    removed.make('good.edit', { good, fields: { story: 'of another person' }, based: {} }),
  ])
  await keeper('erase', owner.shop, customer, '--yes')
  const late = removed.make('customer.edit', { customer, fields: { note: 'Hidden too' }, based: {} })
  expect((await removed.send([late])).body.results).toMatchObject([{ outcome: 'refused' }])
  expect(await everything(there, owner.shop)).not.toMatch(PERSON)
  await owner.pull()
  expect(owner.ofKind('held').filter(({ deleted }) => !deleted)).toHaveLength(1)
})

test('the piece that was kept for her is kept for nobody, and an older value does not name her', async () => {
  const { there, owner, customer, good } = await asked()
  const { keeper } = keeperOf(there)
  const other = await addPhone(owner, 'owner')
  await other.do('good.edit', { good, fields: { reservedFor: 'Anna Secret', stage: 'reserved' }, based: {} })
  await owner.do('good.edit', { good, fields: { reservedFor: 'ป้าแดง' }, based: { reservedFor: null } })
  await owner.pull()
  expect(owner.ofKind('replaced')).toMatchObject([{ fields: { field: 'reservedFor', value: 'Anna Secret' } }])
  await other.do('good.edit', { good, fields: { reservedFor: ' anna secret' }, based: {} })
  await keeper('erase', owner.shop, customer, '--yes')
  expect(await everything(there, owner.shop)).not.toMatch(/secret/i)
})

test('by a contact a person is found in all shops of a community, and in the large orders that she asked for', async () => {
  const { there, owner, customer } = await asked()
  const { storage } = there.deps
  const second = await openShop(there)
  const fields = { ...BUYER, contact: '+66 89-999-8888' }
  const [also, another] = [newId(), newId()]
  await second.do('customer.add', { customer: also, fields })
  await second.do('customer.add', { customer: another, fields: { ...BUYER, name: 'ป้าแดง', contact: '0811111111' } })
  const terms = { title: 'ผ้าพันคอ', text: '', unit: 'piece', total: 60, price: null, currency: 'THB', day: '' } as const
  const call = newId()
  const buyer = { name: 'Anna Secret', contact: '089 999 8888', language: 'en' } as const
  const made = { community: 'market', call, link: 'b'.repeat(24), madeAt: NOON }
  await storage.calls.add({ ...made, ...terms, buyer, state: 'asked' })
  const { keeper } = keeperOf(there)
  const { facts } = await keeper('erase', '--community', 'market', '--contact', '089-9998888', '--yes')
  expect(facts).toMatchObject({ erased: true, calls: [call] })
  expect((facts as { customers: { customer: string }[] }).customers.map((one) => one.customer).sort()).toEqual(
    [customer, also].sort(),
  )
  for (const shop of [owner.shop, second.shop]) expect(await everything(there, shop)).not.toMatch(/Secret|999.?8888/)
  await second.pull()
  expect(second.record('customer', another)?.fields.name).toBe('ป้าแดง')
  expect(await keeper('erase', '--community', 'market', '--contact', '0899998888', '--yes')).toMatchObject({
    lines: ['Nobody was found.'],
  })
})

test.each([
  ['081 234 5678', '0812345678', true],
  ['+66812345678', '0812345678', true],
  ['LINE: daeng_99', 'line:DAENG_99', true],
  ['LINE: daeng_99', 'LINE: daeng_98', false],
  ['0812345678', '0812345679', false],
  ['', '', false],
])('of one person: %s and %s: %s', (one, other, same) => {
  expect(isSameContact(one, other)).toBe(same)
})

test('a list of the erased that cannot be read is said so in one line, and is not written over', async () => {
  const { there, owner, customer } = await asked()
  const { keeper, data } = keeperOf(there)
  await writeFile(join(data, LIST), '{"format":1,"era')
  await expect(keeper('erase', owner.shop, customer, '--yes')).rejects.toThrow('erased.json cannot be read')
  await expect(eraseAgain({ ...there.deps, dataDir: data }, NOON)).rejects.toThrow('erased.json cannot be read')
  expect(await everything(there, owner.shop)).toMatch(PERSON)
})

test.each([
  ['erase'],
  ['erase', '--contact', '0899998888'],
  ['erase', 'SHOP', '--community', 'market', '--contact', '0899998888'],
  ['erase', 'SHOP'],
  ['erase', '--community', 'market', 'CUSTOMER'],
])('whom it is about has to be said: %s %s %s', async (...words) => {
  const { storage } = (await bench()).deps
  await expect(typed(storage, NOON, words)).rejects.toThrow(/^Name a /)
})
