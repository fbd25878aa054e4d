import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addEntry, deleteEntry } from '../../src/device/store/actions/book.ts'
import { addGood } from '../../src/device/store/actions/goods.ts'
import { returnGoods } from '../../src/device/store/actions/returns.ts'
import { dateSale, recordSale, voidSale } from '../../src/device/store/actions/sales.ts'
import type { ShopDatabase } from '../../src/device/store/database.ts'
import { report, reportNames, shopPeriod, tradeMark } from '../../src/device/store/queries/report.ts'
import { today } from '../../src/device/store/queries/today.ts'
import { dayIn } from '../../src/shared/domain/calendar.ts'
import type { PeriodKind } from '../../src/shared/domain/periods.ts'
import type { Report } from '../../src/shared/domain/report.ts'
import { trades } from '../support/retail/inputs.ts'
import { loadTrade } from '../support/retail/load.ts'
import { isCorrection } from '../support/retail/trade.ts'
import { cloth, freshShop } from '../support/store.ts'

const DAY = 24 * 60 * 60 * 1000
const read = async (db: ShopDatabase, kind: PeriodKind, back = 0): Promise<Report> =>
  report(db, await shopPeriod(db, kind, { back, phoneTime: Date.now() }))

/** What stands in the tables, added up without any of the app's code. */
async function byHand(db: ShopDatabase, from: number, to: number) {
  const [orders, lines, steps, returns, costs] = await Promise.all([
    db.order.toArray(),
    db.line.toArray(),
    db.step.toArray(),
    db.return.toArray(),
    db.cost.toArray(),
  ])
  let [income, cost, sales] = [0, 0, 0]
  for (const { id, fields } of orders) {
    const own = steps.filter((step) => step.fields.order === id)
    const at = own.find(({ fields: step }) => step.step === 'dated')?.fields.day ?? fields.at
    if (own.some(({ fields: step }) => step.step === 'voided') || at < from || at >= to) continue
    sales++
    income -= fields.discount
    for (const line of lines.filter((one) => one.fields.order === id)) {
      const back = returns.filter((one) => one.fields.line === line.id)
      const left = back.reduce((sum, one) => sum - one.fields.quantity, line.fields.quantity)
      income += back.reduce((sum, one) => sum - one.fields.amount, line.fields.total)
      const known = costs.find((one) => one.id === line.id)?.fields.amount ?? 0
      cost += Math.floor((known * left) / line.fields.quantity)
    }
  }
  return { income, cost, sales }
}

const deed = fc.record({
  lines: fc.array(
    fc.record({
      good: fc.nat(2),
      quantity: fc.integer({ min: 1, max: 5 }),
      price: fc.integer({ min: 1, max: 500_000 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  /** Of the whole, in percent. */
  discount: fc.constantFrom(0, 0, 7, 33),
  method: fc.constantFrom('cash' as const, 'transfer' as const),
  after: fc.constantFrom('keep', 'keep', 'void', 'part', 'all', 'date'),
  daysAgo: fc.nat(400),
})

test('the report of any trade is the sum of its facts in the tables, refunds included, to the satang', async () => {
  const run = async (deeds: (typeof deed extends fc.Arbitrary<infer T> ? T : never)[]) => {
    const db = await freshShop()
    const goods = await Promise.all(
      [12_345, null, 99].map((cost, index) => addGood(db, { ...cloth, name: `ผ้า ${index}`, cost, quantity: 9 })),
    )
    for (const { lines, discount, method, after, daysAgo } of deeds) {
      const sold = lines.map(({ good, quantity, price }) => {
        const id = goods[good] ?? null
        return { good: id, name: 'ผ้า', unit: 'piece' as const, quantity, listPrice: price, price, thumb: null }
      })
      const total = sold.reduce((sum, { price, quantity }) => sum + price * quantity, 0)
      const off = Math.floor((total * discount) / 100)
      const order = await recordSale(db, { lines: sold, discount: off, payment: { method, given: null } })
      if (after === 'void') await voidSale(db, order, { reason: '', undo: false })
      if (after === 'date') await dateSale(db, order, Date.now() - daysAgo * DAY)
      if (after !== 'part' && after !== 'all') continue
      const rows = await db.line.where('fields.order').equals(order).toArray()
      const back = Object.fromEntries(rows.map(({ id, fields }) => [id, after === 'all' ? fields.quantity : 1]))
      const amount = after === 'all' ? total - off : Math.floor((total - off) / 3)
      await returnGoods(db, order, { back, amount, restock: true, reason: '', method })
    }
    for (const kind of ['day', 'week', 'month', 'year'] as const) {
      for (const back of [0, 1]) {
        const { from, to } = await shopPeriod(db, kind, { back, phoneTime: Date.now() })
        const { whole, goods: byGood } = await read(db, kind, back)
        expect(whole).toMatchObject(await byHand(db, from, to))
        expect(byGood.reduce((sum, { sums }) => sum + sums.income, 0)).toBe(whole.income)
      }
    }
    expect((await today(db, Date.now())).total).toBe((await read(db, 'day')).whole.income)
    db.close()
  }
  await fc.assert(fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 8 }), run), { numRuns: 25 })
}, 120_000)

test('goods are called as they are called now, phones by their names, and a sale, a return or a void is news', async () => {
  const db = await freshShop()
  const good = await addGood(db, { ...cloth, category: 'ผ้ามัดหมี่', cost: 50_000, quantity: 3 })
  const before = await tradeMark(db)
  const line = {
    good,
    name: 'ชื่อเก่า',
    unit: 'piece' as const,
    quantity: 2,
    listPrice: 90_000,
    price: 90_000,
    thumb: null,
  }
  const order = await recordSale(db, { lines: [line], discount: 0, payment: { method: 'cash', given: null } })
  const after = await tradeMark(db)
  expect(after).not.toBe(before)
  const { goods, categories } = await read(db, 'day')
  expect(goods.map(({ name, quantity, sums }) => [name, quantity, sums.cost])).toEqual([[cloth.name, 2, 100_000]])
  expect((await reportNames(db, [good])).thumbs).toEqual({ [good]: null })
  // What was typed in words is the code that has them.
  expect(categories.map(({ key }) => key)).toEqual(['mudmee'])
  await voidSale(db, order, { reason: '', undo: false })
  expect(await tradeMark(db)).not.toBe(after)
  expect((await read(db, 'day')).whole.income).toBe(0)
})

test('a reading that nobody waits for any more stops', async () => {
  const db = await freshShop()
  const stop = new AbortController()
  stop.abort()
  const period = await shopPeriod(db, 'year', { back: 0, phoneTime: Date.now() })
  await expect(report(db, period, { signal: stop.signal })).rejects.toThrow()
})

describe.each(await trades())('%s', (_, trade) => {
  let db: ShopDatabase
  let sold: number
  let byCode: Map<string, number>
  let goods: Map<string, string>

  beforeAll(async () => {
    db = await freshShop()
    const loaded = await loadTrade(db, trade)
    const lines = loaded.taken.filter((line) => !isCorrection(line))
    const worth = ({ price, quantity }: { price: number; quantity: number }) => price * quantity
    sold = lines.reduce((sum, line) => sum + worth(line), 0)
    byCode = new Map()
    for (const line of lines) byCode.set(line.code, (byCode.get(line.code) ?? 0) + worth(line))
    ;({ goods } = loaded)
  }, 300_000)
  afterAll(() => db.close())

  test('comes to the lines of its file, as a day, a month and a year, and good by good', async () => {
    for (const kind of ['day', 'month', 'year'] as const) {
      const { whole, goods: groups } = await read(db, kind)
      expect(whole.income).toBe(sold)
      expect(whole.cost).toBe(0)
      const reported = new Map(groups.map(({ key, sums }) => [key, sums.income]))
      const expected = [...goods].flatMap(([code, id]) => (reported.has(id) ? [[id, byCode.get(code) ?? 0]] : []))
      expect(expected.length).toBeGreaterThan(100)
      expect(expected.map(([id]) => [id, reported.get(String(id))])).toEqual(expected)
    }
  })
})

test('an expense of the book lowers the profit of its day; what was bought to be worked up, a loan and a pay-out do not', async () => {
  const db = await freshShop()
  const line = {
    good: null,
    name: 'ถุงผ้า',
    unit: 'piece' as const,
    quantity: 1,
    listPrice: 9000,
    price: 9000,
    thumb: null,
  }
  await recordSale(db, { lines: [line], discount: 0, payment: null })
  const mark = await tradeMark(db)
  const day = dayIn('Asia/Bangkok', Date.now())
  for (const what of ['purchase', 'loan', 'payout', 'expense'] as const)
    await addEntry(db, { what, day, amount: 2500, who: '', note: '' })
  const gone = await addEntry(db, { what: 'expense', day, amount: 100, who: '', note: '' })
  await deleteEntry(db, gone)
  const { whole } = await read(db, 'month')
  expect([whole.income, whole.spent]).toEqual([9000, 2500])
  expect(await tradeMark(db)).not.toBe(mark)
})
