import { afterAll, beforeAll, expect, test } from 'vitest'
import { ServerProcess } from '../../tools/server-process.ts'
import { showsLeft, showsSales } from '../support/eyes.ts'
import {
  addCloth,
  allSent,
  button,
  communityCode,
  goTo,
  joinCommunity,
  joinShop,
  loadOnce,
  sellOne,
  startShop,
  t,
} from '../support/hands.ts'
import { Phone } from '../support/phone.ts'
import { photoOf } from './photos.ts'

const NAME = 'ผ้าหมี่ขิด'

let server: ServerProcess
let lost: Phone
let bought: Phone

beforeAll(async () => {
  server = await ServerProcess.start()
  lost = await Phone.open()
  bought = await Phone.open()
  await loadOnce(lost, server.origin)
  await loadOnce(bought, server.origin)
  await startShop(lost)
  await addCloth(lost, {
    name: NAME,
    price: 1800,
    cost: 900,
    quantity: 3,
    photos: [await photoOf({ width: 900, height: 1200 })],
  })
})

afterAll(async () => {
  await bought?.dispose()
  await lost?.dispose()
  await server?.dispose()
})

const cardOn = ({ page }: Phone) => page.locator('.recovery-code').textContent()

test('promise 12: the only phone is lost: the recovery card brings the whole shop to a new one, as its owner, once', async () => {
  await joinCommunity(lost, await communityCode(server))
  const card = (await cardOn(lost)) ?? ''
  await sellOne(lost, NAME)
  await allSent(lost)
  await lost.dispose()

  await joinShop(bought, card)
  await allSent(bought)
  await showsLeft(bought, NAME, 2)
  const tile = button(bought, new RegExp(NAME)).locator('img')
  await expect.poll(() => tile.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  await showsSales(bought, '1,800', 1)
  // What only an owner sees.
  await goTo(bought, 'goods')
  await bought.page.getByRole('link', { name: new RegExp(NAME) }).click()
  await bought.page.getByText('900').first().waitFor()

  // The card is used; there is another one.
  await goTo(bought, 'shop')
  await bought.page.getByRole('link', { name: t('shop.recovery') }).click()
  await expect.poll(() => cardOn(bought)).toMatch(/[0-9a-z]{4}/i)
  expect(await cardOn(bought)).not.toBe(card)
  expect(bought.errors).toEqual([])
})
