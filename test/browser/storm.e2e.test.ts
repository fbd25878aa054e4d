import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allSent, look, sellOne } from '../support/hands.ts'
import { openShop, type Stall } from '../support/market.ts'

const NAME = 'ผ้าขาวม้า'
/** The back-off doubles from two seconds: at 0, 1 to 2, 3 to 6, 7 to 14; and one for the service worker. */
const SECONDS = 6
const MOST = 5

let stall: Stall

beforeAll(async () => {
  stall = await openShop([{ name: NAME, price: 250, quantity: 9 }])
})

afterAll(() => stall?.dispose())

test('promise 13: a market that does not answer is asked less and less often, by page and service worker together', async () => {
  const { weaver, link } = stall
  link.fate = ({ path }) => (path === '/api/sync' ? 'answer-502' : 'carry')
  await sellOne(weaver, NAME)
  await expect.poll(() => link.sent('sale.record'), { timeout: 20_000 }).toBeGreaterThan(0)
  // No waiting for something: how often it is asked in this time is what is tried.
  await pause(SECONDS * 1000)
  expect(link.sent('sale.record')).toBeLessThanOrEqual(MOST)
  link.fate = () => 'carry'
  await look(weaver)
  await allSent(weaver)
})
