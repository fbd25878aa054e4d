import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '../../src/shared/domain/ids.ts'
import { readCursor, writeCursor } from '../../src/shared/protocol/cursor.ts'
import { MAX_PAGE_BYTES, MAX_PAGE_RECORDS } from '../../src/shared/protocol/limits.ts'
import type { Group } from '../../src/shared/protocol/sync.ts'
import { addPhone, bench, openShop, type Phone } from './kit.ts'
import { cloth, line, sale } from './trade.ts'

/** Sells `count` times `lines` lines. */
async function sell(phone: Phone, count: number, lines: number): Promise<void> {
  for (let left = count; left > 0; left -= 20) {
    const some = Array.from({ length: Math.min(20, left) }, () =>
      phone.make('sale.record', sale(Array.from({ length: lines }, () => line()))),
    )
    await phone.send(some)
  }
}

const size = (page: readonly Group[]) => page.reduce((sum, { records }) => sum + records.length, 0)

test('pages are bounded, end between operations, and together hold every record once', async () => {
  const owner = await openShop(await bench())
  await sell(owner, 40, 30)
  const reader = await addPhone(owner, 'owner')
  const versions: string[] = []
  for (let more = true; more; ) {
    const answer = await reader.sync()
    expect(size(answer.page)).toBeLessThanOrEqual(MAX_PAGE_RECORDS)
    expect(JSON.stringify(answer.page).length).toBeLessThan(MAX_PAGE_BYTES + 32 * 1024)
    versions.push(...answer.page.map(({ version }) => version))
    more = answer.more
  }
  expect(versions.length).toBeGreaterThan(40)
  expect(new Set(versions).size).toBe(versions.length)
  expect(reader.ofKind('line')).toHaveLength(40 * 30)
  expect(reader.last?.checksum).toBe(reader.checksum())
})

test('what one operation wrote is never split over two pages, however the page ends', async () => {
  const owner = await openShop(await bench())
  // 62 records a sale: the thousandth record lies inside one.
  await sell(owner, 20, 30)
  const reader = await addPhone(owner, 'owner')
  const first = await reader.sync()
  expect(first.more).toBe(true)
  const orders = reader.ofKind('order')
  for (const { id } of orders) {
    expect(reader.ofKind('line').filter(({ fields }) => fields.order === id)).toHaveLength(30)
  }
  expect(orders.length).toBeLessThan(20)
})

test('a page is bounded by bytes where records are long', async () => {
  const owner = await openShop(await bench())
  const story = 'ก'.repeat(4000)
  for (let n = 0; n < 4; n++) {
    await owner.send(Array.from({ length: 10 }, () => owner.make('good.add', cloth({ story }))))
  }
  const reader = await addPhone(owner, 'owner')
  const { page, more } = await reader.sync()
  expect(more).toBe(true)
  expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(MAX_PAGE_BYTES + 32 * 1024)
})

test('a page is no larger than the phone says that it can take, and packs to less than a fifth', async () => {
  const owner = await openShop(await bench())
  await sell(owner, 60, 5)
  const reader = await addPhone(owner, 'owner')
  const small = await reader.sync([], { room: 8 * 1024 })
  expect(small.more).toBe(true)
  expect(Buffer.byteLength(JSON.stringify(small.page))).toBeLessThan(8 * 1024 + 32 * 1024)
  const whole = JSON.stringify((await reader.sync()).page)
  expect(gzipSync(whole).length * 5).toBeLessThan(Buffer.byteLength(whole))
  await reader.pull()
  expect(reader.last?.checksum).toBe(reader.checksum())
})

test('an operation is back once the cursor has reached its sequence', async () => {
  const owner = await openShop(await bench())
  const body = sale()
  const { results, cursor } = await owner.sync([owner.make('sale.record', body)])
  expect(readCursor(cursor)?.sequence).toBeGreaterThanOrEqual(results[0]?.sequence ?? Number.NaN)
  expect(owner.record('order', body.order)).toBeDefined()
})

test('a record that changes while another phone reads comes again behind the cursor, in its newest state', async () => {
  const owner = await openShop(await bench())
  const body = cloth()
  await owner.do('good.add', body)
  await sell(owner, 20, 30)
  const reader = await addPhone(owner, 'owner')
  expect((await reader.sync()).more).toBe(true)
  await owner.do('good.edit', { good: body.good, fields: { price: 7 }, based: {} })
  await reader.pull()
  await owner.pull()
  expect(reader.record('good', body.good)).toEqual(owner.record('good', body.good))
})

test('requests that come at once leave no sequence out for a phone that reads between them', async () => {
  const owner = await openShop(await bench())
  const helper = await addPhone(owner, 'helper')
  const reader = await addPhone(owner, 'owner')
  const tenTimes = async (send: () => Promise<unknown>) => {
    for (let times = 0; times < 10; times++) await send()
  }
  await Promise.all([
    tenTimes(() => owner.send([owner.make('sale.record', sale())])),
    tenTimes(() => reader.sync()),
    tenTimes(() => helper.send([helper.make('sale.record', sale())])),
  ])
  await reader.pull()
  expect(reader.ofKind('order')).toHaveLength(20)
  expect(reader.last?.checksum).toBe(reader.checksum())
})

test('newly visible kinds are pulled from zero over several pages, while new records go on coming', async () => {
  const owner = await openShop(await bench())
  const helper = await addPhone(owner, 'helper')
  for (let n = 0; n < 60; n += 20) {
    const sales = Array.from({ length: 20 }, () =>
      owner.make('sale.record', sale(Array.from({ length: 20 }, () => line({ cost: 5 })))),
    )
    await owner.send(sales)
  }
  await helper.pull()
  await owner.pull()
  await owner.do('device.edit', { device: helper.device, fields: { role: 'owner' }, based: {} })
  let pages = 0
  for (let more = true; more; pages++) {
    const answer = await helper.sync()
    more = answer.more
    expect(answer.kinds === undefined).toBe(pages > 0)
    await owner.do('sale.record', sale([line({ cost: 5 })]))
    if (pages > 20) break
  }
  expect(pages).toBeGreaterThan(1)
  await helper.pull()
  await owner.pull()
  expect(helper.ofKind('cost')).toHaveLength(owner.ofKind('cost').length)
  expect(helper.last?.checksum).toBe(helper.checksum())
  expect(owner.last?.checksum).toBe(owner.checksum())
})

test('a cursor that is none, or of another epoch than this shop ever had, is read from the beginning', async () => {
  const owner = await openShop(await bench())
  await sell(owner, 3, 1)
  await owner.pull()
  const here = readCursor(owner.cursor)
  const all = (await owner.send([], { cursor: 'nonsense' })).body
  expect(size(all.page)).toBe(owner.records.size)
  expect(all.kinds).toEqual(owner.kinds)

  const elsewhere = writeCursor({ epoch: 'old', sequence: here?.sequence ?? 0, scope: here?.scope ?? '' })
  const anew = (await owner.send([], { cursor: elsewhere })).body
  expect(size(anew.page)).toBe(owner.records.size)
  expect(anew).toMatchObject({ cursor: owner.cursor, epoch: here?.epoch })
})

test('no sequence that a phone has seen is given out again, and of a phone that does not know the epoch nothing is taken', async () => {
  const owner = await openShop(await bench())
  const here = readCursor(owner.cursor)
  const ahead = writeCursor({ epoch: here?.epoch ?? '', sequence: 999, scope: here?.scope ?? '' })
  const waiting = [owner.make('sale.record', sale())]
  const { results, epoch, cursor } = (await owner.send(waiting, { cursor: ahead })).body
  expect(results).toEqual([])
  expect(epoch).not.toBe(here?.epoch)
  expect((await owner.send(waiting, { cursor })).body.results[0]?.sequence).toBe(1000)
})

test('a scope that is not known is read from zero and not believed', async () => {
  const owner = await openShop(await bench())
  await sell(owner, 3, 1)
  await owner.pull()
  const records = new Map(owner.records)
  owner.cursor = owner.cursor.replace(/\w+$/, 'zzzz')
  owner.records.clear()
  await owner.pull()
  expect(owner.records).toEqual(records)
})

test('a change that a helper may not see moves its cursor on and costs it nothing', async () => {
  const owner = await openShop(await bench())
  const helper = await addPhone(owner, 'helper')
  const body = cloth()
  await owner.do('good.add', body)
  await helper.pull()
  await owner.do('good.cost', { good: body.good, amount: 5, based: {} })
  const { page, more } = await helper.sync()
  expect([page, more]).toEqual([[], false])
  expect(helper.sequence).toBe(owner.sequence)
})

test('the checksum in every answer is that of the records, whatever was done', async () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('add' as const), cost: fc.option(fc.nat(1000)) }),
    fc.record({ do: fc.constant('edit' as const), which: fc.nat(5), price: fc.nat(3) }),
    fc.record({ do: fc.constant('delete' as const), which: fc.nat(5) }),
    fc.record({ do: fc.constant('restore' as const), which: fc.nat(5) }),
    fc.record({ do: fc.constant('sell' as const), lines: fc.integer({ min: 1, max: 3 }), which: fc.nat(5) }),
    fc.record({ do: fc.constant('unknown' as const) }),
  )
  const owner = await openShop(await bench())
  const helper = await addPhone(owner, 'helper')
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const goods: string[] = []
      const at = (which: number) => goods[which % Math.max(1, goods.length)] ?? newId()
      const operations = steps.map((one) => {
        switch (one.do) {
          case 'add': {
            const body = { ...cloth(), cost: one.cost }
            goods.push(body.good)
            return owner.make('good.add', body)
          }
          case 'edit':
            return owner.make('good.edit', { good: at(one.which), fields: { price: one.price }, based: {} })
          case 'delete':
            return owner.make('good.delete', { good: at(one.which) })
          case 'restore':
            return owner.make('good.restore', { good: at(one.which) })
          case 'sell': {
            const lines = Array.from({ length: one.lines }, () => line({ good: at(one.which) }))
            return owner.make('sale.record', sale(lines))
          }
          default:
            return owner.make('photo.delete', { photo: newId() })
        }
      })
      await owner.sync(operations)
      await owner.pull()
      await helper.pull()
      expect(owner.last?.checksum).toBe(owner.checksum())
      expect(helper.last?.checksum).toBe(helper.checksum())
      const { kinds, sequence } = await owner.checksums()
      expect(sequence).toBe(owner.sequence)
      expect(kinds).toEqual(Object.fromEntries(owner.kinds.map((kind) => [kind, owner.checksum([kind])])))
    }),
    { numRuns: 30 },
  )
})
