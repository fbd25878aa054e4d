import { afterEach, beforeEach, expect, test } from 'vitest'
import { ServerProcess } from '../../tools/server-process.ts'
import { addCloth, button, goTo, keyIn, loadOnce, sell, sellOn, startShop, wordsOf } from '../support/hands.ts'
import { Phone } from '../support/phone.ts'

const t = wordsOf('th')
let server: ServerProcess
let phone: Phone

/** A slow phone: a sheet that is closed goes back when the test lets it, long after it is gone from the screen. */
function goBackLate(): void {
  const back = history.back.bind(history)
  let held: (() => void)[] | null = null
  history.back = () => (held ? void held.push(back) : back())
  const holdBack = () => {
    held = []
  }
  const letBack = () => {
    for (const go of held ?? []) go()
    held = null
  }
  Object.assign(window, { holdBack, letBack })
}

beforeEach(async () => {
  server = await ServerProcess.start()
  phone = await Phone.open()
  await phone.page.addInitScript(goBackLate)
  await loadOnce(phone, server.origin)
  await startShop(phone)
})

afterEach(async () => {
  await phone?.dispose()
  await server?.dispose()
})

const holdBack = () => phone.page.evaluate(() => (window as unknown as { holdBack(): void }).holdBack())
const letBack = () => phone.page.evaluate(() => (window as unknown as { letBack(): void }).letBack())

const heading = (name: string) => phone.page.getByRole('heading', { level: 1, name }).waitFor()

/** No closed sheet has a place in the history any more at which one stands. */
const isOnPage = () =>
  phone.page.waitForFunction(() => (history.state as { sheet?: number } | null)?.sheet === undefined)

test('a page that is opened while a sheet is still going back stays, and back leads to the page before', async () => {
  const { page } = phone
  await addCloth(phone, { name: 'ABC', price: 320 })
  await goTo(phone, 'money')
  await sell(phone, 'ABC')
  await holdBack()
  await sellOn(phone)
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.locator('.bar a[href="/goods"]').click()
  await letBack()
  await heading(t('common.goods'))
  await page.getByRole('link', { name: /ABC/ }).click()
  await page.waitForURL(/\/goods\/./)
  await page.goBack()
  await heading(t('common.goods'))
  await page.goBack()
  await heading(t('common.sell'))
  expect(phone.errors).toEqual([])
})

test('a sheet that is closed while the one on top of it is still going back leaves nothing behind: back is the page before', async () => {
  const { page } = phone
  await goTo(phone, 'money')
  await page.getByRole('link', { name: new RegExp(t('book.title')) }).click()
  await button(phone, t('book.add')).click()
  await button(phone, new RegExp(`^${t('book.moneyIn')}`)).click()
  await button(phone, new RegExp(`^${t('book.received')}`)).click()
  await keyIn(phone, 500)
  await holdBack()
  await button(phone, t('common.done')).click()
  await button(phone, t('common.save')).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await letBack()
  await isOnPage()
  await heading(t('book.title'))
  await page.goBack()
  await heading(t('common.money'))
  expect(phone.errors).toEqual([])
})

test('forward into a sheet that is closed leads nowhere', async () => {
  const { page } = phone
  await goTo(phone, 'shop')
  await goTo(phone, 'sell')
  await button(phone, t('sell.amountOnly')).click()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await isOnPage()
  await page.goForward()
  await isOnPage()
  await page.goBack()
  await heading(t('common.shop'))
  expect(phone.errors).toEqual([])
})
