import { expect, test } from 'vitest'
import { newId, randomText } from '../../src/shared/domain/ids.ts'
import type { SyncAnswer } from '../../src/shared/protocol/sync.ts'
import { addPhone, bench, openShop, Phone, told } from './kit.ts'
import { cloth, sale } from './trade.ts'

test('promise 2: a request whose answer was lost is answered again with the same results, and nothing is done twice', async () => {
  const phone = await openShop(await bench())
  const operations = [phone.make('good.add', cloth()), phone.make('sale.record', sale())]
  const first = await phone.send(operations)
  const again = await phone.send(operations)
  expect(again.body.results).toEqual(first.body.results)
  const body = ({ page, nonce: _, ...rest }: SyncAnswer) => ({ ...rest, page: told(page) })
  expect(body(again.body)).toEqual(body(first.body))
  await phone.pull()
  expect(phone.ofKind('order')).toHaveLength(1)
})

test('promise 2: a batch that was cut goes on where it was cut', async () => {
  const phone = await openShop(await bench())
  const operations = Array.from({ length: 5 }, () => phone.make('sale.record', sale()))
  await phone.send(operations.slice(0, 3))
  const { results } = await phone.sync(operations)
  expect(results.map(({ outcome }) => outcome)).toEqual(Array(5).fill('applied'))
  await phone.pull()
  expect(phone.ofKind('order')).toHaveLength(5)
})

test('promise 2: an operation that a new device brings again keeps its result, and the numbers go on behind it', async () => {
  const old = await openShop(await bench())
  const sent = old.make('sale.record', sale())
  const { results } = await old.sync([sent])
  const fresh = new Phone(old.bench, old.shop, newId(), randomText(32))
  expect((await old.renew(fresh.device, fresh.secret)).status).toBe(200)
  const renumbered = { ...sent, device: fresh.device, number: 1 }
  fresh.number = 1
  const answer = await fresh.sync([renumbered, fresh.make('sale.record', sale())])
  expect(answer.results[0]).toEqual({ ...results[0], number: 1 })
  expect(answer.results[1]).toMatchObject({ number: 2, outcome: 'applied' })
  await fresh.pull()
  expect(fresh.ofKind('order')).toHaveLength(2)
})

test('a known id with another body is refused loudly, and the first one stays', async () => {
  const phone = await openShop(await bench())
  const first = phone.make('sale.record', sale())
  await phone.sync([first])
  const other = { ...first, number: first.number + 1, body: sale() }
  const { results } = await phone.sync([other])
  expect(results).toEqual([expect.objectContaining({ id: first.id, outcome: 'refused', code: 'id-reused' })])
  phone.number += 1
  expect(await phone.do('sale.record', sale())).toMatchObject({ outcome: 'applied' })
  await phone.pull()
  expect(phone.ofKind('order').map(({ id }) => id)).toContain(first.body.order)
})

test('the same id twice in one request is one operation', async () => {
  const phone = await openShop(await bench())
  const one = phone.make('sale.record', sale())
  const { results } = await phone.sync([one, { ...one, number: one.number + 1 }])
  expect(results[1]).toEqual({ ...results[0], number: one.number + 1 })
})

test('promise 3: a refused operation is recorded with its reason and the others go on', async () => {
  const phone = await openShop(await bench())
  const operations = [
    phone.make('sale.record', sale()),
    phone.make('good.edit', { good: newId(), fields: { price: 1 }, based: {} }),
    phone.make('good.add', { ...cloth(), good: 'no id' } as never),
    { ...phone.make('good.add', cloth()), action: 'good.paint' },
    phone.make('sale.record', sale(undefined, { discount: 120001 })),
    phone.make('sale.record', sale()),
  ]
  const { results } = await phone.sync(operations)
  expect(results.map(({ code, outcome }) => code ?? outcome)).toEqual([
    'applied',
    'unknown-record',
    'invalid',
    'invalid',
    'unbalanced',
    'applied',
  ])
  expect((await phone.sync(operations)).results).toEqual(results)
  await phone.pull()
  expect(phone.ofKind('order')).toHaveLength(2)
})

test('a sale of a good that the server has never seen is taken', async () => {
  const phone = await openShop(await bench())
  expect(await phone.do('sale.record', sale())).toMatchObject({ outcome: 'applied' })
})

test('two devices whose operations carry the same number do not meet', async () => {
  const owner = await openShop(await bench())
  const helper = await addPhone(owner, 'helper')
  expect(await helper.do('sale.record', sale())).toMatchObject({ number: 1, outcome: 'applied' })
})
