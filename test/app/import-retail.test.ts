import { beforeAll, describe, expect, test } from 'vitest'
import { layoutOf } from '../../src/app/features/import/columns.ts'
import { linesOf } from '../../src/app/features/import/lines.ts'
import { knownGoods, planImport, runImport, taken } from '../../src/app/features/import/model.ts'
import { returnGoods } from '../../src/device/store/actions/returns.ts'
import { dateSale, recordSale, voidSale } from '../../src/device/store/actions/sales.ts'
import type { ShopDatabase } from '../../src/device/store/database.ts'
import { report, shopPeriod } from '../../src/device/store/queries/report.ts'
import { csvHead, csvRows } from '../../src/shared/domain/sheet.ts'
import type { Operation } from '../../src/shared/protocol/operations.ts'
import { readTables } from '../../src/xlsx/read.ts'
import { Random } from '../faults/random.ts'
import { trades } from '../support/retail/inputs.ts'
import { goodsOf, type Stocked, sellTrade } from '../support/retail/load.ts'
import { madeUpTrade } from '../support/retail/made-up.ts'
import { realTrade, type TradeLine } from '../support/retail/trade.ts'
import { freshShop } from '../support/store.ts'

const DAY = 24 * 60 * 60 * 1000
const PATIENCE_MS = 300_000

const real = await realTrade()
const wholes: Record<string, TradeLine[]> = {
  'a trade from a seed': madeUpTrade({ goods: 2500, invoices: 40 }),
  ...(real ? { 'the beginning of the real trade': real } : {}),
}

/** The list that a wholesaler would hand over: all goods of the trade, each with what it cost. */
function listOf(goods: readonly Stocked[]): string {
  const columns = ['StockCode', 'Description', 'UnitPrice', 'Quantity', 'Unit cost'].map((title) => ({
    title,
    width: 0,
  }))
  const rows = goods.map(({ code, name, price, quantity }) => [
    code,
    name,
    price === null ? null : { amount: price },
    quantity,
    price === null ? null : { amount: Math.floor(price * 0.6) },
  ])
  return csvHead(columns) + csvRows(rows, 'THB')
}

/** Brings the list in as the page does: what its worker reads, what it makes of the lines, what it writes. */
async function bringIn(db: ShopDatabase, csv: string) {
  const [table] = await readTables(new Uint8Array(Buffer.from(csv)).buffer)
  const rows = table?.rows ?? []
  const layout = layoutOf(rows)
  const lines = linesOf(rows, layout, await knownGoods(db), 'THB')
  await planImport(db, 'list.csv', taken(lines, false), layout)
  await runImport(db)
  return { layout, lines }
}

describe.each(await trades())('%s, its goods brought in as a list', { timeout: PATIENCE_MS }, (name, trade) => {
  let db: ShopDatabase
  let stocked: Stocked[]
  let lines: Awaited<ReturnType<typeof bringIn>>['lines']
  let operations: Operation[]

  beforeAll(async () => {
    db = await freshShop()
    stocked = goodsOf([...(wholes[name] ?? []), ...trade])
    ;({ lines } = await bringIn(db, listOf(stocked)))
    const rows = await db.good.toArray()
    await sellTrade(db, trade, new Map(rows.map(({ id, fields }) => [fields.code ?? '', id])))
    await goOnSelling(db)
    operations = (await db.outbox.orderBy('number').toArray()).map(({ operation }) => operation)
  }, PATIENCE_MS)

  test('every good is there with its name, price, stock and cost; those without a name are told and left out', async () => {
    expect(stocked.length).toBeGreaterThan(2000)
    const nameless = stocked.filter((good) => good.name === '')
    const wrong = lines.filter(({ problems }) => problems.length > 0)
    expect(wrong.map(({ draft }) => draft.fields.code)).toEqual(nameless.map(({ code }) => code))
    expect(wrong.every(({ problems }) => problems[0]?.what === 'noName')).toBe(true)
    const added = operations.flatMap((one) => (one.action === 'good.add' ? [one.body] : []))
    const named = stocked.filter((good) => good.name !== '')
    expect(
      added.map(({ fields, movement, cost }) => [
        fields.code,
        fields.name,
        fields.price,
        movement?.quantity ?? 0,
        cost,
      ]),
    ).toEqual(
      named.map(({ code, name: called, price, quantity }) => [
        code,
        // A spreadsheet would run what begins so.
        /^[=+\-@]/.test(called) ? `'${called}` : called,
        price,
        quantity,
        price === null ? null : Math.floor(price * 0.6),
      ]),
    )
  })

  test('the report of each period is the sum of its operations to the satang: refunds, discounts, costs, good by good', async () => {
    let some = 0
    for (const kind of ['day', 'week', 'month', 'year'] as const) {
      for (const back of [0, 1]) {
        const period = await shopPeriod(db, kind, { back, phoneTime: Date.now() })
        const { whole, goods } = await report(db, period)
        const plain = recomputed(operations, period.from, period.to)
        expect({ income: whole.income, cost: whole.cost, sales: whole.sales }).toEqual(plain.whole)
        expect(Object.fromEntries(goods.map(({ key, sums, quantity }) => [key, [sums.income, quantity]]))).toEqual(
          plain.goods,
        )
        if (plain.whole.sales > 0) some++
      }
    }
    expect(some).toBeGreaterThan(4)
    // What is in it, or it would prove less than it says.
    for (const action of ['sale.void', 'sale.return', 'order.date'] as const)
      expect(operations.filter((one) => one.action === action).length, action).toBeGreaterThan(3)
  })
})

/** Beside the trade of the file: haggled sums, goods that come back in part, sales of other days. */
async function goOnSelling(db: ShopDatabase): Promise<void> {
  const random = new Random(7)
  const goods = (await db.good.toArray()).filter(({ fields }) => (fields.price ?? 0) > 0)
  for (let sale = 0; sale < 120; sale++) {
    const lines = Array.from({ length: 1 + random.below(5) }, () => {
      const { id, fields } = random.pick(goods)
      const listPrice = fields.price ?? 0
      const price = Math.max(1, listPrice - random.below(listPrice))
      return {
        good: id,
        name: fields.name,
        unit: fields.unit,
        quantity: 1 + random.below(9),
        listPrice,
        price,
        thumb: null,
      }
    })
    const total = lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0)
    const discount = random.chance(0.4) ? random.below(total) : 0
    const order = await recordSale(db, { lines, discount, payment: { method: 'cash', given: null } })
    if (random.chance(0.5)) await dateSale(db, order, Date.now() - random.below(400) * DAY)
    if (random.chance(0.1)) await voidSale(db, order, { reason: '', undo: false })
    if (!random.chance(0.4)) continue
    const rows = await db.line.where('fields.order').equals(order).toArray()
    const back = Object.fromEntries(rows.map(({ id, fields }) => [id, random.below(fields.quantity + 1)]))
    const amount = random.below(total - discount + 1)
    await returnGoods(db, order, { back, amount, restock: random.chance(0.5), reason: '', method: 'cash' })
  }
}

interface PlainSale {
  at: number
  discount: number
  voided: boolean
  lines: { id: string; good: string; quantity: number; total: number; cost: number; back: number; returned: number }[]
}

/** What operations come to, added up one by one without any of the app's code. */
function recomputed(operations: readonly Operation[], from: number, to: number) {
  const sales = new Map<string, PlainSale>()
  for (const { action, at, body } of operations) {
    if (action === 'sale.record') {
      const lines = body.lines.map(({ id, good, quantity, total, cost }) => ({
        ...{ id, good: good ?? '', quantity, total, cost: cost ?? 0 },
        ...{ back: 0, returned: 0 },
      }))
      sales.set(body.order, { at, discount: body.discount, voided: false, lines })
    }
    if (action !== 'sale.void' && action !== 'order.date' && action !== 'sale.return') continue
    const sale = sales.get(body.order)
    if (!sale) throw new Error('nothing was sold')
    if (action === 'sale.void') sale.voided = true
    if (action === 'order.date') sale.at = body.day
    if (action === 'sale.return') {
      for (const { line, quantity, amount } of body.returns) {
        const sold = sale.lines.find(({ id }) => id === line)
        if (!sold) throw new Error('what was never sold came back')
        sold.back += quantity
        sold.returned += amount
      }
    }
  }
  const whole = { income: 0, cost: 0, sales: 0 }
  const goods: Record<string, [income: number, quantity: number]> = {}
  for (const { at, discount, voided, lines } of sales.values()) {
    if (voided || at < from || at >= to) continue
    whole.sales++
    const total = lines.reduce((sum, line) => sum + line.total, 0)
    // The discount is shared out by what the lines came to; whole satang, which add up to it.
    let [reached, given] = [0n, 0n]
    for (const { good, quantity, total: own, cost, back, returned } of lines) {
      reached += BigInt(own)
      const upToHere = total === 0 ? 0n : (BigInt(total - discount) * reached) / BigInt(total)
      const income = Number(upToHere - given) - returned
      given = upToHere
      whole.income += income
      whole.cost += Number((BigInt(cost) * BigInt(quantity - back)) / BigInt(quantity))
      const [earned, kept] = goods[good] ?? [0, 0]
      goods[good] = [earned + income, kept + quantity - back]
    }
  }
  return { whole, goods }
}
