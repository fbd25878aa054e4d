import { afterAll, beforeAll, expect, test } from 'vitest'
import { ServerProcess } from '../../tools/server-process.ts'
import {
  addCloth,
  allSent,
  communityCode,
  goTo,
  joinCommunity,
  loadOnce,
  sell,
  sellOn,
  startShop,
  t,
} from '../support/hands.ts'
import { Phone } from '../support/phone.ts'
import { filesHere, leaveNoRoom } from '../support/room.ts'
import { photoOf } from './photos.ts'

const NAME = 'ผ้าหมี่ขิด'

let server: ServerProcess
let phone: Phone

beforeAll(async () => {
  server = await ServerProcess.start()
  phone = await Phone.open()
  await loadOnce(phone, server.origin)
  await startShop(phone)
  const photos = [await photoOf({ width: 2000, height: 1500 }), await photoOf({ width: 1500, height: 2000 })]
  await addCloth(phone, { name: NAME, price: 1800, quantity: 3, photos })
  await joinCommunity(phone, await communityCode(server))
  await allSent(phone)
})

afterAll(async () => {
  await phone?.dispose()
  await server?.dispose()
})

test('on a full phone sales go on without a word: full photos that the market has give way, small pictures stay', async () => {
  expect(await filesHere(phone)).toBe(4)
  await leaveNoRoom(phone, server.origin)
  for (let sold = 1; sold <= 2; sold++) {
    await sell(phone, NAME)
    await sellOn(phone)
  }
  await goTo(phone, 'orders')
  await expect.poll(() => phone.page.getByRole('link', { name: /1,800/ }).count(), { timeout: 15_000 }).toBe(2)
  expect(await filesHere(phone)).toBe(2)
  await goTo(phone, 'sell')
  await phone.page.locator('.good-tile img').first().waitFor()
})

test('the shop says that the phone is almost full', async () => {
  await goTo(phone, 'shop')
  await phone.page.getByText(t('shop.almostFull')).waitFor()
  expect(phone.errors).toEqual([])
})
