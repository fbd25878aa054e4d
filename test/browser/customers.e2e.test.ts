import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '../../src/shared/i18n/languages.ts'
import { ServerProcess } from '../../tools/server-process.ts'
import {
  addCloth,
  allSent,
  button,
  goTo,
  type Held,
  keyIn,
  look,
  openJoined,
  sellOn,
  ticked,
  wordsOf,
} from '../support/hands.ts'
import type { Phone } from '../support/phone.ts'

let server: ServerProcess

beforeAll(async () => {
  server = await ServerProcess.start()
})

afterAll(() => server?.dispose())

/** Every row of every table of the phone, with the keys, as text. */
async function everything({ page }: Held): Promise<string> {
  return page.evaluate(async () => {
    const texts: string[] = []
    for (const { name } of await indexedDB.databases()) {
      const opened = indexedDB.open(name ?? '')
      await new Promise((resolve) => opened.addEventListener('success', resolve))
      const db = opened.result
      for (const table of db.objectStoreNames) {
        const all = db.transaction(table).objectStore(table).getAll()
        await new Promise((resolve) => all.addEventListener('success', resolve))
        texts.push(JSON.stringify(all.result))
      }
      db.close()
    }
    return texts.join()
  })
}

describe.each(['th', 'zh'] as const)('customers, offline at 360 x 740 (%s)', (language: Language) => {
  const t = wordsOf(language)
  const NAME = 'ป้าแดง บ้านเหนือ'
  let phone: Phone & Held

  beforeAll(async () => {
    phone = await openJoined(server, { language })
    await addCloth(phone, { name: 'ซิ่นไหม', price: 4500 })
    await addCloth(phone, { name: 'ผ้าขาวม้า', price: 250, quantity: 3 })
    await allSent(phone)
  })

  afterAll(() => phone?.dispose())

  /** Sells one for a deposit in cash of so many baht, through the basket; its order is the first in the list. */
  async function sellForPart(good: string, total: string, deposit: number) {
    const { page } = phone
    await goTo(phone, 'sell')
    await button(phone, new RegExp(good)).click()
    await button(phone, t('sell.toBasket')).click()
    await page.getByRole('link', { name: new RegExp(total) }).click()
    await button(phone, t('sell.part')).click()
    const dialog = page.getByRole('dialog')
    await keyIn(phone, deposit)
    await dialog.getByRole('button', { name: t('pay.cash'), exact: true }).click()
    await dialog.getByRole('button', { name: t('sell.exact') }).click()
    await dialog.getByRole('button', { name: t('pay.took') }).click()
    await ticked(phone)
    await sellOn(phone)
    await goTo(phone, 'orders')
    await page.locator('.order-day .sale-row').first().click()
    await page.getByRole('heading', { level: 1, name: t('orders.sale') }).waitFor()
  }

  const who = () => phone.page.getByRole('navigation', { name: t('customers.who') })

  test('the list of places comes while there is a network', async () => {
    await goTo(phone, 'orders')
    const kept = () =>
      phone.page.evaluate(async () =>
        (await (await caches.open('rest')).keys()).some(({ url }) => url.includes('places')),
      )
    await expect.poll(kept).toBe(true)
    await phone.goOffline()
  })

  test('a sale on credit is named where it stands: a new name is typed once, and found again by its beginning', async () => {
    const { page } = phone
    await sellForPart('ซิ่นไหม', '4,500', 1500)
    await who()
      .getByRole('button', { name: new RegExp(t('customers.whoOwes')) })
      .click()
    await page.getByRole('dialog').getByRole('searchbox').fill(NAME)
    await button(phone, t('customers.addNamed', { name: NAME })).click()
    await who()
      .getByRole('link', { name: new RegExp(NAME) })
      .waitFor()

    await sellForPart('ผ้าขาวม้า', '250', 50)
    await who()
      .getByRole('button', { name: new RegExp(t('customers.whoOwes')) })
      .click()
    // Without the tone mark.
    await page.getByRole('dialog').getByRole('searchbox').fill('ปาแด')
    await page.getByRole('dialog').getByRole('button', { name: NAME, exact: false }).last().click()
    await who()
      .getByRole('link', { name: new RegExp(NAME) })
      .waitFor()
  })

  test('what is owed stands together under her name, and on her page as one number', async () => {
    const { page } = phone
    await goTo(phone, 'orders')
    await page.getByRole('link', { name: new RegExp(t('pay.waiting', { count: 2 })) }).click()
    const debts = page.getByRole('region', { name: NAME })
    await expect.poll(() => debts.locator('.sale-row').count()).toBe(2)
    await debts.getByRole('link', { name: /3,200/ }).click()
    await page.getByRole('heading', { level: 1, name: NAME }).waitFor()
    await expect.poll(() => page.locator('.big-amount').textContent()).toContain('3,200')
  })

  test('telephone and address: of the four places called นาข่า one is picked offline, and its postcode can be changed', async () => {
    const { page } = phone
    await page.getByRole('link', { name: t('common.edit'), exact: true }).click()
    await page.getByLabel(t('customers.byPhone')).last().fill('081-234 5678')
    await page.getByText(t('customers.address'), { exact: true }).click()
    await page.getByLabel(t('customers.findPlace')).fill('นาข่า')
    const places = page.getByRole('list', { name: t('customers.places') })
    await expect.poll(() => places.getByRole('button').count()).toBeGreaterThanOrEqual(4)
    await places.getByRole('button', { name: /อุดรธานี · 41000/ }).click()
    await page.getByLabel(t('customers.house'), { exact: true }).fill('12 หมู่ 3')
    expect(await page.getByLabel(t('customers.subdistrict'), { exact: true }).inputValue()).toBe('นาข่า')
    await page.getByLabel(t('customers.postcode'), { exact: true }).fill('41๐๐1')
    await button(phone, t('common.save')).click()
    await page.getByText(/12 หมู่ 3 นาข่า .* อุดรธานี 41001/).waitFor()
    expect(await page.getByRole('link', { name: '081-234 5678' }).getAttribute('href')).toBe('tel:0812345678')
    await page.getByText(t('customers.addressGoes', { count: 90 })).waitFor()
  })

  test('the reminder says in the seller’s words who owes what since when, and is ready for LINE', async () => {
    const { page } = phone
    await button(phone, t('customers.remind')).click()
    const words = await page.getByRole('textbox', { name: t('customers.remindWords') }).inputValue()
    for (const part of [NAME, '3,200', 'ผ้าทอป้าแดง']) expect(words).toContain(part)
    const href = await page
      .getByRole('dialog')
      .getByRole('link', { name: t('customers.line') })
      .getAttribute('href')
    expect(new URL(href ?? '').searchParams.get('text')).toBe(words)
    await page.keyboard.press('Escape')
  })

  test('one payment goes over both sales, the older first, and a second one clears the tab', async () => {
    const { page } = phone
    const dialog = page.getByRole('dialog')
    await button(phone, t('customers.pay')).click()
    await dialog.getByRole('button', { name: '1,600\u00a0฿', exact: true }).click()
    await dialog.getByRole('button', { name: t('pay.transfer'), exact: true }).click()
    await expect.poll(() => page.locator('.big-amount').textContent()).toContain('1,600')
    await button(phone, t('customers.pay')).click()
    await dialog.getByRole('button', { name: t('pay.transfer'), exact: true }).click()
    await page.getByText(t('customers.owesNothing')).waitFor()
    await expect.poll(() => page.locator('.sale-row.paid').count()).toBe(2)
  })

  test('the file for her has all that is kept: name, contact, address, what she bought and paid', async () => {
    const { page } = phone
    await page.getByText(t('customers.hers'), { exact: true }).click()
    const download = page.waitForEvent('download')
    await button(phone, t('customers.export')).click()
    const stream = await (await download).createReadStream()
    let text = ''
    for await (const chunk of stream) text += String(chunk)
    for (const part of [NAME, '081-234 5678', '12 หมู่ 3', 'ซิ่นไหม', '4,500', 'ผ้าขาวม้า']) expect(text).toContain(part)
  })

  test('erased, her name is in no table once all is sent, and her sales keep their sums without it', async () => {
    const { page } = phone
    await button(phone, t('customers.erase')).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(t('customers.eraseText', { count: 2 })).waitFor()
    await dialog.getByRole('button', { name: t('customers.erase') }).click()
    await page.getByRole('heading', { level: 1, name: t('customers.title'), exact: true }).waitFor()
    // What is on its way holds it until it has gone.
    expect(await everything(phone)).toContain(NAME)
    await phone.goOnline()
    await look(phone)
    await allSent(phone)
    await expect.poll(() => everything(phone), { timeout: 20_000 }).not.toContain(NAME)
    const rows = await everything(phone)
    for (const word of ['081-234 5678', '12 หมู่ 3', 'อุดรธานี']) expect(rows).not.toContain(word)
    await goTo(phone, 'orders')
    await page.getByRole('link', { name: /ซิ่นไหม.*4,500/s }).click()
    await who()
      .getByRole('button', { name: new RegExp(t('customers.whoNone')) })
      .waitFor()
  })

  test('the notice names the shop and how long an address is kept', async () => {
    const { page } = phone
    await goTo(phone, 'orders')
    await page.getByRole('link', { name: new RegExp(t('customers.short')) }).click()
    await page.getByRole('link', { name: new RegExp(t('customers.notice')) }).click()
    await page.getByText(t('customers.notice.keepDays', { count: 90 })).waitFor()
    await page.getByRole('radio', { name: t('customers.days', { count: 30 }), exact: true }).check()
    await page.getByText(t('customers.notice.keepDays', { count: 30 })).waitFor()
    await page.getByText(t('customers.notice.ask', { shop: 'ผ้าทอป้าแดง' })).waitFor()
    expect(phone.errors).toEqual([])
  })
})
