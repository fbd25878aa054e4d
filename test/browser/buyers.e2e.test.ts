import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Language } from '../../src/shared/i18n/languages.ts'
import type { Key } from '../../src/shared/i18n/messages.ts'
import { chromiumOptions } from '../../tools/chromium.ts'
import { ServerProcess } from '../../tools/server-process.ts'
import { clothPhoto, type Weave } from '../screens/cloth.ts'
import { CATALOGUES } from '../support/catalogues.ts'
import { lookUntil } from '../support/eyes.ts'
import {
  addCloth,
  allSent,
  button,
  communityCode,
  goTo,
  type Held,
  joinCommunity,
  loadOnce,
  look,
  reload,
  sell,
  startShop,
  wordsOf,
} from '../support/hands.ts'
import { Phone } from '../support/phone.ts'
import { READ_MS, reader } from '../support/reader.ts'

const WEAVE: Weave = { ground: '#26336e', figure: '#fbf8f1', accent: '#8fa3d8', pattern: 'khit' }
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

describe.each([
  ['th', 'en'],
  ['en', 'zh'],
] as const)('a shop that speaks %s sells to a buyer who reads %s', (spoken: Language, read: Language) => {
  const t = wordsOf(spoken)
  /** The catalogues of the tests hold the public pages' words too. */
  const say = (key: string) => CATALOGUES[read][key as Key]
  let phone: Phone
  let held: Held
  let count = 0
  let name: string

  beforeAll(async () => {
    phone = await Phone.open()
    held = { page: phone.page, language: spoken }
    await loadOnce(phone, server.origin)
    await startShop(held)
    await joinCommunity(held, await communityCode(server))
    await goTo(held, 'shop')
    await phone.page.getByRole('link', { name: new RegExp(t('window.title')) }).click()
    await button(held, t('window.openIt')).click()
    await phone.page.getByText(t('window.isOpen')).waitFor()
  })

  afterAll(() => phone?.dispose())

  beforeEach(async () => {
    name = `ผ้าหมี่ขิด ${++count}`
    await phone.goOnline()
  })

  /** A piece that is shown to buyers, published without a signal; its address. */
  async function publish(): Promise<string> {
    await phone.goOffline()
    await addCloth(held, { name, price: 1800, photos: [await clothPhoto(WEAVE)], piece: true })
    await goTo(held, 'goods')
    await phone.page.getByRole('link', { name: new RegExp(name) }).click()
    await button(held, t('window.publish')).click()
    await phone.page.locator('.good-published').waitFor()
    const good = phone.page.url().split('/').at(-1) ?? ''
    await phone.goOnline()
    await look(held)
    await allSent(held)
    return `${server.origin}/${read}/p/${good}`
  }

  /** Asks for a piece as a stranger does; the page is then her own. */
  async function ask(page: Page, address: string, who: string): Promise<void> {
    await page.goto(address)
    await page.locator('a.ask').click()
    await page.getByLabel(say('ask.name')).fill(who)
    await page.getByLabel(say('ask.contact')).fill('0899998888')
    await page.getByLabel(say('ask.address')).fill('1 Soi Nana')
    await page.getByLabel(say('ask.agree')).check()
    await new Promise((resolve) => setTimeout(resolve, READ_MS))
    await page.getByRole('button', { name: say('ask.send.now') }).click()
    await page.getByText(say('ask.state.asked')).waitFor()
  }

  /** The request of a buyer, open on the phone. */
  async function openRequest(who: string): Promise<void> {
    await goTo(held, 'orders')
    await lookUntil(held, phone.page.locator('a[href="/orders/asked"]'))
    await phone.page.locator('a[href="/orders/asked"]').click()
    const row = phone.page.getByRole('link', { name: new RegExp(who) })
    await lookUntil(held, row)
    await row.click()
    await phone.page.locator('.request-asker').waitFor()
  }

  test('published offline, asked for, accepted, paid, packed and sent without a signal, and received', async () => {
    const address = await publish()
    const { context, page } = await reader(browser, read)
    await ask(page, address, 'Anna')

    // A second buyer is told that she is next.
    const other = await context.newPage()
    await other.goto(address)
    await other.getByText(say('public.asked')).waitFor()
    await other.close()

    await openRequest('Anna')
    await phone.goOffline()
    await button(held, t('requests.take')).click()
    await phone.page.locator('.parcel').waitFor()
    await phone.goOnline()
    await look(held)
    await allSent(held)
    await page.reload()
    await page.getByText(say('ask.state.taken')).waitFor()

    await phone.goOffline()
    await button(held, t('pay.take')).click()
    const dialog = phone.page.getByRole('dialog')
    await dialog.getByRole('button', { name: t('pay.cash'), exact: true }).click()
    await dialog.getByRole('button', { name: t('sell.exact') }).click()
    await dialog.getByRole('button', { name: t('pay.took') }).click()
    await button(held, t('parcel.pack')).click()
    await button(held, t('parcel.send')).click()
    await phone.page.getByLabel(t('parcel.number')).fill('ef 5826 21152 th')
    await button(held, t('parcel.save')).click()
    await button(held, t('parcel.receive')).waitFor()
    await phone.goOnline()
    await look(held)
    await allSent(held)
    await page.reload()
    await page.getByText(say('ask.state.sent')).waitFor()
    await page.getByText('EF582621152TH').waitFor()
    expect(await page.locator('.steps .reached').count()).toBe(5)

    await page.getByRole('button', { name: say('ask.got') }).click()
    await page.getByText(say('ask.state.received')).waitFor()
    await lookUntil(held, phone.page.locator('.parcel-steps li:last-child.reached'))
    await context.close()
    expect(phone.errors).toEqual([])
  })

  test('the piece is sold at the stall, without a signal, while the buyer asks: she is told kindly, with what is similar', async () => {
    const address = await publish()
    const { context, page } = await reader(browser, read)
    await phone.goOffline()
    await ask(page, address, 'Berta')
    await sell(held, name)
    await phone.page.keyboard.press('Escape')
    await phone.goOnline()
    await look(held)
    await allSent(held)
    await page.reload()
    await page.getByText(say('ask.state.gone')).waitFor()

    await openRequest('Berta')
    await phone.page.getByText(t('requests.gone')).first().waitFor()
    expect(await button(held, t('requests.take')).count()).toBe(0)
    await phone.goOffline()
    await button(held, t('requests.decline')).click()
    await phone.page
      .getByRole('dialog')
      .getByRole('button', { name: t('requests.decline') })
      .click()
    await phone.page.getByText(t('requests.state.declined')).first().waitFor()
    await phone.goOnline()
    await look(held)
    await allSent(held)
    await page.reload()
    await page.getByText(say('ask.state.declined')).waitFor()
    await page.getByText(say('ask.because.gone')).waitFor()
    await context.close()
    expect(phone.errors).toEqual([])
  })

  test('what is shown no more is gone with the next sync, and its page says so', async () => {
    const address = await publish()
    const { context, page } = await reader(browser, read)
    expect((await page.goto(address))?.status()).toBe(200)
    await phone.goOffline()
    await reload(held)
    await button(held, t('window.unpublish')).click()
    await button(held, t('window.publish')).waitFor()
    expect((await page.goto(address))?.status()).toBe(200)
    await phone.goOnline()
    await look(held)
    await allSent(held)
    expect((await page.goto(address))?.status()).toBe(410)
    await page.getByText(say('public.gone')).waitFor()
    await context.close()
  })
})
