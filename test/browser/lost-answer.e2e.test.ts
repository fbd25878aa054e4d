import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { applied, records } from '../support/books.ts'
import { showsLeft, showsSales } from '../support/eyes.ts'
import { allSent, sellOne } from '../support/hands.ts'
import type { Asked, Fate } from '../support/link.ts'
import { openShop, type Stall } from '../support/market.ts'

const NAME = 'ผ้าขาวม้า'
const STOCK = 9

let stall: Stall

beforeAll(async () => {
  stall = await openShop([{ name: NAME, price: 250, quantity: STOCK }])
})

afterEach(() => {
  stall.link.fate = () => 'carry'
})

afterAll(() => stall?.dispose())

const carriesSale = ({ operations }: Asked) => operations.some(({ action }) => action === 'sale.record')

/** The same fate for the first `times` requests with a sale; what comes behind them is carried. */
function spoil(fate: Fate, times: number): void {
  let left = times
  stall.link.fate = (asked) => (carriesSale(asked) && left-- > 0 ? fate : 'carry')
}

const CASES: [what: string, fate: Fate, times: number, sold: number][] = [
  ['the answer is lost after the server has committed', 'lose-answer', 1, 1],
  ['the answer is lost twice in a row', 'lose-answer', 2, 2],
  ['the answer breaks off in the middle', 'cut-answer', 1, 3],
]

test.each(CASES)(
  'promise 2: %s: the sale is sent again, and is one sale on both sides',
  async (_, fate, times, sold) => {
    const { weaver, server, link } = stall
    const before = link.sent('sale.record')
    spoil(fate, times)
    await sellOne(weaver, NAME)
    await expect.poll(() => link.sent('sale.record') - before, { timeout: 30_000 }).toBeGreaterThan(times)
    await allSent(weaver)
    expect(applied(server, 'sale.record')).toBe(sold)
    expect(records(server, 'order').length).toBe(sold)
    await showsSales(weaver, '250', sold)
    await showsLeft(weaver, NAME, STOCK - sold)
  },
)
