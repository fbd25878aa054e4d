import { expect, test } from 'vitest'
import { joinAnswer } from '../../src/shared/protocol/join.ts'
import { MAX_HELD_OPERATIONS } from '../../src/shared/protocol/limits.ts'
import { giveAnswer } from '../../src/shared/protocol/repair.ts'
import { addPhone, bench, join, joining, nonce, openShop, type Phone, post } from './kit.ts'
import { cloth, sale } from './trade.ts'

const HOUR = 60 * 60 * 1000

/** An owner, and a helper who was removed after reading all. */
async function removed(): Promise<{ owner: Phone; helper: Phone }> {
  const owner = await openShop(await bench())
  const helper = await addPhone(owner, 'helper')
  await helper.do('sale.record', sale())
  await helper.pull()
  await owner.do('device.remove', { device: helper.device, based: {} })
  await owner.pull()
  return { owner, helper }
}

test('promise 11: what a removed device hands in is held, not applied, and it receives nothing', async () => {
  const { owner, helper } = await removed()
  const before = helper.cursor
  await owner.do('good.add', cloth())
  const answer = (await helper.send([helper.make('sale.record', sale())])).body
  expect(answer).toMatchObject({ results: [{ outcome: 'held' }], page: [], kinds: [], more: false })
  expect(answer.checksum).toBe('0.0000000000000000')
  expect(answer.cursor.split('.').slice(0, 2)).toEqual(before.split('.').slice(0, 2))
  await owner.pull()
  expect(owner.ofKind('order')).toHaveLength(1)
  expect(owner.record('device', helper.device)?.fields.removed).toBe(true)
})

test('promise 11: a removed device hands in whatever its numbers are: a server put back from a copy cannot follow them', async () => {
  const { owner, helper } = await removed()
  const taken = { ...helper.make('sale.record', sale()), number: 1 }
  const behindAGap = { ...helper.make('sale.record', sale()), number: 99 }
  for (const operation of [taken, behindAGap]) {
    expect((await helper.send([operation])).body).toMatchObject({ results: [{ outcome: 'held' }] })
  }
  await owner.pull()
  expect(owner.ofKind('held')).toHaveLength(2)
})

test('the owner is told of each held operation, once, and takes it in the name of that device', async () => {
  const { owner, helper } = await removed()
  const { clock } = owner.bench
  const body = sale()
  const operation = helper.make('sale.record', body)
  await helper.send([operation])
  await helper.send([operation])
  clock.now += HOUR
  await owner.pull()
  const [held, ...more] = owner.ofKind('held')
  expect(more).toEqual([])
  expect(held?.fields).toEqual({
    device: helper.device,
    action: 'sale.record',
    at: operation.at,
    title: 'ผ้ามัดหมี่',
    amount: 120000,
  })

  const taken = await owner.do('held.take', { held: held?.id ?? '' })
  expect(taken).toMatchObject({ outcome: 'applied' })
  await owner.pull()
  expect(owner.record('order', body.order)?.fields).toMatchObject({ device: helper.device, at: operation.at })
  expect(owner.record('held', held?.id ?? '')?.deleted).toBe(true)
  expect(owner.last?.checksum).toBe(owner.checksum())
  // The phone that was removed by mistake and joins again learns that it was taken.
  expect((await helper.send([operation])).body.results[0]).toMatchObject({
    outcome: 'applied',
    sequence: taken?.sequence,
  })
})

test('taking twice is one sale; dropping leaves none', async () => {
  const { owner, helper } = await removed()
  await helper.send([helper.make('sale.record', sale()), helper.make('sale.record', sale())])
  await owner.pull()
  const [one, other] = owner.ofKind('held').map(({ id }) => id)
  await owner.do('held.take', { held: one ?? '' })
  await owner.do('held.take', { held: one ?? '' })
  await owner.do('held.drop', { held: other ?? '' })
  await owner.do('held.take', { held: other ?? '' })
  await owner.pull()
  expect(owner.ofKind('order')).toHaveLength(2)
  expect(owner.ofKind('held').every(({ deleted }) => deleted)).toBe(true)
})

test('a held operation that cannot be applied is refused to the owner and stays held', async () => {
  const { owner, helper } = await removed()
  const sold = sale()
  await owner.do('sale.record', sold)
  await helper.send([helper.make('sale.record', { ...sold, discount: 1 })])
  await owner.pull()
  const [held] = owner.ofKind('held')
  expect(await owner.do('held.take', { held: held?.id ?? '' })).toMatchObject({ code: 'exists' })
  await owner.pull()
  expect(owner.record('held', held?.id ?? '')?.deleted).toBeUndefined()
  expect(await owner.do('held.drop', { held: held?.id ?? '' })).toMatchObject({ outcome: 'applied' })
})

test('a removed owner hands in trade, and decides nothing of the shop any more', async () => {
  const owner = await openShop(await bench())
  const other = await addPhone(owner, 'owner')
  await owner.do('device.remove', { device: other.device, based: {} })
  const { results } = (
    await other.send([
      other.make('device.edit', { device: owner.device, fields: { role: 'helper' }, based: {} }),
      other.make('shop.edit', { shop: other.shop, fields: { name: 'x' }, based: {} }),
      other.make('good.add', cloth()),
    ])
  ).body
  expect(results.map(({ code, outcome }) => code ?? outcome)).toEqual(['forbidden', 'forbidden', 'held'])
})

test('an owner that removes itself is held from the next operation on', async () => {
  const owner = await openShop(await bench())
  const other = await addPhone(owner, 'owner')
  const { results } = (
    await other.send([
      other.make('device.remove', { device: other.device, based: {} }),
      other.make('sale.record', sale()),
    ])
  ).body
  expect(results.map(({ outcome }) => outcome)).toEqual(['applied', 'held'])
})

test('only so many are held; what is above is refused and the device is not blocked', async () => {
  const { helper } = await removed()
  for (let sent = 0; sent < MAX_HELD_OPERATIONS; sent += 100) {
    await helper.send(Array.from({ length: 100 }, () => helper.make('sale.record', sale())))
  }
  const { results } = (await helper.send([helper.make('sale.record', sale())])).body
  expect(results[0]).toMatchObject({ outcome: 'refused', code: 'forbidden' })
})

test('a removed device is told so by everything but the handing in', async () => {
  const { helper } = await removed()
  const { app } = helper.bench
  const headers = { Authorization: `Bearer ${helper.token}` }
  const photo = await app.request(`/api/photos/${'a'.repeat(64)}`, { headers })
  expect([photo.status, await photo.json()]).toMatchObject([401, { error: { code: 'removed' } }])
  expect(await helper.renew(helper.device, helper.secret)).toMatchObject({ status: 401 })
})

test('a phone removed by mistake joins again as a new device with its queue, and as the old one it cannot', async () => {
  const { owner, helper } = await removed()
  const late = helper.make('sale.record', sale())
  const { code } = (await owner.code('helper')).body
  const { bench: there, device, secret } = helper
  expect(await post(there, '/api/join', joining(code, null, device, secret), joinAnswer)).toMatchObject({
    status: 409,
    body: { error: { code: 'conflict' } },
  })
  const { phone } = await join(there, code)
  phone.cursor = (await helper.send()).body.cursor
  const answer = await phone.sync([{ ...late, device: phone.device, number: 1 }])
  expect(answer.results[0]).toMatchObject({ outcome: 'applied' })
  await phone.pull()
  expect(phone.last?.checksum).toBe(phone.checksum())
})

test('what was held is applied once the phone is back by a code, and the owner is not asked about it any more', async () => {
  const { owner, helper } = await removed()
  const body = sale()
  const late = helper.make('sale.record', body)
  await helper.send([late])
  await owner.pull()
  expect(owner.record('held', late.id)?.deleted).toBeUndefined()
  const { phone } = await join(helper.bench, (await owner.code('helper')).body.code)
  const again = { ...late, device: phone.device, number: 1 }
  expect((await phone.sync([again])).results).toMatchObject([{ outcome: 'applied' }])
  expect((await phone.sync([again])).results).toMatchObject([{ outcome: 'applied' }])
  expect(await owner.do('held.take', { held: late.id })).toMatchObject({ outcome: 'applied' })
  await owner.pull()
  await phone.pull()
  expect(owner.record('held', late.id)?.deleted).toBe(true)
  expect(owner.ofKind('order')).toHaveLength(2)
  for (const one of [owner, phone]) expect(one.last?.checksum).toBe(one.checksum())
})

test('a phone that is back learns of what was dropped, and that stays dropped', async () => {
  const { owner, helper } = await removed()
  const late = helper.make('sale.record', sale())
  await helper.send([late])
  await owner.pull()
  await owner.do('held.drop', { held: late.id })
  const { phone } = await join(helper.bench, (await owner.code('helper')).body.code)
  const answer = await phone.sync([{ ...late, device: phone.device, number: 1 }])
  expect(answer.results).toMatchObject([{ outcome: 'refused', code: 'dropped' }])
  await owner.pull()
  expect(owner.ofKind('order')).toHaveLength(1)
})

test('what is held and cannot be applied when its phone is back is refused to the phone and stays with the owner', async () => {
  const { owner, helper } = await removed()
  const sold = sale()
  await owner.do('sale.record', sold)
  const late = helper.make('sale.record', { ...sold, discount: 1 })
  await helper.send([late])
  const { phone } = await join(helper.bench, (await owner.code('helper')).body.code)
  const answer = await phone.sync([{ ...late, device: phone.device, number: 1 }])
  expect(answer.results).toMatchObject([{ outcome: 'refused', code: 'exists' }])
  await owner.pull()
  expect(owner.record('held', late.id)?.deleted).toBeUndefined()
})

test('what a server put back has lost of its holdings is held again, though an owner’s phone gave the note of it back', async () => {
  const { owner, helper } = await removed()
  const late = helper.make('sale.record', sale())
  const { id, device, action, at } = late
  const note = { device, action, at: at - HOUR, title: 'ผ้ามัดหมี่', amount: 120000 }
  const version = owner.record('device', device)?.version ?? ''
  const given = { nonce: nonce(), kind: 'held', records: [{ id, fields: note, deleted: false, version }] }
  expect((await post(owner.bench, '/api/repair/give', given, giveAnswer, owner.token)).body.taken).toBe(1)
  expect((await helper.send([late])).body.results).toMatchObject([{ outcome: 'held' }])
  expect(await owner.do('held.take', { held: id })).toMatchObject({ outcome: 'applied' })
  await owner.pull()
  expect(owner.record('order', late.body.order as string)).toBeDefined()
})
