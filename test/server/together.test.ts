/** A day's operations are taken together: at the price of a few statements, and with nothing else to be seen of it. */

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ShopRows, Storage } from '../../src/server/storage/port.ts'
import { sync } from '../../src/server/sync/sync.ts'
import { PROTOCOL } from '../../src/shared/protocol/version.ts'
import { addPhone, bench, nonce, openShop, type Phone, told } from './kit.ts'
import { cloth, line, sale } from './trade.ts'

/** A storage that counts how often a table of a shop is asked or told something. */
function counting(storage: Storage, calls: string[]): Storage {
  const counted = <T extends object>(target: T, name: string): T =>
    new Proxy(target, {
      get(_, key) {
        const value: unknown = Reflect.get(target, key)
        if (typeof value === 'function')
          return (...args: unknown[]) => {
            calls.push(`${name}${String(key)}`)
            return value.apply(target, args)
          }
        return typeof value === 'object' && value !== null ? counted(value, `${name}${String(key)}.`) : value
      },
    })
  return {
    ...storage,
    transaction: (shop, work) => storage.transaction(shop, (rows) => work(counted<ShopRows>(rows, ''))),
  }
}

function sales(phone: Phone, goods: readonly string[], count: number) {
  return Array.from({ length: count }, (_, n) =>
    phone.make('sale.record', sale([line({ good: goods[n % goods.length] ?? '' })])),
  )
}

async function callsFor(phone: Phone, goods: readonly string[], count: number): Promise<string[]> {
  const calls: string[] = []
  await phone.pull()
  const { deps } = phone.bench
  const operations = sales(phone, goods, count)
  const request = { protocol: PROTOCOL, nonce: nonce(), cursor: phone.cursor, acked: 0, operations, waiting: count }
  const storage = counting(deps.storage, calls)
  const { results } = await sync({ ...deps, storage }, phone.shop, phone.device, request)
  expect(results.map(({ outcome }) => outcome)).toEqual(operations.map(() => 'applied'))
  return calls
}

test('forty sales ask no more of the database than one', async () => {
  const phone = await openShop(await bench())
  const good = cloth()
  await phone.sync([phone.make('good.add', good)])
  const one = await callsFor(phone, [good.good], 1)
  expect(one).toContain('records.put')
  expect(await callsFor(phone, [good.good], 40)).toEqual(one)
})

test('the page that answers what a phone sent is the page that it reads when it asks again', async () => {
  const owner = await openShop(await bench())
  const helper = await addPhone(owner, 'helper')
  const goods = Array.from({ length: 3 }, () => cloth({ story: 'ก'.repeat(300) }))
  await owner.sync(goods.map((good) => owner.make('good.add', good)))
  const ids = goods.map(({ good }) => good)
  const act = fc.record({
    by: fc.constantFrom(owner, helper),
    sold: fc.nat(6),
    edited: fc.subarray(ids),
    room: fc.option(fc.integer({ min: 500, max: 20_000 }), { nil: undefined }),
    /** From where it reads: some have not read for long. */
    behind: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 4 }), async (acts) => {
      for (const { by, sold, edited, room, behind } of acts) {
        if (!behind) await by.pull()
        const price = 100 * (1 + by.number)
        const operations = [
          ...edited.map((good) => by.make('good.edit', { good, fields: { price }, based: {} })),
          ...sales(by, ids, sold),
          ...edited.map((good) => by.make('good.edit', { good, fields: { price: price + 50 }, based: {} })),
        ]
        const where = { cursor: by.cursor, ...(room === undefined ? {} : { room }) }
        const first = (await by.send(operations, where)).body
        const again = (await by.send([], where)).body
        expect(told(first.page)).toEqual(told(again.page))
        expect([first.cursor, first.more, first.checksum]).toEqual([again.cursor, again.more, again.checksum])
      }
    }),
    { numRuns: 25 },
  )
  for (const phone of [owner, helper]) {
    await phone.pull()
    expect(phone.last?.checksum).toBe(phone.checksum(phone.kinds))
  }
})
