import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ShopDatabase } from '../../src/device/store/database.ts'
import { today } from '../../src/device/store/queries/today.ts'
import { readSync } from '../../src/device/store/state.ts'
import { trades } from '../support/retail/inputs.ts'
import { type Loaded, loadTrade } from '../support/retail/load.ts'
import { isCancellation, isCorrection, type TradeLine } from '../support/retail/trade.ts'
import { type Phone, Village } from '../support/village.ts'

/** Twenty-five thousand lines, one action after another, and a server that applies them. */
const PATIENCE_MS = 300_000

describe.each(await trades())('%s, loaded through the operations of the app', { timeout: PATIENCE_MS }, (_, trade) => {
  let village: Village
  let owner: Phone
  let loaded: Loaded

  beforeAll(async () => {
    village = await Village.open()
    owner = await village.owner()
    loaded = await loadTrade(owner.db, trade)
  }, PATIENCE_MS)

  afterAll(() => village?.[Symbol.asyncDispose]())

  test('every line is either taken or listed with a reason, and some of each', () => {
    const { taken, listed } = loaded
    expect(new Set([...taken, ...listed.map(({ line }) => line)])).toEqual(new Set(trade))
    expect(taken.length + listed.length).toBe(trade.length)
    expect(listed.length).toBeGreaterThan(0)
    expect(listed.length).toBeLessThan(trade.length / 20)
    // What it has in it, or it would prove less than it says.
    expect(taken.some(isCancellation)).toBe(true)
    expect(taken.some(isCorrection)).toBe(true)
    expect(taken.some((line) => line.price === 0 && !isCorrection(line))).toBe(true)
  })

  test('promise 5: what is left of each good is what came, less what was sold, with what was taken back', async () => {
    const left = new Map(loaded.delivered)
    for (const line of loaded.taken) {
      // A cancellation has a quantity below zero, and so has what broke.
      const change = isCorrection(line) ? line.quantity : -line.quantity
      if (left.has(line.code)) left.set(line.code, (left.get(line.code) ?? 0) + change)
    }
    const shelf = new Map((await owner.db.shelf.toArray()).map((row) => [row.id, row.left]))
    const kept = [...loaded.goods].map(([code, id]) => [code, shelf.get(id)])
    expect(Object.fromEntries(kept)).toEqual(Object.fromEntries(left))
  })

  test('the money of today is the sum of what was taken, to the last satang, in cash and by transfer', async () => {
    const { total, cash, transfer, count, sales } = await today(owner.db, Date.now())
    const sold = loaded.taken.filter((line) => !isCorrection(line))
    expect(total).toBe(worth(sold))
    expect(cash).toBe(worth(sold.filter(({ customer }) => customer === '')))
    expect(transfer).toBe(worth(sold.filter(({ customer }) => customer !== '')))
    expect(sales.length).toBe(await owner.db.order.count())
    expect(count).toBe(sales.filter(({ sums }) => sums.state === 'paid').length)
  })

  test('no amount is a fraction', async () => {
    const amounts = await allAmounts(owner.db)
    expect(amounts.length).toBeGreaterThan(trade.length / 2)
    expect(amounts.filter((amount) => !Number.isSafeInteger(amount))).toEqual([])
  })

  test('the server takes all of it, and a second phone holds the same', async () => {
    await owner.sync()
    const second = await village.another(owner, 'owner')
    await second.sync()
    await owner.sync()
    for (const { db } of [owner, second]) {
      expect(await readSync(db)).toMatchObject({ phase: 'idle', caughtUp: true, differs: [] })
      expect(await db.outbox.count()).toBe(0)
    }
    expect(await second.db.total.toArray()).toEqual(await owner.db.total.toArray())
    expect(await second.db.shelf.toArray()).toEqual(await owner.db.shelf.toArray())
  })
})

function worth(lines: readonly TradeLine[]): number {
  return lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0)
}

async function allAmounts(db: ShopDatabase): Promise<(number | null)[]> {
  const [goods, lines, payments, orders] = await Promise.all([
    db.good.toArray(),
    db.line.toArray(),
    db.payment.toArray(),
    db.order.toArray(),
  ])
  return [
    ...goods.flatMap(({ fields: { price } }) => price ?? []),
    ...lines.flatMap(({ fields: { price, listPrice, total } }) => [price, listPrice, total]),
    ...payments.flatMap(({ fields: { amount, given } }) => [amount, given ?? 0]),
    ...orders.map(({ fields: { discount } }) => discount),
  ]
}
