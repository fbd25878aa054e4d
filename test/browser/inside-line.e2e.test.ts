import { afterAll, beforeAll, expect, test } from 'vitest'
import { ServerProcess } from '../../tools/server-process.ts'
import { communityCode, t } from '../support/hands.ts'
import { Phone } from '../support/phone.ts'

/** As LINE on Android names itself. */
const LINE =
  'Mozilla/5.0 (Linux; Android 12; SM-A127F) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/108.0.5359.128 Mobile Safari/537.36 Line/13.6.1/IAB'

let server: ServerProcess
let inside: Phone
let outside: Phone

beforeAll(async () => {
  server = await ServerProcess.start()
  inside = await Phone.open({ userAgent: LINE })
  outside = await Phone.open()
})

afterAll(async () => {
  await outside?.dispose()
  await inside?.dispose()
  await server?.dispose()
})

test('a code sent by LINE is taken to the phone’s own browser, and no shop data is made inside LINE', async () => {
  const code = await communityCode(server)
  const { page } = inside
  await page.goto(`${server.origin}/#join=${code}`)
  await page.getByRole('heading', { name: t('start.line') }).waitFor()
  const out = page.getByRole('link', { name: t('start.lineOpen') })
  expect(await out.getAttribute('href')).toBe(`${server.origin}/?openExternalBrowser=1#join=${code}`)
  expect(await page.getByText(t('start.lineByHand')).count()).toBe(0)

  // LINE keeps the page all the same: then the person's own hand leads out, and the code is not lost.
  await out.click()
  await page.getByText(t('start.lineByHand')).waitFor()
  expect(await out.getAttribute('href')).toContain(`#join=${code}`)
  const stored = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
  expect(stored.filter((name) => name?.startsWith('talat-'))).toEqual([])
  expect(inside.errors).toEqual([])

  await outside.page.goto((await out.getAttribute('href')) ?? '')
  await outside.page.getByRole('button', { name: 'ไทย' }).click()
  expect(await outside.page.getByLabel(t('shop.code.label')).inputValue()).toBe(code)
})
