import { expect, test } from 'vitest'
import { newId } from '../../src/shared/domain/ids.ts'
import { kindsFor } from '../../src/shared/domain/records.ts'
import { writeToken } from '../../src/shared/protocol/token.ts'
import { addPhone, bench, openShop, Phone } from './kit.ts'
import { cloth, line, sale } from './trade.ts'

/** A shop with an owner and a helper, both of whom have read all. */
async function pair(): Promise<{ owner: Phone; helper: Phone }> {
  const owner = await openShop(await bench())
  const helper = await addPhone(owner, 'helper')
  await owner.pull()
  await helper.pull()
  return { owner, helper }
}

test('promise 14: a device sees its own shop alone', async () => {
  const one = await openShop(await bench())
  const other = await openShop(one.bench)
  const sold = sale()
  await one.do('sale.record', sold)
  await other.pull()
  expect(other.record('order', sold.order)).toBeUndefined()
  expect(other.heard.join()).not.toContain(one.shop)
})

test('promise 14: the same record ids in two shops are two records', async () => {
  const one = await openShop(await bench())
  const other = await openShop(one.bench)
  const good = cloth({ name: 'หนึ่ง' })
  await one.do('good.add', good)
  await other.do('good.add', { ...good, fields: { ...good.fields, name: 'สอง' } })
  await one.pull()
  await other.pull()
  expect(one.record('good', good.good)?.fields.name).toBe('หนึ่ง')
  expect(other.record('good', good.good)?.fields.name).toBe('สอง')
})

test('promise 14: a token is good for its own shop and device alone', async () => {
  const one = await openShop(await bench())
  const other = await openShop(one.bench)
  for (const phone of [
    new Phone(one.bench, other.shop, one.device, one.secret),
    new Phone(one.bench, one.shop, other.device, one.secret),
    new Phone(one.bench, one.shop, one.device, other.secret),
    new Phone(one.bench, newId(), one.device, one.secret),
  ]) {
    expect(await phone.send()).toMatchObject({ status: 401, body: { error: { code: 'unauthorized' } } })
  }
  const { app } = one.bench
  for (const Authorization of ['', 'Bearer x', `Basic ${writeToken(one.shop, one.device, one.secret)}`]) {
    expect((await app.request('/api/sync', { method: 'POST', headers: { Authorization } })).status).toBe(401)
  }
})

test('a helper hears nothing of what things cost, by any way that it came to be written', async () => {
  const { owner, helper } = await pair()
  const COST = 7654321
  const good = { ...cloth(), cost: COST }
  await owner.do('good.add', good)
  await helper.do('sale.record', sale([line({ good: good.good })]))
  await owner.do('sale.record', sale([line({ good: good.good, cost: COST })]))
  await owner.do('good.cost', { good: good.good, amount: COST + 1, based: {} })
  await owner.pull()
  await helper.pull()
  const { kinds } = await helper.checksums()
  expect(owner.ofKind('cost').map(({ fields }) => fields.amount)).toEqual([COST, COST])
  expect(helper.kinds).toEqual(kindsFor('helper'))
  expect(Object.keys(kinds)).toEqual(kindsFor('helper'))
  expect(helper.heard.join()).not.toMatch(/765432|cost/)
  expect(helper.last?.checksum).toBe(helper.checksum())
})

test('the cost of a sold line is what the good cost, by the quantity, where the phone did not know it', async () => {
  const { owner, helper } = await pair()
  const good = { ...cloth({ unit: 'metre' }), cost: 10_001 }
  const known = line({ good: good.good, cost: 5 })
  const unknown = line({ good: good.good, unit: 'metre', quantity: 150, cost: null })
  const free = line()
  await owner.do('good.add', good)
  await helper.do('sale.record', sale([known, unknown, free]))
  await owner.pull()
  expect(owner.record('cost', known.id)?.fields.amount).toBe(5)
  expect(owner.record('cost', unknown.id)?.fields.amount).toBe(15_002)
  expect(owner.record('cost', free.id)).toBeUndefined()
})

test('a helper may not change prices, costs or devices, invite, or act as the server; the refusal blocks nothing', async () => {
  const { owner, helper } = await pair()
  const good = cloth()
  await owner.do('good.add', good)
  const { results } = await helper.sync([
    helper.make('good.edit', { good: good.good, fields: { price: 1 }, based: {} }),
    helper.make('good.cost', { good: good.good, amount: 1, based: {} }),
    helper.make('good.delete', { good: good.good }),
    helper.make('device.remove', { device: owner.device, based: {} }),
    helper.make('device.edit', { device: helper.device, fields: { role: 'owner' }, based: {} }),
    helper.make('device.add', { device: newId(), name: 'x', role: 'owner' }),
    helper.make('good.edit', { good: good.good, fields: { published: true }, based: {} }),
    helper.make('person.add', { person: newId(), fields: { name: 'x', role: 'owner', pin: '' } }),
    helper.make('good.edit', { good: good.good, fields: { story: 'x' }, based: {} }),
  ])
  expect(results.map(({ code, outcome }) => code ?? outcome)).toEqual([...Array(8).fill('forbidden'), 'applied'])
  expect(await helper.code('owner')).toMatchObject({ status: 403, body: { error: { code: 'forbidden' } } })
  expect(await owner.do('device.add', { device: newId(), name: 'x', role: 'owner' })).toMatchObject({
    code: 'forbidden',
  })
})

test('what a buyer does the server alone says: no phone asks, answers or withdraws in her name', async () => {
  const { owner } = await pair()
  const [request, customer] = [newId(), newId()]
  const who = {
    name: 'Anna',
    contact: '',
    house: '',
    subdistrict: '',
    district: '',
    province: '',
    postcode: '',
    note: '',
  }
  const lines = [{ good: newId(), name: 'x', unit: 'piece' as const, quantity: 1, price: 1, thumb: null }]
  const asked = { lines, pickup: true, link: 'a'.repeat(20), until: null, language: 'en' }
  const says = (what: 'answered' | 'withdrawn' | 'slip' | 'declined') =>
    owner.make('request.reply', { request, reply: newId(), what, text: '' })
  const { results } = await owner.sync([
    owner.make('request.make', { request, customer, currency: 'THB', ...asked, who }),
    says('answered'),
    says('withdrawn'),
    says('slip'),
    says('declined'),
  ])
  expect(results.map(({ code, outcome }) => code ?? outcome)).toEqual([...Array(4).fill('forbidden'), 'applied'])
})

test('a helper that becomes an owner is given what was hidden, from the beginning; one that steps down drops it', async () => {
  const { owner, helper } = await pair()
  const goods = Array.from({ length: 3 }, () => ({ ...cloth(), cost: 500 }))
  await owner.sync(goods.map((good) => owner.make('good.add', good)))
  await helper.pull()
  expect(helper.ofKind('costing')).toHaveLength(0)

  const based = { role: helper.record('device', helper.device)?.version ?? null }
  await owner.do('device.edit', { device: helper.device, fields: { role: 'owner' }, based })
  await owner.do('sale.record', sale())
  await helper.pull()
  await owner.pull()
  expect(helper.ofKind('costing')).toHaveLength(3)
  expect(helper.kinds).toEqual(kindsFor('owner'))
  expect(helper.last?.checksum).toBe(helper.checksum())
  expect([...helper.records.keys()].sort()).toEqual([...owner.records.keys()].sort())

  await helper.do('device.edit', { device: helper.device, fields: { role: 'helper' }, based })
  expect(helper.kinds).toEqual(kindsFor('helper'))
  expect(helper.ofKind('costing')).toHaveLength(0)
  expect(helper.last?.checksum).toBe(helper.checksum())
  expect((await helper.sync()).kinds).toBeUndefined()
})

test('a role that changes in the middle of a request holds for the operations behind it', async () => {
  const { owner } = await pair()
  const other = await addPhone(owner, 'owner')
  await other.pull()
  const { results } = await other.sync([
    other.make('device.edit', { device: other.device, fields: { role: 'helper' }, based: {} }),
    other.make('good.delete', { good: newId() }),
  ])
  expect(results.map(({ code, outcome }) => code ?? outcome)).toEqual(['applied', 'forbidden'])
})

test('the last owner can neither step down nor be removed; the second last can', async () => {
  const { owner, helper } = await pair()
  const down = (device: string) => owner.do('device.edit', { device, fields: { role: 'helper' }, based: {} })
  expect(await down(owner.device)).toMatchObject({ code: 'last-owner' })
  expect(await owner.do('device.remove', { device: owner.device, based: {} })).toMatchObject({ code: 'last-owner' })
  expect(await down(helper.device)).toMatchObject({ outcome: 'applied' })
  await addPhone(owner, 'owner')
  expect(await down(owner.device)).toMatchObject({ outcome: 'applied' })
})

test('of a piece that somebody left here to be sold, the line costs her share of what it brought', async () => {
  const owner = await openShop(await bench())
  const good = cloth()
  await owner.do('good.add', good)
  await owner.do('good.cost', { good: good.good, amount: null, share: 75, consignor: 'ยายคำ', based: {} })
  const sold = line({ good: good.good, price: 100_001, total: 100_001 })
  await owner.do('sale.record', sale([sold]))
  await owner.pull()
  expect(owner.record('cost', sold.id)?.fields.amount).toBe(75_001)
})
