import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ServerProcess } from '../../tools/server-process.ts'
import { addCloth, button, goTo, loadOnce, sell, startShop, wordsOf } from '../support/hands.ts'
import { sheetsOf } from '../support/paper.ts'
import { Phone } from '../support/phone.ts'

let server: ServerProcess
const phones: Phone[] = []

beforeAll(async () => {
  server = await ServerProcess.start({}, 'test/support/serve.ts')
})

afterAll(async () => {
  for (const phone of phones) await phone.dispose()
  await server?.dispose()
})

/** A phone with a shop and one cloth, and no network any more. */
async function offlineShop(locale: 'th-TH' | 'en-GB', name: string) {
  const phone = await Phone.open({ locale })
  phones.push(phone)
  const language = locale === 'th-TH' ? ('th' as const) : ('en' as const)
  const held = { page: phone.page, language }
  await loadOnce(phone, server.origin)
  await startShop(Object.assign(phone, { language }), 'ผ้าทอป้าแดง')
  await addCloth(held, { name, price: 1800, quantity: 3 })
  await phone.goOffline()
  return { phone, held, t: wordsOf(language) }
}

test.each([
  ['th-TH', 'ผ้าหมี่ขิด ลายนาคตัวใหญ่มาก ทอมือย้อมครามทั้งผืน'],
  ['en-GB', 'Mudmee khit, naga'],
] as const)(
  'offline, in %s: a sale has the next number; its receipt is a picture, a text and paper, and can wait for a network',
  async (locale, name) => {
    const { phone, held, t } = await offlineShop(locale, name)
    const { page } = phone
    for (const number of [1, 2]) {
      await sell(held, name)
      await button(held, t('sell.receipt')).click()
      await page.getByText(`${t('receipts.title')} · ${t('receipts.number', { number: `A-${number}` })}`).waitFor()
    }
    const paper = page.getByRole('region', { name: t('receipts.title') })
    expect(await paper.textContent()).toContain(name)

    // The picture: saved where the phone has no share sheet.
    const [download] = await Promise.all([page.waitForEvent('download'), button(held, t('receipts.share')).click()])
    expect(download.suggestedFilename()).toBe('receipt-A-2.png')
    const { width = 0, height = 0, format } = await sharp(await readFile(await download.path())).metadata()
    expect([format, width, height > 500]).toEqual(['png', 720, true])

    // The text, as it stands on the clipboard of a phone without a share sheet.
    await phone.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.evaluate(() => Object.defineProperty(navigator, 'share', { value: undefined }))
    await button(held, t('receipts.text')).click()
    await page.getByText(t('receipts.copied')).waitFor()
    const text = await page.evaluate(() => navigator.clipboard.readText())
    expect(text.split('\n')).toEqual(expect.arrayContaining(['ผ้าทอป้าแดง', name, expect.stringMatching(/1,800/)]))

    // Paper of both widths, as the printer gets it: one sheet, a roll no longer than what is on it.
    await page.evaluate(() => {
      window.print = () => {}
    })
    for (const [key, size] of [
      ['receipts.narrow', [58, 70, 200]],
      ['receipts.wide', [210, 297, 297]],
    ] as const) {
      await button(held, t(key)).click()
      const [wide, least, most] = size
      const sheets = sheetsOf(await page.pdf({ preferCSSPageSize: true }))
      expect(sheets).toEqual([{ wide, high: expect.any(Number) }])
      expect(sheets[0]?.high).toBeGreaterThanOrEqual(least)
      expect(sheets[0]?.high).toBeLessThanOrEqual(most)
      await page.emulateMedia({ media: 'print' })
      expect(await button(held, t('receipts.share')).isVisible()).toBe(false)
      expect(await paper.isVisible()).toBe(true)
      await page.emulateMedia({ media: 'screen' })
      await page.evaluate(() => dispatchEvent(new Event('afterprint')))
    }

    // For later: it stands on the orders' page until it is sent.
    await button(held, t('receipts.later')).click()
    await goTo(held, 'orders')
    await page.getByRole('link', { name: t('receipts.laterTitle', { count: 1 }) }).click()
    await page.getByRole('link', { name: new RegExp(name) }).click()
    await button(held, t('receipts.sent')).click()
    await page.getByText(t('receipts.laterNone')).waitFor()
    expect(phone.errors).toEqual([])
  },
  120_000,
)
