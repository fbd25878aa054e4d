import { afterAll, beforeAll, expect, test } from 'vitest'
import { ServerProcess } from '../../tools/server-process.ts'
import {
  addCloth,
  allSent,
  button,
  communityCode,
  goTo,
  joinCommunity,
  loadOnce,
  sell,
  startShop,
  t,
} from '../support/hands.ts'
import { Phone } from '../support/phone.ts'
import { photoOf } from './photos.ts'

const NAME = 'ผ้าหมี่ขิด'
/** Bytes that the phone is short of: less than one full photo gives. */
const SHORT = 32 * 1024

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
  expect(await photosHere()).toBe(4)
  await leaveNoRoom()
  for (let sold = 1; sold <= 2; sold++) {
    await sell(phone, NAME)
    await button(phone, t('sell.sellOn')).click()
  }
  await goTo(phone, 'orders')
  await expect.poll(() => phone.page.getByRole('link', { name: /1,800/ }).count(), { timeout: 15_000 }).toBe(2)
  expect(await photosHere()).toBe(2)
  await goTo(phone, 'sell')
  await phone.page.locator('.good-tile img').first().waitFor()
})

test('the shop says that the phone is almost full', async () => {
  await goTo(phone, 'shop')
  await phone.page.getByText(t('shop.almostFull')).waitFor()
  expect(phone.errors).toEqual([])
})

/**
 * A phone without a network and with less room than is used already. It is switched on anew for it: Chromium asks for
 * the room again only half a minute after it last did, and counts a database only once it has been opened.
 */
async function leaveNoRoom(): Promise<void> {
  const used = await phone.page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0)
  await phone.goOffline()
  await phone.close()
  await phone.open()
  const session = await phone.context.newCDPSession(phone.page)
  await session.send('Storage.overrideQuotaForOrigin', { origin: server.origin, quotaSize: used - SHORT })
  await phone.page.goto(server.origin)
}

/** How many photo files are in the shop's database. */
async function photosHere(): Promise<number> {
  return phone.page.evaluate(async () => {
    const name = (await indexedDB.databases()).find((one) => /^talat-0/.test(one.name ?? ''))?.name ?? ''
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name)
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const count = db.transaction('blob').objectStore('blob').count()
    const found = await new Promise<number>((resolve) => {
      count.onsuccess = () => resolve(count.result)
    })
    db.close()
    return found
  })
}
