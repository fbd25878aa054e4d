import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { ServerProcess } from '../../tools/server-process.ts'
import { Phone } from '../support/phone.ts'

let server: ServerProcess
let phone: Phone

beforeAll(async () => {
  server = await ServerProcess.start()
  phone = await Phone.open()
})

afterEach(() => phone.page.unrouteAll({ behavior: 'ignoreErrors' }))

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
  expect(await name.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(155, 28, 49)')
})

test('the app starts under the Content-Security-Policy without a breach, and replaces the frame', async () => {
  await phone.page.goto(server.origin)
  await phone.page.locator('.frame').waitFor({ state: 'detached' })
  expect(phone.errors).toEqual([])
})
