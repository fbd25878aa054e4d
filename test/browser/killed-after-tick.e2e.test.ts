import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applied, leftOf, records } from '../support/books.ts'
import { showsLeft, showsSales } from '../support/eyes.ts'
import { allSent, sell } from '../support/hands.ts'
import { openShop, type Stall } from '../support/market.ts'

const NAME = 'ผ้าขาวม้า'
const STOCK = 9

let stall: Stall

beforeAll(async () => {
  stall = await openShop([{ name: NAME, price: 250, quantity: STOCK }])
})

afterAll(() => stall?.dispose())

test.each([
  { ms: 0, sold: 1 },
  { ms: 50, sold: 2 },
  { ms: 200, sold: 3 },
  { ms: 1000, sold: 4 },
])(
  'promise 1: the browser is killed $ms ms after the tick: the sale is there, and the server gets it once',
  async ({ ms, sold }) => {
    const { weaver, server, link } = stall
    await sell(weaver, NAME)
    // No waiting for something: the time is what is tried. After a second the sale is on its way.
    await pause(ms)
    await weaver.kill()

    await weaver.open()
    await weaver.goOffline()
    await weaver.page.goto(link.origin)
    await showsSales(weaver, '250', sold)
    await showsLeft(weaver, NAME, STOCK - sold)

    await weaver.goOnline()
    await weaver.page.reload()
    await allSent(weaver)
    expect(applied(server, 'sale.record')).toBe(sold)
    expect(records(server, 'order').length).toBe(sold)
    expect(leftOf(server, records(server, 'movement')[0]?.good)).toBe(STOCK - sold)
    expect(weaver.errors).toEqual([])
  },
)
