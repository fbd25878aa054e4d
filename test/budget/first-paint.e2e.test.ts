import { afterAll, beforeAll, expect, test } from 'vitest'
import { ServerProcess } from '../../tools/server-process.ts'
import { Phone } from '../support/phone.ts'

let server: ServerProcess
let phone: Phone

beforeAll(async () => {
  server = await ServerProcess.start()
  phone = await Phone.open()
})

afterAll(async () => {
  await phone?.dispose()
  await server?.dispose()
})

test('the frame is painted, in its colours, while scripts and styles are still on their way', async () => {
  const { page } = phone
  // Never answered: a request that hangs is what a village link looks like for the first seconds.
  await page.route('**/assets/**', () => {})
  await page.goto(server.origin, { waitUntil: 'commit' })
  const name = page.locator('.frame-name')
  await name.waitFor()
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
  const colour = await name.evaluate((element) => getComputedStyle(element).color)
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  expect(colour).toBe('rgb(155, 28, 49)')
})

test('the app replaces the frame, from the network and from the phone, and the Content-Security-Policy forbids nothing of it', async () => {
  const { page } = phone
  await page.goto(server.origin)
  await page.locator('.frame').waitFor({ state: 'detached' })
  await phone.readyOffline()
  await phone.goOffline()
  await page.reload()
  await page.locator('.frame').waitFor({ state: 'detached' })
  expect(phone.errors).toEqual([])
})
