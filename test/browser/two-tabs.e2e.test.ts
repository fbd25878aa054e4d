import { afterAll, beforeAll, expect, test } from 'vitest'
import { applied, leftOf, records } from '../support/books.ts'
import { showsLeft, showsSales } from '../support/eyes.ts'
import { allSent, type Held, look, sellOne } from '../support/hands.ts'
import { openShop, type Stall } from '../support/market.ts'
import { Waker } from '../support/wake.ts'

const NAME = 'ผ้าขาวม้า'
const STOCK = 20
/** Sales of each tab. */
const EACH = 3

let stall: Stall
let tabs: Held[]
let waker: Waker

beforeAll(async () => {
  stall = await openShop([{ name: NAME, price: 250, quantity: STOCK }])
  const { weaver, link } = stall
  const second = await weaver.openTab()
  await second.goto(link.origin)
  tabs = [weaver, { page: second }]
  waker = await Waker.of(weaver.page, link.origin)
})

afterAll(() => stall?.dispose())

test('promise 2: two tabs sell at once, and they and the service worker all send: each sale is there once, on both tabs', async () => {
  const { weaver, server, link } = stall
  // Every other answer is lost: whoever tries next has to send what is at the server already.
  let requests = 0
  link.fate = ({ operations }) => (operations.length > 0 && requests++ % 2 === 0 ? 'lose-answer' : 'carry')
  await Promise.all(
    tabs.map(async (tab) => {
      for (let sold = 0; sold < EACH; sold++) {
        await sellOne(tab, NAME)
        await Promise.all([waker.sync('outbox'), look(tab)])
      }
    }),
  )
  link.fate = () => 'carry'
  for (const tab of tabs) {
    await look(tab)
    await allSent(tab)
    await showsSales(tab, '250', tabs.length * EACH)
    await showsLeft(tab, NAME, STOCK - tabs.length * EACH)
  }
  expect(applied(server, 'sale.record')).toBe(tabs.length * EACH)
  expect(records(server, 'order').length).toBe(tabs.length * EACH)
  expect(leftOf(server, records(server, 'movement')[0]?.good)).toBe(STOCK - tabs.length * EACH)
  expect(link.sent('sale.record')).toBeGreaterThan(tabs.length * EACH)
  expect(weaver.errors).toEqual([])
})
