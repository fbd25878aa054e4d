import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/shared/domain/ids.ts'
import { ServerProcess } from '../../tools/server-process.ts'
import { change } from '../screens/plant.ts'
import { addCloth, button, goTo, type Held, loadOnce, startShop, wordsOf } from '../support/hands.ts'
import { sheetsOf } from '../support/paper.ts'
import { Phone } from '../support/phone.ts'

let server: ServerProcess

beforeAll(async () => {
  server = await ServerProcess.start({}, 'test/support/serve.ts')
})

afterAll(() => server?.dispose())

const LONG_NAME = 'คุณมาลีรัตน์ ใจดีเหลือเกิน นามสกุลยาวมากที่สุดในตำบล ณ อยุธยา'
const LONG_HOUSE =
  'บ้านเลขที่ 123/45 หมู่บ้านศุภาลัยพรีมาวิลล์ ซอยสุขุมวิท 101/1 แยก 22 ถนนสุขุมวิท ใกล้โรงเรียนวชิรธรรมสาธิต ฝากป้อมยามได้ทุกวันยกเว้นวันพระ'
const BANGKOK = { subdistrict: 'บางนา', district: 'บางนา', province: 'กรุงเทพมหานคร', postcode: '10260' }
const ABROAD = { subdistrict: '', district: '', province: '', postcode: '' }
const SIZES = { A6: { wide: 105, high: 148 }, A4: { wide: 210, high: 297 }, lying: { wide: 210, high: 148 } }

describe.each([
  ['th', 'ผ้าหมี่ขิด ลายนาคตัวใหญ่มาก ทอมือย้อมครามทั้งผืน ของยายคำ'],
  ['en', 'Mudmee khit, naga'],
] as const)('papers of a parcel, offline at 360 x 740 (%s)', (language, name) => {
  const t = wordsOf(language)
  let phone: Phone
  let held: Held
  let page: Page
  let orders: string[]

  beforeAll(async () => {
    phone = await Phone.open({ locale: language === 'th' ? 'th-TH' : 'en-GB' })
    held = { page: phone.page, language }
    page = phone.page
    await loadOnce(phone, server.origin)
    await startShop(held, 'ผ้าทอป้าแดง')
    await addCloth(held, { name, price: 1800, quantity: 9 })
    const requests = [
      await ask(page, { name: LONG_NAME, house: LONG_HOUSE, ...BANGKOK }),
      await ask(page, { name: 'Noi Phommachanh', house: '12 Ban Sokpaluang, Sisattanak, Vientiane', ...ABROAD }),
    ]
    // The papers come while there is a network.
    await page.goto(`${server.origin}/orders/nobody/papers`)
    await page.getByText(t('orders.missing')).first().waitFor()
    await phone.goOffline()
    orders = []
    for (const request of requests) {
      await page.goto(`${server.origin}/orders/asked/${request}`)
      await button(held, t('requests.take')).click()
      await page.getByRole('region', { name: t('parcel.title') }).waitFor()
      orders.push(page.url().split('/').at(-1) ?? '')
    }
  }, 120_000)

  afterAll(() => phone?.dispose())

  /** What a printer gets by a press of a button: its sheets, and that no letter of it is cut off. */
  async function printed(press: string): Promise<{ wide: number; high: number }[]> {
    await page.evaluate(() => {
      window.print = () => {}
    })
    await button(held, press).click()
    await page.emulateMedia({ media: 'print' })
    const cut = await page.locator('.papers-print .label').evaluateAll((labels) =>
      labels.flatMap((label) => {
        const edge = label.getBoundingClientRect()
        return Array.from(label.querySelectorAll('p'), (line) => line.getBoundingClientRect()).filter(
          ({ left, right, bottom }) => left < edge.left || right > edge.right + 0.5 || bottom > edge.bottom + 0.5,
        )
      }),
    )
    expect(cut).toEqual([])
    expect(await button(held, press).isVisible()).toBe(false)
    await page.emulateMedia({ media: null })
    const sheets = sheetsOf(await page.pdf({ preferCSSPageSize: true }))
    await page.evaluate(() => dispatchEvent(new Event('afterprint')))
    return sheets
  }
  const onPaper = () => page.locator('.papers-print').textContent()

  test('the sender is written down once; the label has both sides whole, the postcode and the number of the order', async () => {
    await page.goto(`${server.origin}/orders/${orders[0]}`)
    await page.getByRole('link', { name: t('papers.print') }).click()
    await page.getByLabel(t('customers.house')).fill('12 หมู่ 3')
    await page.getByLabel(t('customers.subdistrict'), { exact: true }).fill('นาข่า')
    await page.getByLabel(t('customers.district'), { exact: true }).fill('เมืองอุดรธานี')
    await page.getByLabel(t('customers.province'), { exact: true }).fill('อุดรธานี')
    await page.getByLabel(t('customers.postcode'), { exact: true }).fill('๔๑๐๐๐')
    await page.getByRole('textbox', { name: t('customers.byPhone'), exact: true }).fill('0891112222')
    await button(held, t('common.save')).click()
    await page.locator('.label-look').getByText('ต.นาข่า อ.เมืองอุดรธานี จ.อุดรธานี 41000').waitFor()
    expect(await printed(t('papers.printLabel'))).toEqual([SIZES.A6])
    const label = await onPaper()
    for (const part of [LONG_NAME, LONG_HOUSE, 'แขวงบางนา เขตบางนา', '10260', 'A-1', '0891112222'])
      expect(label).toContain(part)
  })

  test('what is packed is ticked and said; the slip that lies in the parcel names no price', async () => {
    await page.getByRole('radio', { name: t('papers.slip') }).check()
    expect(await button(held, t('parcel.pack')).isVisible()).toBe(false)
    await page.getByRole('checkbox', { name: new RegExp(name) }).check()
    await button(held, t('parcel.pack')).click()
    await page.getByText(t('parcel.packed'), { exact: true }).waitFor()
    expect(await printed(t('papers.printSlip'))).toEqual([SIZES.A6])
    const slip = await onPaper()
    expect(slip).toContain(name)
    expect(slip).toContain(LONG_NAME)
    expect(slip).not.toMatch(/฿|1,?800|3,?600/)
  })

  test('a draft for customs is in capitals alone; what is not Latin is left open and said; what an owner typed is kept, a buyer’s address is not', async () => {
    await page.goto(`${server.origin}/orders/${orders[1]}/papers`)
    await page.getByRole('radio', { name: t('papers.customs') }).check()
    const draft = page.getByRole('region', { name: t('papers.written') })
    await draft.getByText('TO: NOI PHOMMACHANH').waitFor()
    const from = page.getByRole('region', { name: t('papers.from'), exact: true })
    await from.getByLabel(t('papers.nameEnglish')).fill('Pa Daeng Weaving')
    await from.getByLabel(t('papers.addressEnglish')).fill('12 Moo 3, Na Kha\nUdon Thani 41000')
    const to = page.getByRole('region', { name: t('papers.to'), exact: true })
    await to.getByLabel(t('papers.country')).fill('ลาว')
    await page.getByText(t('papers.typeEnglish')).waitFor()
    const good = page.getByRole('region', { name })
    await good.getByLabel(t('papers.description')).fill('Hand woven silk shawl')
    await good.getByLabel(t('papers.weight', { unit: t('units.name.piece') })).fill('๓๕๐')
    await good.getByRole('radio', { name: /^5007\.20/ }).check()
    await page.getByText(t('papers.blanks', { count: 1 })).waitFor()
    await to.getByLabel(t('papers.country')).fill('Lao P.D.R.')
    await draft.getByText('1. HAND WOVEN SILK SHAWL / QTY 2 / NET 0.700 KG / VALUE 3600.00 THB / HS 5007.20').waitFor()
    expect(await draft.textContent()).toMatch(/^[A-Z0-9 !-/:-@[-`{-~\n]*$/)
    expect(await page.getByRole('radio', { name: 'CN22' }).isChecked()).toBe(true)
    expect(await printed(t('papers.printForm', { form: 'CN22' }))).toEqual([SIZES.A6])
    expect(await onPaper()).toMatch(/^[A-Z0-9 !-/:-@[-`{-~\n]*$/)
    await page.getByRole('radio', { name: 'CN23' }).check()
    expect(await printed(t('papers.printForm', { form: 'CN23' }))).toEqual([SIZES.lying])

    await page.reload()
    await page.getByRole('radio', { name: t('papers.customs') }).check()
    await draft.getByText('FROM: PA DAENG WEAVING').waitFor()
    await draft.getByText('12 MOO 3, NA KHA, UDON THANI 41000').waitFor()
    await draft.getByText('HAND WOVEN SILK SHAWL / QTY 2 / NET 0.700 KG').waitFor()
    expect(await draft.textContent()).not.toContain('LAO P.D.R.')
  })

  test('all parcels that wait are chosen already, four labels on a sheet; one that went is not among them', async () => {
    await goTo(held, 'orders')
    await page.getByRole('link', { name: new RegExp(t('papers.several', { count: 2 })) }).click()
    const both = t('papers.printLabels', { labels: 2, sheets: 1 })
    expect(await printed(both)).toEqual([SIZES.A4])
    const labels = await onPaper()
    expect(labels).toContain(LONG_HOUSE)
    expect(labels).toContain('Noi Phommachanh')
    await page.getByRole('checkbox', { name: /Noi/ }).uncheck()
    await button(held, t('papers.printLabels', { labels: 1, sheets: 1 })).waitFor()
    expect(await onPaper()).not.toContain('Noi')
    await page.goto(`${server.origin}/orders/${orders[0]}`)
    await button(held, t('parcel.send')).click()
    await button(held, t('parcel.save')).click()
    await button(held, t('parcel.receive')).waitFor()
    await page.goto(`${server.origin}/orders/labels`)
    await button(held, t('papers.printLabels', { labels: 1, sheets: 1 })).waitFor()
    expect(await onPaper()).not.toContain(LONG_NAME)
    expect(phone.errors).toEqual([])
  })
})

/** A buyer asks for two of the first good, as it would have come by sync; the id of what she asks. */
async function ask(page: Page, who: object): Promise<string> {
  const [customer, id] = [newId(), newId()]
  const { good, name, price } = await firstGood(page)
  const fields = { contact: '081-234-5678', note: '', ...who }
  await change(page, 'customer', { id: customer, deleted: 0, version: 'e.1', fields })
  const lines = [{ good, name, unit: 'piece', quantity: 2, price, thumb: null }]
  const request = { at: Date.now(), customer, currency: 'THB', lines, pickup: false, link: 'x'.repeat(24) }
  await change(page, 'request', { id, deleted: 0, version: 'e.1', fields: { ...request, until: null, language: 'th' } })
  return id
}

async function firstGood(page: Page): Promise<{ good: string; name: string; price: number }> {
  return page.evaluate(async () => {
    const shop = (await indexedDB.databases()).find(({ name }) => name?.startsWith('talat-'))
    const opening = indexedDB.open(shop?.name ?? '')
    await new Promise((resolve) => opening.addEventListener('success', resolve))
    const all = opening.result.transaction('good').objectStore('good').getAll()
    await new Promise((resolve) => all.addEventListener('success', resolve))
    opening.result.close()
    const [{ id, fields }] = all.result
    return { good: id, name: fields.name, price: fields.price }
  })
}
