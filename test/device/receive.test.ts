import { expect, test } from 'vitest'
import { addGood, editGood } from '../../src/device/store/actions/goods.ts'
import { discard, sendAgain } from '../../src/device/store/actions/refusals.ts'
import { recordSale } from '../../src/device/store/actions/sales.ts'
import type { ShopDatabase } from '../../src/device/store/database.ts'
import { takeParked } from '../../src/device/store/parked.ts'
import { order } from '../../src/device/store/queries/orders.ts'
import { refusals } from '../../src/device/store/queries/sync.ts'
import { readState } from '../../src/device/store/state.ts'
import { sameChecksum } from '../../src/device/sync/compare.ts'
import { listChanges } from '../../src/device/sync/listChanges.ts'
import { receive } from '../../src/device/sync/receive.ts'
import { changesOf } from '../../src/shared/domain/changes.ts'
import { EMPTY, replaceIn, writeTotal } from '../../src/shared/domain/checksum.ts'
import type { Result } from '../../src/shared/protocol/sync.ts'
import { answer, cloth, contents, freshShop, groupOf } from '../support/store.ts'

const line = { good: null, name: 'ถุงผ้า', unit: 'piece' as const, quantity: 1, listPrice: 500, price: 500, thumb: null }
const bounds = { bytes: 1e6, below: Number.POSITIVE_INFINITY }

/** Applied results for all that waits, the sequence counting up from `first`. */
async function applied(db: ShopDatabase, first: number): Promise<Result[]> {
  const { operations } = await listChanges(db, bounds)
  return operations.map(({ id, number }, index) => ({ id, number, outcome: 'applied', sequence: first + index }))
}

test('nothing acknowledged vanishes while the page has not reached it, and the operation leaves with the page that has', async () => {
  const db = await freshShop()
  const sold = await recordSale(db, { lines: [line], discount: 0, payment: null })
  const results = await applied(db, 8)
  await receive(db, '', answer({ results, cursor: 'e.7.o', more: true }), 0)
  expect(await order(db, sold)).toMatchObject({ waiting: false, sums: { total: 500 } })
  expect((await listChanges(db, bounds)).operations).toEqual([])
  expect(await db.outbox.count()).toBe(2)
  await receive(db, 'e.7.o', answer({ cursor: 'e.9.o' }), 0)
  expect(await db.outbox.count()).toBe(0)
})

test('an edit made here lies over what the server sends until the server has it', async () => {
  const db = await freshShop()
  const id = await addGood(db, cloth)
  const added = await db.outbox.get(2)
  const [create] = added ? changesOf(added.operation, 1) : []
  if (create?.do !== 'create') throw new Error('a good is added by a create')
  await receive(db, '', answer({ results: await applied(db, 1), page: [groupOf(2, [create])], cursor: 'e.2.o' }), 0)
  await editGood(db, id, { price: 150000 })
  const theirs = { ...create, fields: { ...create.fields, price: 99, name: 'ชื่อใหม่' } }
  await receive(db, 'e.2.o', answer({ page: [groupOf(3, [theirs])], cursor: 'e.3.o' }), 0)
  expect((await db.good.get(id))?.fields).toMatchObject({ price: 150000, name: 'ชื่อใหม่' })
  expect((await db.base.get(['good', id]))?.row.fields).toMatchObject({ price: 99 })
  expect((await db.outbox.toArray())[0]?.operation).toMatchObject({ body: { based: { price: 'e.2' } } })
})

test('promise 3: a refused edit leaves the screen and is listed with its reason; the others go on', async () => {
  const db = await freshShop()
  const id = await addGood(db, cloth)
  await editGood(db, id, { price: 5 })
  const [open, add, edit] = (await listChanges(db, bounds)).operations
  const results: Result[] = [
    { id: open?.id ?? '', number: 1, outcome: 'applied', sequence: 1 },
    { id: add?.id ?? '', number: 2, outcome: 'applied', sequence: 2 },
    { id: edit?.id ?? '', number: 3, outcome: 'refused', code: 'forbidden', reason: 'price' },
  ]
  await receive(db, '', answer({ results, cursor: 'e.0.o' }), 0)
  expect((await db.good.get(id))?.fields.price).toBe(180000)
  expect(await refusals(db)).toMatchObject([{ action: 'good.edit', code: 'forbidden', reason: 'price', good: id }])
  expect(await readState(db, 'acked')).toBe(3)
})

test('a refused sale stays on screen, marked, until it is sent again or let go', async () => {
  const db = await freshShop()
  const sold = await recordSale(db, { lines: [line], discount: 0, payment: null })
  const refuse = async (cursor: string) => {
    const { operations } = await listChanges(db, bounds)
    const results = operations.map(
      ({ id, number }): Result => ({ id, number, outcome: 'refused', code: 'fault', reason: '' }),
    )
    await receive(db, cursor, answer({ results, cursor: `${cursor}1`.replace(/^1$/, 'e.1.o') }), 0)
  }
  const first = (await listChanges(db, bounds)).operations.at(-1)
  await refuse('')
  await new Promise((resolve) => setTimeout(resolve, 3))
  const marked = await order(db, sold)
  expect(marked).toMatchObject({ refused: { code: 'fault' }, sums: { total: 500 } })

  await sendAgain(db, marked?.refused?.number ?? 0)
  const [again] = (await listChanges(db, bounds)).operations
  expect(again).toMatchObject({ number: 3, action: 'sale.record', body: { order: sold } })
  expect([again?.at, again?.seen]).toEqual([first?.at, first?.seen])
  expect(await order(db, sold)).toMatchObject({ refused: null, waiting: true, lines: [{}] })

  await refuse('e.1.o')
  await discard(db, (await order(db, sold))?.refused?.number ?? 0)
  expect(await order(db, sold)).toBeUndefined()
  expect(await db.line.count()).toBe(0)
  expect((await listChanges(db, bounds)).operations).toMatchObject([
    { action: 'operation.discard', body: { operation: again?.id } },
  ])
})

test('an answer to a cursor that another tab has moved on is not stored', async () => {
  const db = await freshShop()
  await receive(db, '', answer({ cursor: 'e.5.o' }), 0)
  expect(await receive(db, '', answer({ results: await applied(db, 1), cursor: 'e.6.o' }), 0)).toBe(false)
  expect(await readState(db, 'cursor')).toBe('e.5.o')
  expect((await listChanges(db, bounds)).operations).toHaveLength(1)
})

test('kinds that this app does not know are parked whole and count in the checksum', async () => {
  const db = await freshShop()
  const page = [{ version: 'e.3', records: [{ kind: 'moonphase', id: 'm', fields: { full: true } }] }]
  await receive(db, '', answer({ page, cursor: 'e.3.o' }), 0)
  expect(await db.parked.toArray()).toMatchObject([{ kind: 'moonphase', id: 'm', row: { fields: { full: true } } }])
  const total = replaceIn(EMPTY, 'moonphase', 'm', null, { fields: { full: true }, deleted: false })
  expect(await sameChecksum(db, writeTotal(total))).toBe(true)
})

test('what an older version had parked takes its place in a version that knows it', async () => {
  const db = await freshShop()
  const row = { id: 'g', fields: { name: 'ผ้า', hidden: false }, version: 'e.3', deleted: 0 as const }
  await db.parked.put({ kind: 'good', id: 'g', row })
  await takeParked(db)
  expect(await db.good.get('g')).toEqual(row)
  expect(await db.shelf.get('g')).toMatchObject({ state: 'shown' })
  expect(await db.parked.count()).toBe(0)
})

test('the checksum follows the server and not what waits here', async () => {
  const db = await freshShop()
  const fields = { name: 'a', price: 1 }
  const page = [groupOf(3, [{ kind: 'good', id: 'g', do: 'create', fields }])]
  await receive(db, '', answer({ page, cursor: 'e.3.o' }), 0)
  await editGood(db, 'g', { price: 2 })
  const total = replaceIn(EMPTY, 'good', 'g', null, { fields, deleted: false })
  expect(await sameChecksum(db, writeTotal(total))).toBe(true)
  const deleted = [{ version: 'e.4', records: [{ kind: 'good', id: 'g', fields, deleted: true }] }]
  await receive(db, 'e.3.o', answer({ page: deleted, cursor: 'e.4.o' }), 0)
  const after = replaceIn(EMPTY, 'good', 'g', null, { fields, deleted: true })
  expect(await sameChecksum(db, writeTotal(after))).toBe(true)
  expect(await contents(db, 'good')).toEqual({ g: { fields: { name: 'a', price: 2 }, deleted: true } })
})

test('kinds that a helper may no longer see are dropped, what is unsent of them is not', async () => {
  const db = await freshShop()
  const page = [groupOf(3, [{ kind: 'costing', id: 'g', do: 'create', fields: { amount: 5 } }])]
  await receive(db, '', answer({ page, cursor: 'e.3.o', kinds: ['good', 'costing'] }), 0)
  const id = await addGood(db, { ...cloth, cost: 70 })
  await receive(db, 'e.3.o', answer({ cursor: 'e.3.h', kinds: ['good'] }), 0)
  expect(await db.costing.toArray()).toMatchObject([{ id, fields: { amount: 70 } }])
})

test('a removed owner that comes back as a helper drops what a helper may not see, counts and all', async () => {
  const db = await freshShop()
  const page = [groupOf(3, [{ kind: 'costing', id: 'g', do: 'create', fields: { amount: 5 } }])]
  await receive(db, '', answer({ page, cursor: 'e.3.o', kinds: ['good', 'costing'] }), 0)
  await receive(db, 'e.3.o', answer({ cursor: 'e.3.0', kinds: [] }), 0)
  expect(await db.costing.count()).toBe(1)
  await receive(db, 'e.3.0', answer({ cursor: 'e.3.h', kinds: ['good'] }), 0)
  expect([await db.costing.count(), await db.total.count()]).toEqual([0, 0])
})

test('a removed phone loses nothing of what it has', async () => {
  const db = await freshShop()
  const page = [groupOf(3, [{ kind: 'good', id: 'g', do: 'create', fields: { name: 'a' } }])]
  await receive(db, '', answer({ page, cursor: 'e.3.o', kinds: ['good'] }), 0)
  await receive(db, 'e.3.o', answer({ cursor: 'e.3.0', kinds: [] }), 0)
  expect(await db.good.count()).toBe(1)
})

test('a batch is bounded by bytes, takes one operation at least, and stops before what is too new for the server', async () => {
  const db = await freshShop()
  for (let i = 0; i < 3; i++) await recordSale(db, { lines: [line], discount: 0, payment: null })
  expect((await listChanges(db, { ...bounds, bytes: 1 })).operations).toHaveLength(1)
  expect((await listChanges(db, { ...bounds, below: 3 })).operations.map(({ number }) => number)).toEqual([1, 2])
  expect((await listChanges(db, bounds)).waiting).toBe(4)
})
