/** The shop window, and what comes of it: a piece shown to buyers, what one of them asks for, the parcel that goes to her. */

import type { Page } from 'playwright-core'
import { newId } from '../../src/shared/domain/ids.ts'
import type { Language } from '../../src/shared/i18n/languages.ts'
import { button, goTo, wordsOf } from '../support/hands.ts'
import { change } from './plant.ts'
import type { Screen } from './run.ts'

const REQUEST = newId()

export const requestScreens: Screen[] = [
  {
    name: 'window',
    async show(phone) {
      const t = wordsOf(phone.language)
      await goTo(phone, 'shop')
      await phone.page.getByRole('link', { name: new RegExp(t('window.title')) }).click()
      await button(phone, t('window.openIt')).click()
      await phone.page.getByText(t('window.isOpen')).waitFor()
    },
  },
  {
    name: 'good-published',
    async show(phone) {
      const t = wordsOf(phone.language)
      await goTo(phone, 'goods')
      await phone.page.locator('.good-tile, .tile').last().click()
      await button(phone, t('window.publish')).click()
      await phone.page.locator('.good-published').scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'requests',
    async show({ page, language }) {
      await ask(page, language)
      await page.goto(new URL('/orders/asked', page.url()).href)
      await page.locator('.request-row').waitFor()
    },
  },
  {
    name: 'request',
    async show({ page }) {
      await page.locator('.request-row').click()
      await page.locator('.request-asker').waitFor()
    },
  },
  {
    name: 'request-decline',
    async show(phone) {
      await button(phone, wordsOf(phone.language)('requests.decline')).click()
      await phone.page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'parcel',
    async show(phone) {
      const t = wordsOf(phone.language)
      await phone.page.keyboard.press('Escape')
      await button(phone, t('requests.take')).click()
      await phone.page.locator('.parcel').waitFor()
    },
  },
  {
    name: 'parcel-send',
    async show(phone) {
      const t = wordsOf(phone.language)
      await button(phone, t('parcel.pack')).click()
      await button(phone, t('parcel.send')).click()
      await phone.page.getByLabel(t('parcel.number')).fill('EF582621150TH')
    },
  },
  {
    name: 'parcel-sent',
    async show(phone) {
      const t = wordsOf(phone.language)
      await phone.page.getByLabel(t('parcel.number')).fill('EF582621152TH')
      await button(phone, t('parcel.save')).click()
      await button(phone, t('parcel.receive')).waitFor()
    },
  },
  {
    name: 'papers-label',
    async show({ page, language }) {
      await page.getByRole('link', { name: wordsOf(language)('papers.print') }).click()
      await page.locator('.label-look').waitFor()
    },
  },
  {
    name: 'papers-slip',
    async show({ page, language }) {
      await page.getByRole('radio', { name: wordsOf(language)('papers.slip') }).check()
      await page.getByRole('checkbox').first().check()
    },
  },
  {
    name: 'papers-customs',
    async show({ page, language }) {
      await page.getByRole('radio', { name: wordsOf(language)('papers.customs') }).check()
      await page.getByRole('region', { name: wordsOf(language)('papers.written') }).waitFor()
    },
  },
  {
    name: 'labels',
    async show({ page, language }) {
      await page.goto(new URL('/orders/labels', page.url()).href)
      await page.getByText(wordsOf(language)('papers.noneToSend')).waitFor()
    },
  },
  {
    name: 'calls',
    async show({ page, language }) {
      await offer(page, language)
      await page.goto(new URL('/orders/calls', page.url()).href)
      await page.locator('.call-row').waitFor()
    },
  },
  {
    name: 'call',
    async show({ page }) {
      await page.locator('.call-row').click()
      await page.locator('.call-answer').waitFor()
    },
  },
  {
    name: 'call-taken',
    async show({ page }) {
      await page.locator('.call-answer .button.primary').click()
      await page.locator('.call-bars').waitFor()
    },
  },
  {
    name: 'call-send',
    async show(phone) {
      await button(phone, wordsOf(phone.language)('calls.saySent')).click()
      await phone.page
        .getByRole('dialog')
        .getByRole('button', { name: wordsOf(phone.language)('common.more') })
        .click()
    },
  },
]

/** The market offers a part of a large order, as it would have come by sync. */
async function offer(page: Page, language: Language): Promise<void> {
  const thai = language === 'th'
  const title = thai ? 'ผ้าปูโต๊ะลายหมี่ขิด 40 × 120 ซม.' : 'Table runner, mudmee khit, 40 × 120 cm'
  const text = thai
    ? 'สีครามกับสีเปลือกไม้ ทอแน่น\nโรงแรมที่เวียงจันทน์สั่ง'
    : 'Indigo and bark brown, tightly woven.\nA hotel in Vientiane asked for them.'
  const terms = { title, text, unit: 'piece', total: 200, price: 25000, currency: 'THB' }
  const [answer, day] = [20, 60].map((days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10))
  const fields = { ...terms, offered: 20, answer, day, closed: false }
  await change(page, 'call', { id: newId(), deleted: 0, version: 'e.1', fields })
}

/** A buyer in Bangkok asks for a piece, as it would have come by sync. */
async function ask(page: Page, language: Language): Promise<void> {
  const thai = language === 'th'
  const customer = newId()
  const [id = '', name = '', thumb] = await firstGood(page)
  const who = { name: thai ? 'คุณมาลี ใจดี' : 'Malee Jaidee', contact: '0812345678', house: '12/3' }
  const place = { subdistrict: 'บางรัก', district: 'บางรัก', province: 'กรุงเทพมหานคร', postcode: '10500' }
  const note = thai ? 'ซื้อเป็นของขวัญ ห่อสวยๆ ได้ไหม' : 'It is a gift: can you wrap it nicely?'
  await change(page, 'customer', { id: customer, deleted: 0, version: 'e.1', fields: { ...who, ...place, note } })
  const line = { good: id, name, unit: 'piece', quantity: 1, price: 180000, thumb }
  const at = Date.now() - 3_600_000
  const fields = { at, customer, currency: 'THB', lines: [line], pickup: false, link: 'x'.repeat(24), language: 'zh' }
  await change(page, 'request', {
    id: REQUEST,
    deleted: 0,
    version: 'e.1',
    fields: { ...fields, until: at + 2 * 86_400_000 },
  })
  const reply = { request: REQUEST, what: 'asked', text: thai ? 'รับสีไหนดี' : 'Which colour?', device: 'd', at: at + 1 }
  await change(page, 'reply', { id: newId(), deleted: 0, version: 'e.1', fields: reply })
  const answer = { ...reply, what: 'answered', text: thai ? 'สีครามค่ะ' : 'The indigo one', device: 'server', at: at + 2 }
  await change(page, 'reply', { id: newId(), deleted: 0, version: 'e.1', fields: answer })
}

/** Id, name and thumbnail of the good that was sold least lately. */
async function firstGood(page: Page): Promise<[string, string, string | null]> {
  return page.evaluate(async () => {
    const names = (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith('talat-0') ? [name] : []))
    const opening = indexedDB.open(names.sort().at(-1) ?? '')
    await new Promise((resolve) => {
      opening.onsuccess = resolve
    })
    const all = opening.result.transaction(['good', 'shelf'])
    const [goods, shelf] = [all.objectStore('good').getAll(), all.objectStore('shelf').getAll()]
    await new Promise((resolve) => {
      all.oncomplete = resolve
    })
    opening.result.close()
    const good = goods.result.at(-2)
    return [good.id, good.fields.name, shelf.result.find(({ id }) => id === good.id)?.thumb ?? null]
  })
}
