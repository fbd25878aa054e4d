/** An order too large for one loom, from the buyer's form over the coordinator's desk to phones without a signal, and back. */

import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newLink } from '../../src/server/office/session.ts'
import { FIRST_COMMUNITY } from '../../src/server/storage/market.ts'
import { openSqlite } from '../../src/server/storage/sqlite/open.ts'
import type { Language } from '../../src/shared/i18n/languages.ts'
import type { Key } from '../../src/shared/i18n/messages.ts'
import { chromiumOptions } from '../../tools/chromium.ts'
import { ServerProcess } from '../../tools/server-process.ts'
import { CATALOGUES } from '../support/catalogues.ts'
import { lookUntil } from '../support/eyes.ts'
import {
  allSent,
  button,
  communityCode,
  goTo,
  type Held,
  joinCommunity,
  loadOnce,
  look,
  startShop,
  wordsOf,
} from '../support/hands.ts'
import { Phone } from '../support/phone.ts'
import { READ_MS, reader } from '../support/reader.ts'

let server: ServerProcess
let browser: Browser

beforeAll(async () => {
  server = await ServerProcess.start({}, 'test/support/serve.ts')
  browser = await chromium.launch(chromiumOptions())
})

afterAll(async () => {
  await browser?.close()
  await server?.dispose()
})

async function officeLink(): Promise<string> {
  const storage = await openSqlite(join(server.dataDir, 'talat.db'))
  const { link } = await newLink(storage, FIRST_COMMUNITY, Date.now())
  await storage.close()
  return `${server.origin}/office/in/${link}`
}

describe.each([
  ['th', 'en'],
  ['en', 'lo'],
] as const)('a market that speaks %s makes many for a buyer who reads %s', (spoken: Language, read: Language) => {
  const t = wordsOf(spoken)
  /** The catalogues of the tests hold the words of the pages too. */
  const in_ = (language: Language) => (key: string) => CATALOGUES[language][key as Key]
  const [say, tell] = [in_(read), in_(spoken)]
  const title = `ผ้าปูโต๊ะ ${spoken}`
  const name = `ผ้าทอป้าแดง ${spoken}`
  let phone: Phone
  let held: Held
  let buyer: Awaited<ReturnType<typeof reader>>
  let desk: Awaited<ReturnType<typeof reader>>

  beforeAll(async () => {
    phone = await Phone.open()
    held = { page: phone.page, language: spoken }
    await loadOnce(phone, server.origin)
    await startShop(held, name)
    await joinCommunity(held, await communityCode(server))
    // The coordinator knows the name of a shop that shows itself.
    await goTo(held, 'shop')
    await phone.page.getByRole('link', { name: new RegExp(t('window.title')) }).click()
    await button(held, t('window.openIt')).click()
    await phone.page.getByText(t('window.isOpen')).waitFor()
    await allSent(held)
    ;[buyer, desk] = [await reader(browser, read), await reader(browser, spoken)]
    await desk.page.goto(await officeLink())
    await desk.page.getByRole('button', { name: tell('office.enter') }).click()
  })

  afterAll(async () => {
    await buyer?.context.close()
    await desk?.context.close()
    await phone?.dispose()
  })

  /** The sums on a page of buyer or coordinator: taken, made, sent. */
  const sums = async ({ page }: { page: Page }) => {
    await page.reload()
    return (await page.locator('main .bars').first().locator('b').allTextContents()).map((text) =>
      Number.parseInt(text, 10),
    )
  }

  test('somebody asks the market for twenty, and the coordinator splits them among its shops', async () => {
    await buyer.page.goto(`${server.origin}/${read}/c/${FIRST_COMMUNITY}`)
    await buyer.page.getByRole('link', { name: say('ask.many') }).click()
    await buyer.page.getByLabel(say('ask.manyWhat')).fill(title)
    await buyer.page.getByLabel(say('ask.manyTotal')).fill('20')
    await buyer.page.getByLabel(say('ask.name')).fill('Hotel Vientiane')
    await buyer.page.getByLabel(say('ask.contact')).fill('hotel@example.la')
    await buyer.page.getByLabel(say('ask.agree')).check()
    await new Promise((resolve) => setTimeout(resolve, READ_MS))
    await buyer.page.getByRole('button', { name: say('ask.send.now') }).click()
    await buyer.page.getByText(say('ask.call.state.asked')).waitFor()

    await desk.page.getByRole('link', { name: tell('office.calls'), exact: true }).click()
    await desk.page.getByRole('link', { name: title }).click()
    await desk.page.getByLabel(tell('office.callPrice')).fill('250')
    await desk.page.getByRole('button', { name: tell('office.callOpen') }).click()
    await desk.page.getByText(tell('ask.call.state.open')).waitFor()
    const part = desk.page.getByLabel(`${tell('office.callOffered')}: ${name}`)
    await part.fill('12')
    await desk.page.getByRole('button', { name: tell('office.callOffer') }).click()
    await desk.page.locator(`tr:has-text("${name}") input[value="12"]`).waitFor()
  })

  test('the phone rings, and takes, makes and sends its part without a signal; what is sent is still to be paid', async () => {
    const { page } = phone
    await lookUntil(held, page.getByText(t('calls.ring', { name: title })))
    await goTo(held, 'orders')
    await page.getByRole('link', { name: new RegExp(t('calls.title')) }).click()
    await page.getByRole('link', { name: new RegExp(title) }).click()
    await phone.goOffline()
    await page
      .getByRole('group', { name: t('calls.howMany') })
      .getByRole('button', { name: t('common.less') })
      .click()
    await button(held, t('calls.take', { amount: t('units.piece', { quantity: 11 }) })).click()
    await page.locator('.call-bars').waitFor()

    await button(held, t('calls.sayMade')).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('button', { name: t('common.more') }).click()
    await sheet.getByRole('button', { name: t('common.save') }).click()
    await expect
      .poll(() => page.locator('.call-bars b').allTextContents())
      .toEqual([11, 2, 0].map((quantity) => t('units.piece', { quantity })))

    await button(held, t('calls.saySent')).click()
    await sheet.getByText(t('calls.owed', { amount: '500\u00a0฿' })).waitFor()
    await sheet.getByRole('button', { name: t('common.save') }).click()
    await expect
      .poll(() => page.locator('.call-bars b').allTextContents())
      .toEqual([11, 2, 2].map((quantity) => t('units.piece', { quantity })))
    // Taken back, and said again: until the sheet is gone, the message is still that of what was made.
    await sheet.waitFor({ state: 'hidden' })
    await button(held, t('common.undo')).click()
    await expect.poll(() => page.locator('.call-bars b').last().textContent()).toBe(t('units.piece', { quantity: 0 }))
    await button(held, t('calls.saySent')).click()
    await sheet.getByRole('button', { name: t('common.save') }).click()
    await sheet.waitFor({ state: 'hidden' })
    await goTo(held, 'orders')
    await page
      .getByRole('link', { name: new RegExp(t('pay.waiting', { count: 1 })) })
      .getByText('500')
      .waitFor()
    await phone.goOnline()
    await look(held)
    await allSent(held)
  })

  test('buyer and coordinator see the same sums, and what the shop leaves is offered again', async () => {
    expect(await sums(buyer)).toEqual([11, 2, 2])
    expect(await sums(desk)).toEqual([11, 2, 2])
    const { page } = phone
    await phone.goOffline()
    await page.getByRole('link', { name: new RegExp(t('calls.title')) }).click()
    await page.getByRole('link', { name: new RegExp(title) }).click()
    await button(held, t('calls.declineRest')).click()
    await page.getByText(t('calls.said.declined')).waitFor()
    await phone.goOnline()
    await look(held)
    await allSent(held)
    await desk.page.reload()
    await desk.page
      .getByRole('link', { name: tell('office.callAgain') })
      .first()
      .click()
    await desk.page.getByText(tell('office.callFilled')).waitFor()
    // She who left one keeps what she took; the nine that nobody has go to whoever has none yet.
    const offered = await desk.page
      .locator('table input')
      .evaluateAll((inputs) => inputs.map((input) => Number((input as HTMLInputElement).value)))
    expect(offered).toContain(12)
    await desk.page.getByRole('button', { name: tell('office.call.close') }).click()
    await buyer.page.reload()
    await buyer.page.getByText(say('ask.call.state.closed')).waitFor()
    expect(phone.errors).toEqual([])
  })
})
