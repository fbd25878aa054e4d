import { afterAll, beforeAll, expect, test } from 'vitest'
import { applied, leftOf, records } from '../support/books.ts'
import { showsLeft, showsSales } from '../support/eyes.ts'
import { addCloth, allSent, button, goTo, look, sellOne, t } from '../support/hands.ts'
import { openShop, type Stall } from '../support/market.ts'
import { lookForUpdate, Releases, updateWaits, versionOf } from '../support/release.ts'
import { photoOf } from './photos.ts'

const NAME = 'ผ้าขาวม้า'
const NEW = 'ผ้าหมี่ขิด'
const STOCK = 9
const SOLD = 3

let stall: Stall
let releases: Releases

beforeAll(async () => {
  const started = await Releases.start()
  releases = started.releases
  stall = await openShop([{ name: NAME, price: 250, quantity: STOCK }], started.server)
})

afterAll(async () => {
  await stall?.dispose()
  await releases?.dispose()
})

test('promise 11: a new version is taken over a full queue: it says that what waits is safe, loses nothing and sends it all', async () => {
  const { weaver, server, link } = stall
  const { page } = weaver
  // The app can be fetched, and nothing can be sent.
  link.fate = ({ path }) => (path.startsWith('/api/') ? 'refuse' : 'carry')
  await addCloth(weaver, { name: NEW, price: 1800, photos: [await photoOf({ width: 900, height: 1200 })] })
  for (let sold = 0; sold < SOLD; sold++) await sellOne(weaver, NAME)
  const old = await versionOf(page)
  await releases.publish()
  await lookForUpdate(page)
  await page.getByText(t('update.safe')).waitFor()
  const loaded = page.waitForEvent('load')
  await button(weaver, t('update.now')).click()
  await loaded
  await expect.poll(() => updateWaits(page)).toBe(false)
  expect(await versionOf(page)).not.toBe(old)
  await showsSales(weaver, '250', SOLD)
  await showsLeft(weaver, NAME, STOCK - SOLD)
  expect(applied(server, 'sale.record')).toBe(0)

  link.fate = () => 'carry'
  await look(weaver)
  await allSent(weaver)
  expect(applied(server, 'sale.record')).toBe(SOLD)
  expect(records(server, 'photo').length).toBe(1)
  expect(link.asked.filter(({ method }) => method === 'PATCH').length).toBeGreaterThanOrEqual(2)
  expect(leftOf(server, records(server, 'movement')[0]?.good)).toBe(STOCK - SOLD)
  await goTo(weaver, 'goods')
  await page.getByRole('link', { name: new RegExp(NEW) }).waitFor()
  expect(weaver.errors).toEqual([])
})
