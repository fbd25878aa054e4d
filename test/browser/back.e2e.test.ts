import { afterAll, beforeAll, expect, test } from 'vitest'
import { ServerProcess } from '../../tools/server-process.ts'
import { addCloth, goTo, loadOnce, sell, sellOn, startShop, wordsOf } from '../support/hands.ts'
import { Phone } from '../support/phone.ts'

let server: ServerProcess

beforeAll(async () => {
  server = await ServerProcess.start()
})

afterAll(() => server?.dispose())

test('a page that is opened while a sheet is still going back stays, and back leads to the page before', async () => {
  const phone = await Phone.open()
  const { page } = phone
  const t = wordsOf('th')
  try {
    // A slow phone: going back is done long after the sheet is gone from the screen.
    await page.addInitScript(() => {
      const back = history.back
      history.back = () => void setTimeout(() => back.call(history), 500)
    })
    await loadOnce(phone, server.origin)
    await startShop(phone)
    await addCloth(phone, { name: 'ABC', price: 320 })
    await goTo(phone, 'money')
    await sell(phone, 'ABC')
    await sellOn(phone)
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await goTo(phone, 'goods')
    await page.getByRole('link', { name: /ABC/ }).click()
    await page.waitForURL(/\/goods\/./)
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: t('common.goods') }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: t('common.sell') }).waitFor()
    expect(phone.errors).toEqual([])
  } finally {
    await phone.dispose()
  }
})
