import { readFile } from 'node:fs/promises'
import { strToU8, zipSync } from 'fflate'
import type { Download } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Language } from '../../src/shared/i18n/languages.ts'
import { writeXlsx } from '../../src/xlsx/write.ts'
import { ServerProcess } from '../../tools/server-process.ts'
import {
  addCloth,
  button,
  goTo,
  type Held,
  loadOnce,
  reload,
  sellOn,
  startShop,
  ticked,
  wordsOf,
} from '../support/hands.ts'
import { Phone } from '../support/phone.ts'
import { photoOf, photosOfColours } from './photos.ts'

/** Longer than a list takes on a busy machine. */
const PATIENCE = { timeout: 60_000 }
const FRESH = 70

describe.each<{ language: Language; locale: 'th-TH' | 'en-GB' }>([
  { language: 'th', locale: 'th-TH' },
  { language: 'en', locale: 'en-GB' },
])('a list of goods, brought in offline, in $language', ({ language, locale }) => {
  const t = wordsOf(language)
  let server: ServerProcess
  let phone: Held & Phone

  beforeAll(async () => {
    server = await ServerProcess.start()
    phone = Object.assign(await Phone.open({ locale }), { language })
    await loadOnce(phone, server.origin)
    await startShop(phone)
    await addCloth(phone, { name: 'ผ้าพื้น', price: 200 })
    await phone.goOffline()
    // From here on there is neither network nor server.
    await server.stop()
  })
  afterAll(async () => {
    await phone?.dispose()
    await server?.dispose()
  })

  const choose = (name: string, buffer: Buffer) =>
    phone.page
      .getByLabel(new RegExp(`^(${t('import.choose')}|${t('import.another')})$`))
      .setInputFiles({ name, mimeType: '', buffer })
  const lines = () => phone.page.locator('.import-lines > li')
  const goods = () => phone.page.locator('.goods-grid .tile')

  async function openPage(): Promise<void> {
    await goTo(phone, 'goods')
    await button(phone, t('goods.import')).click()
    await phone.page.getByRole('heading', { level: 1, name: t('import.title') }).waitFor()
  }

  test('a CSV of a Thai Excel is read; a column that was guessed wrongly is put right, and that is remembered', async () => {
    const { page } = phone
    const csv = windowsThai('ของ;เท่าไร;อีกช่อง\r\nผ้าหมี่ขิด;1,800;900\r\nผ้าขาวม้า;320;150\r\n')
    const column = (heading: string) => page.getByLabel(new RegExp(`^${heading}`))
    await openPage()
    await choose('list.csv', csv)
    await expect
      .poll(() => lines().allTextContents())
      .toEqual([expect.stringMatching(/ผ้าหมี่ขิด.*1,800.*900/), expect.stringMatching(/ผ้าขาวม้า.*320.*150/)])
    await page.getByText(t('import.columns')).click()
    expect(await column('อีกช่อง').inputValue()).toBe('quantity')
    await column('อีกช่อง').selectOption('cost')
    await column('ของ').selectOption('')
    await page.getByText(t('import.whichName')).waitFor()
    await column('ของ').selectOption('name')
    await button(phone, t('import.another')).click()
    await choose('list.csv', csv)
    await page.getByText(t('import.columns')).click()
    expect(await column('อีกช่อง').inputValue()).toBe('cost')
    await button(phone, t('import.another')).click()
  })

  test('what is wrong with a line is said in words, and those lines can be kept as a file', async () => {
    const { page } = phone
    const blob = await writeXlsx([LIST], 'THB')
    await choose('ของ.xlsx', Buffer.from(await blob.arrayBuffer()))
    for (const words of [
      t('import.problem.noName'),
      t('import.problem.price', { text: 'แพง' }),
      t('import.problem.zeroPrice'),
      t('import.problem.unit', { text: 'ฟุต' }),
      t('import.problem.twice', { row: 2 }),
    ])
      await page.getByText(words).waitFor()
    expect(await lines().count()).toBe(5)
    const [download] = await Promise.all([page.waitForEvent('download'), button(phone, t('import.keepWrong')).click()])
    const kept = await textOf(download)
    expect(kept.split('\r\n').length).toBe(1 + 5 + 1)
    expect(kept).toContain(t('import.problem.price', { text: 'แพง' }))
    await page.getByRole('radio', { name: t('import.known', { count: 1 }) }).check()
    await expect.poll(() => lines().allTextContents()).toEqual([expect.stringContaining('ผ้าพื้น')])
    await page.getByRole('radio', { name: t('import.new', { count: FRESH }) }).check()
    await expect.poll(() => lines().count()).toBe(40)
    await button(phone, t('import.more', { count: FRESH - 40 })).click()
    await expect.poll(() => lines().count()).toBe(FRESH)
  })

  test('the goods are there at once, each with its price and stock; the known one is left as it was', async () => {
    const { page } = phone
    await button(phone, t('import.go', { count: FRESH })).click()
    await page.getByText(t('import.done', { count: FRESH })).waitFor(PATIENCE)
    await page.getByRole('link', { name: t('import.see') }).click()
    await page.getByRole('searchbox').fill('A-0')
    await expect.poll(() => goods().count()).toBe(1)
    await expect.poll(() => goods().nth(0).textContent()).toMatch(/1,800.*ผ้า 0/)
    await goods().nth(0).click()
    await page.getByText(t('goods.left', { left: t('units.piece', { quantity: 3 }) })).waitFor()
    await goTo(phone, 'sell')
    await page.getByRole('searchbox').fill('ผ้าพื้น')
    await button(phone, /200.*ผ้าพื้น/).waitFor()
    await page.getByRole('searchbox').fill('A-0')
    await button(phone, /ผ้า 0/).click()
    await button(phone, t('sell.cash')).click()
    await ticked(phone)
    await sellOn(phone)
  })

  test('photos from a zip follow, by code and by name; what fits no good, or is no photo, is said', async () => {
    const { page } = phone
    const [one, two] = await photosOfColours(2)
    const three = await photoOf({ width: 640, height: 480 })
    const zip = zipSync({
      'photos/A-0.jpg': new Uint8Array(one?.buffer ?? []),
      'photos/ผ้า 1.jpg': new Uint8Array(two?.buffer ?? []),
      'photos/nobody.jpg': new Uint8Array(three.buffer),
      'photos/A-2.jpg': strToU8('no photo at all'),
      '__MACOSX/photos/._A-0.jpg': strToU8('x'),
    })
    await openPage()
    await page.getByLabel(t('import.zip')).setInputFiles({ name: 'a.zip', mimeType: '', buffer: Buffer.from(zip) })
    await page.getByText(t('import.photosAdded', { count: 2 })).waitFor(PATIENCE)
    await page.getByText(t('import.photosUnmatched', { count: 1 })).click()
    await page.getByText('photos/nobody.jpg').waitFor()
    await page.getByText(t('import.photosFailed', { count: 1 })).click()
    await page.getByText(t('goods.photo.notImage')).waitFor()
    // The same zip once more brings nothing twice.
    await page.getByLabel(t('import.zip')).setInputFiles({ name: 'a.zip', mimeType: '', buffer: Buffer.from(zip) })
    await page.getByText(t('import.photosThere', { count: 2 })).waitFor(PATIENCE)
    await goTo(phone, 'goods')
    await page.getByRole('searchbox').fill('A-0')
    await expect.poll(() => page.locator('.goods-grid img').count()).toBe(1)
  })

  test('after a reload the list is taken out whole; what was sold of it stays sold, and it can be brought back', async () => {
    const { page } = phone
    await openPage()
    await reload(phone)
    await button(phone, t('import.undo')).click()
    await page.getByText(t('import.undone')).waitFor(PATIENCE)
    await goTo(phone, 'goods')
    await expect.poll(() => goods().count()).toBe(1)
    await goTo(phone, 'orders')
    await page.getByText(/1,800/).first().waitFor()
    await openPage()
    await button(phone, t('import.redo')).click()
    await page.getByText(t('import.done', { count: FRESH })).waitFor(PATIENCE)
    await goTo(phone, 'goods')
    await page.getByRole('searchbox').fill('A-0')
    await expect.poll(() => page.locator('.goods-grid img').count()).toBe(1)
    expect(phone.errors).toEqual([])
  })

  test('a zip with a list and its photos is all of it at once; what is there already is changed by it if one wants', async () => {
    const { page } = phone
    const [, , photo] = await photosOfColours(3)
    const list = 'code,name,price\nA-0,ผ้า 0 ใหม่,2000\nZ-1,ผ้าใน zip,700\n'
    const zip = zipSync({ 'all/list.csv': strToU8(list), 'all/Z-1.jpg': new Uint8Array(photo?.buffer ?? []) })
    await openPage()
    await choose('all.zip', Buffer.from(zip))
    await button(phone, t('import.go', { count: 1 })).waitFor()
    await page.getByLabel(t('import.change', { count: 1 })).check()
    await button(phone, t('import.go', { count: 2 })).click()
    await page.getByText(t('import.photosAdded', { count: 1 })).waitFor(PATIENCE)
    await page.getByText(t('import.done', { count: 1 })).waitFor()
    await page.getByText(t('import.doneChanged', { count: 1 })).waitFor()
    await page.getByRole('link', { name: t('import.see') }).click()
    await expect.poll(() => goods().nth(0).textContent()).toMatch(/700.*ผ้าใน zip/)
    await expect.poll(() => goods().nth(0).locator('img').count()).toBe(1)
    await page.getByRole('searchbox').fill('A-0')
    await expect.poll(() => goods().nth(0).textContent()).toMatch(/2,000.*ผ้า 0 ใหม่/)
    await openPage()
    await button(phone, t('import.undo')).click()
    await page.getByText(t('import.undone')).waitFor(PATIENCE)
    await goTo(phone, 'goods')
    await page.getByRole('searchbox').fill('A-0')
    await expect.poll(() => goods().nth(0).textContent()).toMatch(/1,800.*ผ้า 0$/)
    expect(phone.errors).toEqual([])
  })
})

/** A list of all sorts: seventy new goods, one that is there, and five lines to mend. */
const LIST = {
  name: 'ของ',
  columns: ['รหัส', 'ชื่อสินค้า', 'ราคา', 'คงเหลือ', 'หน่วย'].map((title) => ({ title, width: 12 })),
  rows: [
    ...Array.from({ length: FRESH }, (_, index) => [`A-${index}`, `ผ้า ${index}`, { amount: 180_000 }, 3, 'ผืน']),
    ['', 'ผ้าพื้น', { amount: 99_900 }, 9, ''],
    ['A-0', 'ผ้าซ้ำ', 100, 1, ''],
    ['', '', 100, 1, ''],
    ['', 'ผ้าแพง', 'แพง', 1, ''],
    ['', 'ผ้าฟรี', 0, 1, ''],
    ['', 'ผ้ายาว', 100, 1, 'ฟุต'],
  ],
}

async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8')
}

function windowsThai(text: string): Buffer {
  return Buffer.from(
    Array.from(text, (letter) => {
      const code = letter.codePointAt(0) ?? 0
      return code < 0x80 ? code : code - 0x0e00 + 0xa0
    }),
  )
}
