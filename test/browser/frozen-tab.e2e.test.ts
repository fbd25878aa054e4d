import { afterAll, beforeAll, expect, test } from 'vitest'
import { applied, records } from '../support/books.ts'
import { showsLeft, showsSales } from '../support/eyes.ts'
import { allSent, type Held, look, sellOne } from '../support/hands.ts'
import { openShop, type Stall } from '../support/market.ts'
import { refuseBackgroundSync } from '../support/wake.ts'

const NAME = 'ผ้าขาวม้า'
const STOCK = 9

let stall: Stall

beforeAll(async () => {
  stall = await openShop([{ name: NAME, price: 250, quantity: STOCK }])
  // It would hold the lock now and then.
  await refuseBackgroundSync(stall.weaver, stall.link.origin)
})

afterAll(() => stall?.dispose())

/** The minute for which a tab waits for the lock passes in a second, so that the test need not wait for it. */
function hurry(): void {
  const real = AbortSignal.timeout.bind(AbortSignal)
  AbortSignal.timeout = (ms) => real(ms === 60_000 ? 1000 : ms)
}

test('a tab is frozen while it sends: another one takes the lock and sends; thawed, the first does no harm', async () => {
  const { weaver, server, link } = stall
  const frozen = await weaver.context.newCDPSession(weaver.page)
  link.fate = ({ operations }) => (operations.length > 0 ? 'hold-answer' : 'carry')
  await sellOne(weaver, NAME)
  await look(weaver)
  await expect.poll(() => link.holding).toBe(1)
  expect(await isLocked(weaver)).toBe(true)
  await frozen.send('Page.setWebLifecycleState', { state: 'frozen' })

  link.fate = () => 'carry'
  const other = await impatientTab()
  await sellOne(other, NAME)
  await look(other)
  await allSent(other)
  expect(applied(server, 'sale.record')).toBe(2)
  expect(link.holding).toBe(1)

  link.letGo()
  await frozen.send('Page.setWebLifecycleState', { state: 'active' })
  await sellOne(weaver, NAME)
  for (const tab of [weaver, other]) {
    await allSent(tab)
    await showsLeft(tab, NAME, STOCK - 3)
    await showsSales(tab, '250', 3)
  }
  expect(applied(server, 'sale.record')).toBe(3)
  expect(records(server, 'order').length).toBe(3)
  expect(weaver.errors).toEqual([])
})

/** Another tab of this phone, which will not wait long. */
async function impatientTab(): Promise<Held> {
  const page = await stall.weaver.openTab()
  await page.addInitScript(hurry)
  await page.goto(stall.link.origin)
  return { page }
}

/** Whether some tab has the lock of a shop. */
function isLocked({ page }: Held): Promise<boolean> {
  return page.evaluate(async () => {
    const { held = [] } = await navigator.locks.query()
    return held.some(({ name }) => name?.startsWith('talat-sync-'))
  })
}
