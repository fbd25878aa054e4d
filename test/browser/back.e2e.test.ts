import { afterEach, beforeEach, expect, test } from 'vitest'
import { ServerProcess } from '../../tools/server-process.ts'
import { addCloth, button, goTo, keyIn, loadOnce, sell, sellOn, startShop, wordsOf } from '../support/hands.ts'
import { Phone } from '../support/phone.ts'

const t = wordsOf('th')
let server: ServerProcess
let phone: Phone

/** A slow phone: what goes back does so when the test lets it, long after a sheet is gone from the screen. */
function goBackLate(): void {
  const back = history.back.bind(history)
  const held: (() => void)[] = []
  let holding = false
  history.back = () => (holding ? void held.push(back) : back())
  const hold = () => {
    holding = true
  }
  const letOne = () => held.shift()?.()
  const letAll = () => {
    holding = false
    for (const go of held.splice(0)) go()
  }
  Object.assign(window, { goingBack: { hold, letOne, letAll } })
}

/** Does it to what goes back on the phone. */
const goingBack = (what: 'hold' | 'letOne' | 'letAll') =>
  phone.page.evaluate((name) => {
    const { goingBack } = window as unknown as { goingBack: Record<string, () => void> }
    goingBack[name]?.()
  }, what)

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

const heading = (name: string) => phone.page.getByRole('heading', { level: 1, name }).waitFor()

/** No closed sheet has a place in the history any more at which one stands. */
const isOnPage = () =>
  phone.page.waitForFunction(() => (history.state as { sheet?: number } | null)?.sheet === undefined)

test('a page that is opened while a sheet is still going back stays, and back leads to the page before', async () => {
  const { page } = phone
  await addCloth(phone, { name: 'ABC', price: 320 })
  await goTo(phone, 'money')
  await sell(phone, 'ABC')
  await goingBack('hold')
  await sellOn(phone)
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.locator('.bar a[href="/goods"]').click()
  await goingBack('letAll')
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
  await goingBack('hold')
  await button(phone, t('common.done')).click()
  await button(phone, t('common.save')).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await goingBack('letAll')
  await isOnPage()
  await heading(t('book.title'))
  await page.goBack()
  await heading(t('common.money'))
  expect(phone.errors).toEqual([])
})

test('a form that is saved while a sheet of it is still going back is left behind that, and for good', async () => {
  const { page } = phone
  await goTo(phone, 'goods')
  await page.getByRole('link', { name: t('goods.new') }).click()
  await button(phone, new RegExp(`^${t('goods.priceOf', { unit: t('units.name.piece') })}`, 'i')).click()
  await keyIn(phone, 320)
  await goingBack('hold')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('common.done') })
    .click()
  await button(phone, t('common.done')).click()
  await page.getByText(t('common.saved')).waitFor()
  await goingBack('letOne')
  await isOnPage()
  await page.locator('.bar a[href="/orders"]').click()
  await goingBack('letAll')
  await heading(t('common.orders'))
  await page.goBack()
  await heading(t('common.goods'))
  expect(phone.errors).toEqual([])
})

test('pressed twice on a slow phone, back is the page before and not the one before that', async () => {
  const { page } = phone
  await goTo(phone, 'money')
  await page.getByRole('link', { name: new RegExp(t('book.title')) }).click()
  await goingBack('hold')
  for (let press = 0; press < 2; press++) await button(phone, t('common.back')).click()
  await goingBack('letAll')
  await heading(t('common.money'))
  await page.goBack()
  await heading(t('common.sell'))
  expect(phone.errors).toEqual([])
})
