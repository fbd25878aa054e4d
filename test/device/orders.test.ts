import { afterEach, expect, test, vi } from 'vitest'
import { recordSale, voidSale } from '../../src/device/store/actions/sales.ts'
import type { ShopDatabase } from '../../src/device/store/database.ts'
import { type OrderView, orders, ordersById } from '../../src/device/store/queries/orders.ts'
import { freshShop } from '../support/store.ts'

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
