import { afterEach, expect, test, vi } from 'vitest'
import { editGood } from '../../src/device/store/actions/goods.ts'
import { recordSale, voidSale } from '../../src/device/store/actions/sales.ts'
import type { ShopDatabase } from '../../src/device/store/database.ts'
import { type OrderView, order, orders, ordersById } from '../../src/device/store/queries/orders.ts'
import { receive } from '../../src/device/sync/receive.ts'
import { changesOf } from '../../src/shared/domain/changes.ts'
import type { Result } from '../../src/shared/protocol/sync.ts'
import { answer, freshShop, groupOf } from '../support/store.ts'

const MINUTE = 60_000
const NOON = Date.UTC(2026, 0, 14, 5)
/** Made close to one another, hours apart, and by a phone whose clock had fallen back to 1970. */
const TIMES = [0, NOON, NOON + MINUTE, NOON + 30 * MINUTE, NOON + 300 * MINUTE, NOON + 301 * MINUTE]

afterEach(() => vi.restoreAllMocks())

/** The n-th sale has n lines, so that each is known by what it holds. */
async function sellAt(db: ShopDatabase, at: number, count: number): Promise<string> {
  vi.spyOn(Date, 'now').mockReturnValue(at)
  const line = { good: null, name: `${count}`, unit: 'piece', quantity: 1, listPrice: 100, price: 100, thumb: null }
  const lines = Array.from({ length: count }, () => ({ ...line, unit: 'piece' as const }))
  return recordSale(db, { lines, discount: 0, payment: { method: 'cash', given: null } })
}

const held = ({ id, lines, payments, steps }: OrderView) => ({
  id,
  names: lines.map(({ name }) => name),
  paid: payments.map(({ amount }) => amount),
  steps: steps.length,
})

test('every sale of a list has its own facts and no others, whenever it and its neighbours were made', async () => {
  const db = await freshShop()
  const ids: string[] = []
  for (const [index, at] of TIMES.entries()) ids.push(await sellAt(db, at, index + 1))
  await voidSale(db, ids[2] ?? '', { reason: '', undo: false })
  const expected = ids.map((id, index) => ({
    id,
    names: Array.from({ length: index + 1 }, () => `${index + 1}`),
    paid: index === 2 ? [300, -300] : [(index + 1) * 100],
    steps: index === 2 ? 1 : 0,
  }))
  const sorted = (views: OrderView[]) =>
    views.map(held).map((view) => ({ ...view, paid: view.paid.sort((a, b) => b - a) }))
  expect(sorted(await orders(db, { limit: 10 }))).toEqual(expected.toReversed())
  // Some of them alone: what lies between two is read along and given to nobody.
  const some = [1, 3, 5].flatMap((index) => ids[index] ?? [])
  expect(sorted(await ordersById(db, some))).toEqual([1, 3, 5].map((index) => expected[index]))
})

/** How many rows of the outbox something reads. */
async function outboxRead(db: ShopDatabase, work: () => Promise<unknown>): Promise<number> {
  let count = 0
  const counting = <T>(row: T) => {
    count++
    return row
  }
  db.outbox.hook('reading', counting)
  await work()
  db.outbox.hook('reading').unsubscribe(counting)
  return count
}

test('what waits is not read for a list of sales, nor for a page that does not touch it', async () => {
  const db = await freshShop()
  for (let sale = 0; sale < 20; sale++) await sellAt(db, NOON + sale, 1)
  const good = { kind: 'good', id: 'g', do: 'create', fields: { name: 'ผ้า', price: 1 } } as const
  const page = (sequence: number) => answer({ page: [groupOf(sequence, [good])], cursor: `e.${sequence}.o` })
  await receive(db, '', page(1), 0)
  expect(await outboxRead(db, () => orders(db, { limit: 20 }))).toBe(0)
  expect(await outboxRead(db, () => receive(db, 'e.1.o', page(2), 0))).toBe(0)
  // A page that touches it finds what lies over its records, and a sale not yet sent still says so.
  await editGood(db, 'g', { price: 2 })
  expect(await outboxRead(db, () => receive(db, 'e.2.o', page(3), 0))).toBeGreaterThan(0)
  expect((await db.good.get('g'))?.fields).toEqual({ name: 'ผ้า', price: 2 })
  expect((await orders(db, { limit: 20 })).map(({ waiting }) => waiting)).not.toContain(false)
})

test('a sale waits until the server has answered for each operation on it', async () => {
  const db = await freshShop()
  const id = await sellAt(db, NOON, 2)
  const [sale] = (await db.outbox.toArray()).slice(-1)
  if (!sale) throw new Error('a sale is an operation')
  const { number, operation } = sale
  const applied: Result = { id: operation.id, number, outcome: 'applied', sequence: 5 }
  const waiting = async () => (await order(db, id))?.waiting
  expect(await waiting()).toBe(true)
  await receive(db, '', answer({ results: [applied], cursor: 'e.1.o' }), 0)
  expect(await waiting()).toBe(false)
  await voidSale(db, id, { reason: '', undo: false })
  expect(await waiting()).toBe(true)
  const created = changesOf(operation, NOON).flatMap((change) => (change.do === 'create' ? [change] : []))
  await receive(db, 'e.1.o', answer({ page: [groupOf(5, created)], cursor: 'e.5.o' }), 0)
  expect(await waiting()).toBe(true)
  const refused: Result = {
    id: (await db.outbox.get(number + 1))?.operation.id ?? '',
    number: number + 1,
    outcome: 'refused',
  }
  await receive(db, 'e.5.o', answer({ results: [refused], cursor: 'e.6.o' }), 0)
  expect(await order(db, id)).toMatchObject({ waiting: false, refused: { number: number + 1 } })
})

test('a busy day is read in parts, and no sale of it is left out, twice there, or mixed with another', async () => {
  const db = await freshShop()
  const ids: string[] = []
  for (let sale = 0; sale < 95; sale++) ids.push(await sellAt(db, NOON + sale * 1000, (sale % 3) + 1))
  const found = await orders(db, { limit: 95 })
  expect(found.map(({ id }) => id)).toEqual(ids.toReversed())
  expect(found.map(({ lines }) => lines.length)).toEqual(ids.map((_, sale) => (sale % 3) + 1).toReversed())
})
