import { expect, test } from 'vitest'
import { bench, openShop } from './kit.ts'
import { sale } from './trade.ts'

test('a number that another operation has stops the whole request and records nothing of it', async () => {
  const phone = await openShop(await bench())
  const before = phone.make('sale.record', sale())
  await phone.sync([before])
  const next = phone.make('sale.record', sale())
  const taken = { ...phone.make('sale.record', sale()), number: before.number }
  const { status, body } = await phone.send([next, taken])
  expect([status, body]).toMatchObject([409, { error: { code: 'number-taken', number: before.number } }])
  expect((await phone.sync([next])).results[0]).toMatchObject({ outcome: 'applied' })
  await phone.pull()
  expect(phone.ofKind('order')).toHaveLength(2)
})

test('a gap stops the whole request, and what stood before it is not recorded either', async () => {
  const phone = await openShop(await bench())
  const first = phone.make('sale.record', sale())
  phone.make('sale.record', sale())
  const third = phone.make('sale.record', sale())
  const { status, body } = await phone.send([first, third])
  expect([status, body]).toMatchObject([409, { error: { code: 'gap', number: third.number } }])
  await phone.pull()
  expect(phone.ofKind('order')).toHaveLength(0)
  expect((await phone.sync([first])).results[0]).toMatchObject({ outcome: 'applied' })
})

test('promise 9: an operation newer than the server is not recorded; those before it are taken without it', async () => {
  const phone = await openShop(await bench())
  const first = phone.make('sale.record', sale())
  const newer = { ...phone.make('sale.record', sale()), schema: 99 }
  const { status, body } = await phone.send([first, newer])
  expect([status, body]).toMatchObject([409, { error: { code: 'too-new', number: newer.number } }])
  expect((await phone.sync([first])).results[0]).toMatchObject({ outcome: 'applied' })
  expect((await phone.send([newer])).body).toMatchObject({ error: { code: 'too-new' } })
  await phone.pull()
  expect(phone.ofKind('order')).toHaveLength(1)
})

test('another protocol is refused before anything is taken', async () => {
  const phone = await openShop(await bench())
  const operations = [phone.make('sale.record', sale())]
  expect((await phone.send(operations, { protocol: 2 })).body).toMatchObject({ error: { code: 'protocol' } })
  expect((await phone.sync(operations)).results[0]).toMatchObject({ outcome: 'applied' })
})
