import { afterAll, beforeAll, expect, test } from 'vitest'
import { ServerProcess } from '../../tools/server-process.ts'
import { addCloth, button, goTo, loadOnce, startShop, wordsOf } from '../support/hands.ts'
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

const LONG = 'ผ้าหมี่ขิด ลายนาคตัวใหญ่มาก ทอมือย้อมครามทั้งผืน ของยายคำ'

test.each([
  ['th-TH', LONG],
  ['en-GB', 'Mudmee khit, naga'],
] as const)(
  'offline, in %s: a printed price tag that is held before the camera opens the sale of its good, and a strange one says so',
  async (locale, name) => {
    const phone = await Phone.open({ locale })
    phones.push(phone)
    const language = locale === 'th-TH' ? ('th' as const) : ('en' as const)
    const held = { page: phone.page, language }
    const t = wordsOf(language)
    const { page } = phone
    await loadOnce(phone, server.origin)
    await startShop(Object.assign(phone, { language }))
    await addCloth(held, { name, price: 1800, quantity: 3 })
    await addCloth(held, { name: 'ผ้าขาวม้า', price: 250 })
    await page.evaluate(() => {
      Object.defineProperty(navigator.mediaDevices, 'getUserMedia', { value: async () => Reflect.get(window, 'seen') })
    })
    await show(phone, null)
    await goTo(held, 'sell')
    await button(held, t('sell.scan')).click()
    await page.getByRole('dialog', { name: t('tags.scanTitle') }).waitFor()
    await page.keyboard.press('Escape')
    await phone.goOffline()

    await goTo(held, 'goods')
    await button(held, t('tags.title')).click()
    await button(held, new RegExp(name)).click()
    for (let i = 1; i < 30; i++) await button(held, t('common.more')).click()
    const print = button(held, t('tags.print', { tags: 30, sheets: 2 }))
    await page.evaluate(() => {
      window.print = () => {}
    })
    await print.click()
    const sheets = sheetsOf(await page.pdf({ preferCSSPageSize: true }))
    expect(sheets).toEqual([
      { wide: 210, high: 297 },
      { wide: 210, high: 297 },
    ])
    await page.evaluate(() => dispatchEvent(new Event('afterprint')))
    const tag = await page.locator('.tags-look .tag').screenshot()

    await goTo(held, 'sell')
    await show(phone, tag)
    await button(held, t('sell.scan')).click()
    await page.getByRole('dialog', { name: new RegExp(name.slice(0, 10)) }).waitFor()
    await button(held, t('sell.cash')).waitFor()
    await page.keyboard.press('Escape')
    expect(phone.errors).toEqual([])
  },
  120_000,
)

/** What is before the camera from now on: a picture in the middle of a grey wall; null: the wall alone. */
async function show({ page }: Phone, picture: Buffer | null): Promise<void> {
  await page.evaluate(async (base64) => {
    const canvas = document.createElement('canvas')
    canvas.width = 640
    canvas.height = 480
    const pen = canvas.getContext('2d')
    if (!pen) return
    const bytes = base64 === null ? null : Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    const tag = bytes && (await createImageBitmap(new Blob([bytes])))
    const draw = () => {
      pen.fillStyle = '#888'
      pen.fillRect(0, 0, 640, 480)
      if (tag) pen.drawImage(tag, 40, 80, 560, (560 * tag.height) / tag.width)
    }
    draw()
    setInterval(draw, 100)
    Object.assign(window, { seen: canvas.captureStream(10) })
  }, picture?.toString('base64') ?? null)
}
