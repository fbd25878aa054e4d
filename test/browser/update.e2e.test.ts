import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ServerProcess } from '../../tools/server-process.ts'
import { addCloth, button, goTo, loadOnce, sellOn, startShop, t, ticked } from '../support/hands.ts'
import { Phone } from '../support/phone.ts'
import { lookForUpdate, Releases, updateWaits } from '../support/release.ts'

let server: ServerProcess
let phone: Phone
let releases: Releases

beforeAll(async () => {
  ;({ server, releases } = await Releases.start())
  phone = await Phone.open()
  await loadOnce(phone, server.origin)
  await startShop(phone)
  await addCloth(phone, { name: 'ผ้าขาวม้า', price: 250, quantity: 3 })
})

afterAll(async () => {
  await phone?.dispose()
  await server?.dispose()
  await releases?.dispose()
})

const offer = () => button(phone, t('update.now'))

test('a new version interrupts neither sale nor basket; it takes over at the next start, and the basket outlives it', async () => {
  await goTo(phone, 'sell')
  await button(phone, /ผ้าขาวม้า/).click()
  await releases.publish()
  await lookForUpdate(phone.page)
  await button(phone, t('sell.toBasket')).click()
  await phone.page.getByRole('link', { name: /250/ }).waitFor()
  expect([await updateWaits(phone.page), await offer().count()]).toEqual([true, 0])
  await phone.close()
  await phone.open()
  await phone.page.goto(`${server.origin}/sell/basket`)
  await phone.page.getByText('250').first().waitFor()
  await expect.poll(() => updateWaits(phone.page)).toBe(false)
})

test('it is offered once nothing is in hand, and taken by one tap and one reload', async () => {
  // It may still be fetching the version before, of which nothing is on the server from now on.
  await phone.readyOffline()
  await releases.publish()
  await lookForUpdate(phone.page)
  expect(await offer().count()).toBe(0)
  await button(phone, t('sell.transfer')).click()
  await ticked(phone)
  expect(await offer().count()).toBe(0)
  await sellOn(phone)
  const loaded = phone.page.waitForEvent('load')
  await offer().click()
  await loaded
  await expect.poll(() => updateWaits(phone.page)).toBe(false)
  await expect.poll(() => offer().count()).toBe(0)
  expect(phone.errors).toEqual([])
})

test('a new version that nobody takes changes nothing: the app starts offline as it was', async () => {
  await releases.publish()
  await lookForUpdate(phone.page)
  await phone.goOffline()
  await phone.page.reload()
  await button(phone, /ผ้าขาวม้า/).waitFor()
})
