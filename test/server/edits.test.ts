import { expect, test } from 'vitest'
import { newId, randomText } from '../../src/shared/domain/ids.ts'
import { addPhone, bench, openShop, Phone } from './kit.ts'
import { cloth, sale } from './trade.ts'

/** Two owners' phones that both know one good. */
async function twoPhones(): Promise<{ one: Phone; other: Phone; good: string; version: string }> {
  const one = await openShop(await bench())
  const other = await addPhone(one, 'owner')
  const body = cloth({ name: 'ผ้า', price: 100 })
  await one.do('good.add', body)
  await one.pull()
  await other.pull()
  return { one, other, good: body.good, version: one.record('good', body.good)?.version ?? '' }
}

test('promise 7: edits of different fields both hold, whatever they were based on', async () => {
  const { one, other, good, version } = await twoPhones()
  await one.do('good.edit', { good, fields: { price: 200 }, based: { price: version } })
  await other.do('good.edit', { good, fields: { name: 'ผ้าไหม' }, based: { name: version } })
  await one.pull()
  expect(one.record('good', good)?.fields).toMatchObject({ price: 200, name: 'ผ้าไหม' })
  expect(one.ofKind('replaced')).toHaveLength(0)
})

test('promise 7: of the same field the later arrival holds, and what it replaced is kept for the owner', async () => {
  const { one, other, good, version } = await twoPhones()
  const first = one.make('good.edit', { good, fields: { price: 200 }, based: { price: version } })
  await one.sync([first])
  const based = { price: version, story: version }
  await other.do('good.edit', { good, fields: { price: 300, story: 'จากย่า' }, based })
  await one.pull()
  expect(one.record('good', good)?.fields).toMatchObject({ price: 300, story: 'จากย่า' })
  expect(one.ofKind('replaced').map(({ fields }) => fields)).toEqual([
    {
      kind: 'good',
      record: good,
      field: 'price',
      value: 200,
      from: one.device,
      by: other.device,
      at: one.bench.clock.now,
    },
  ])
})

test('a device is never in conflict with its own changes, nor two that say the same, nor one that knew the value', async () => {
  const { one, other, good, version } = await twoPhones()
  await one.do('good.edit', { good, fields: { price: 200 }, based: { price: version } })
  await one.do('good.edit', { good, fields: { price: 250 }, based: { price: version } })
  await other.do('good.edit', { good, fields: { price: 250 }, based: { price: version } })
  await other.pull()
  const { version: now, versions } = other.record('good', good) ?? {}
  await other.do('good.edit', { good, fields: { price: 260 }, based: { price: versions?.price ?? now ?? null } })
  await one.pull()
  expect(one.record('good', good)?.fields.price).toBe(260)
  expect(one.ofKind('replaced')).toHaveLength(0)
})

test('a phone that went on as a new device is not in conflict with what it wrote as the old one', async () => {
  const { one, good, version } = await twoPhones()
  await one.do('good.edit', { good, fields: { price: 200 }, based: { price: version } })
  const fresh = new Phone(one.bench, one.shop, newId(), randomText(32))
  await one.renew(fresh.device, fresh.secret)
  await fresh.do('good.edit', { good, fields: { price: 300 }, based: { price: version } })
  await fresh.pull()
  expect(fresh.record('good', good)?.fields.price).toBe(300)
  expect(fresh.ofKind('replaced')).toHaveLength(0)
})

test('an edit that changes nothing takes no sequence and sends nothing to other phones', async () => {
  const { one, other, good, version } = await twoPhones()
  const before = one.sequence
  expect(await one.do('good.edit', { good, fields: { price: 100 }, based: { price: version } })).toMatchObject({
    outcome: 'applied',
    sequence: before,
  })
  expect((await other.sync()).page).toEqual([])
})

test('each field carries the version that wrote it, said only where it is not that of the row', async () => {
  const { one, good, version } = await twoPhones()
  await one.do('good.edit', { good, fields: { price: 200 }, based: { price: version } })
  const record = one.record('good', good)
  expect(record?.version).toBe(one.cursor.split('.').slice(0, 2).join('.'))
  expect(Object.keys(record?.versions ?? {}).sort()).toEqual(
    Object.keys(record?.fields ?? {})
      .filter((field) => field !== 'price')
      .sort(),
  )
  expect(new Set(Object.values(record?.versions ?? {}))).toEqual(new Set([version]))
})

test('promise 8: deleted stays deleted whatever edits arrive, and comes back with them by an action of its own', async () => {
  const { one, other, good, version } = await twoPhones()
  await one.do('good.delete', { good })
  await other.do('good.edit', { good, fields: { price: 5 }, based: { price: version } })
  expect(other.record('good', good)).toMatchObject({ deleted: true, fields: { price: 5 } })
  expect(await other.do('sale.record', sale())).toMatchObject({ outcome: 'applied' })
  await one.do('good.restore', { good })
  await other.pull()
  expect(other.record('good', good)).toMatchObject({ fields: { price: 5 } })
  expect(other.record('good', good)?.deleted).toBeUndefined()
})

test('a record is created once: the same again changes nothing, another one of its id is refused', async () => {
  const { one, other } = await twoPhones()
  const body = cloth()
  await one.do('good.add', body)
  expect(await other.do('good.add', body)).toMatchObject({ outcome: 'applied' })
  expect(await other.do('good.add', { ...body, fields: cloth({ name: 'อื่น' }).fields })).toMatchObject({
    code: 'exists',
  })
})

test('a record that is handed in again when it has been edited elsewhere is the same record, and the edits hold', async () => {
  const { one, other } = await twoPhones()
  const body = cloth()
  await one.do('good.add', body)
  await other.do('good.edit', { good: body.good, fields: { price: 5 }, based: {} })
  expect(await one.do('good.add', body)).toMatchObject({ outcome: 'applied' })
  await one.pull()
  expect(one.record('good', body.good)?.fields).toMatchObject({ name: body.fields.name, price: 5 })
  expect(one.last?.checksum).toBe(one.checksum())
})

test('a refused operation leaves nothing of itself: its other records are not written', async () => {
  const { one } = await twoPhones()
  const first = sale()
  await one.do('sale.record', first)
  const second = sale(undefined, { payments: [{ ...first.payments[0], amount: 1 } as never] })
  expect(await one.do('sale.record', second)).toMatchObject({ code: 'exists' })
  await one.pull()
  expect(one.record('order', second.order)).toBeUndefined()
  expect(one.last?.checksum).toBe(one.checksum())
})

test('an operation that opens or edits another shop is refused', async () => {
  const { one } = await twoPhones()
  const shop = newId()
  const open = { shop, name: 'x', currency: 'THB', zone: 'Asia/Bangkok' } as const
  expect(await one.do('shop.open', open)).toMatchObject({ code: 'invalid' })
  expect(await one.do('shop.edit', { shop, fields: { name: 'x' }, based: {} })).toMatchObject({ code: 'invalid' })
})

test('what is erased of a person stays nowhere: of customers no replaced value is kept', async () => {
  const { one, other } = await twoPhones()
  const customer = newId()
  const empty = { contact: '', house: '', subdistrict: '', district: '', province: '', postcode: '', note: '' }
  await one.do('customer.add', { customer, fields: { ...empty, name: 'สมศรี', contact: '0812345678' } })
  await one.do('customer.edit', { customer, fields: { contact: '0898765432' }, based: {} })
  await other.do('customer.edit', { customer, fields: { name: '', contact: '' }, based: {} })
  await one.pull()
  expect(one.record('customer', customer)?.fields).toEqual({ ...empty, name: '' })
  expect(one.ofKind('replaced')).toHaveLength(0)
})
