/** The money of days, months and years on a phone without a network, and the files that leave it. */

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Download } from 'playwright-core'
import readSheets from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dist } from '../../tools/build/dist.ts'
import { ServerProcess } from '../../tools/server-process.ts'
import { CATALOGUES } from '../support/catalogues.ts'
import { addCloth, button, goTo, type Held, loadOnce, reload, sellOne, startShop, wordsOf } from '../support/hands.ts'
import { Phone } from '../support/phone.ts'
import { parseCsv } from '../support/retail/csv.ts'
import { photoOf } from './photos.ts'

const MUDMEE = 'ผ้าหมี่ขิด "ลายนาค"'
const SCARF = '=ผ้าขาวม้า, เล็ก'
/** Noon in the shop. */
const noon = (day: string) => new Date(`${day}T12:00:00+07:00`)
const NOW = noon('2026-11-27')

describe.each([
  {
    language: 'th',
    locale: 'th-TH',
    years: ['ปี 2569', 'ปี 2568'],
    month: 'พฤศจิกายน 2569',
    week: '22 พ.ย. – 28 พ.ย. 2569',
  },
  { language: 'en', locale: 'en-GB', years: ['2026', '2025'], month: 'November 2026', week: '22 Nov – 28 Nov 2026' },
] as const)('the money screen, offline, in $language', ({ language, locale, years, month, week }) => {
  const t = wordsOf(language)
  let server: ServerProcess
  let phone: Phone
  let held: Held

  beforeAll(async () => {
    server = await ServerProcess.start()
    phone = await Phone.open({ locale })
    held = { page: phone.page, language }
    await loadOnce(phone, server.origin)
    // The library that writes Excel files comes with the first look at a report.
    const at = (day: string) => phone.page.clock.setFixedTime(noon(day))
    await at('2025-06-10')
    await startShop(held)
    await addCloth(held, {
      name: MUDMEE,
      price: 1800,
      cost: 600,
      quantity: 9,
      photos: [await photoOf({ width: 900, height: 700 })],
    })
    await addCloth(held, { name: SCARF, price: 250, quantity: 9 })
    await writeHours('4')
    await sellOne(held, 'ลายนาค')
    await at('2026-01-15')
    await sellOne(held, 'ลายนาค')
    await sellOne(held, 'ขาวม้า')
    await at('2026-11-03')
    await sellOne(held, 'ลายนาค')
    await at('2026-11-26')
    await sellOne(held, 'ขาวม้า')
    await sellOne(held, 'ลายนาค')
    await bringBack()
    await phone.page.clock.setFixedTime(NOW)
    await goTo(held, 'money')
    await tab('year')
    await phone.readyOffline()
    await phone.goOffline()
    await reload(phone)
  }, 240_000)
  afterAll(async () => {
    await phone?.dispose()
    await server?.dispose()
  })

  async function writeHours(hours: string) {
    const { page } = phone
    await page.getByRole('link', { name: /ลายนาค/ }).click()
    await page.getByRole('link', { name: t('common.edit') }).click()
    for (const title of [t('goods.details'), t('goods.aboutCloth')])
      await page.locator('summary').filter({ hasText: title }).click()
    await page.getByLabel(t('goods.work'), { exact: true }).fill(hours)
    await button(held, t('common.save')).click()
    await page.getByRole('heading', { level: 2, name: /ลายนาค/ }).waitFor()
  }

  /** What was sold last is brought back. */
  async function bringBack() {
    const { page } = phone
    await goTo(held, 'orders')
    await page.getByRole('link', { name: /1,800/ }).first().click()
    await button(held, t('returns.title')).click()
    await button(held, t('returns.now')).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }

  const tab = (kind: 'day' | 'week' | 'month' | 'year') =>
    phone.page
      .getByRole('navigation', { name: t('report.period') })
      .getByRole('link', { name: t(`report.${kind}`), exact: true })
      .click()
  const shown = () => phone.page.locator('.big-amount').textContent()
  const title = () => phone.page.locator('.money-stepper h2').textContent()
  const left = async () =>
    (await phone.page.locator('.report-left dl > div').allTextContents()).map((text) => text.replaceAll('\u00a0', ' '))

  test('a year is one number with its cost, its profit and what an hour earned, beside the year before', async () => {
    await expect.poll(shown).toBe('4,100฿')
    expect(await title()).toBe(years[0])
    await phone.page
      .getByText(t('money.sales', { count: 5 }))
      .first()
      .waitFor()
    // Two cloths of 1,800 that cost 600, four hours each; two scarves of which no cost is known.
    expect(await left()).toEqual([
      `${t('report.profit')}2,900฿`,
      `${t('report.cost')}1,200฿`,
      `${t('report.perHour')}${t('report.hoursOf', { hours: 8 })}300฿`,
    ])
    await phone.page.getByText(t('report.uncosted', { count: 2 })).waitFor()
    const beside = phone.page.getByRole('region', { name: t('report.beside') })
    await expect
      .poll(() => beside.locator('> div').allTextContents())
      .toEqual([`${years[0]}4,100฿`, `${t('report.soFar', { period: years[1] ?? '' })}1,800฿`])
    const heard = await phone.page.locator('.money-week .heard li').allTextContents()
    expect(heard.map((text) => text.replaceAll('\u00a0', ' ')).filter((text) => !/ 0 ฿$/.test(text))).toEqual([
      expect.stringMatching(/2,050 ฿$/),
      `${month}: 2,050 ฿`,
    ])
    const goods = await phone.page.locator('.report-rank').first().locator('li').allTextContents()
    expect(goods[0]).toContain(MUDMEE)
    expect(goods[0]).toContain('3,600')
    expect(goods[1]).toContain('500')
  })

  test('one steps back to the year before, to a month, a week, a day, and to today', async () => {
    await button(held, t('report.before')).click()
    await expect.poll(title).toBe(years[1])
    await expect.poll(shown).toBe('1,800฿')
    await button(held, t('report.after')).click()
    await expect.poll(title).toBe(years[0])
    expect(await button(held, t('report.after')).isDisabled()).toBe(true)
    await tab('month')
    await expect.poll(title).toBe(month)
    await expect.poll(shown).toBe('2,050฿')
    await tab('week')
    await expect.poll(shown).toBe('250฿')
    expect(await title()).toBe(week)
    await tab('day')
    await expect.poll(shown).toBe('0฿')
    await button(held, t('report.before')).click()
    await expect.poll(shown).toBe('250฿')
    await button(held, t('report.before')).click()
    await phone.page.getByText(t('report.none')).waitFor()
  })

  test('nothing runs over the edge, and whatever is tapped is as tall as a thumb, on a small phone too', async () => {
    for (const size of [
      { width: 360, height: 740 },
      { width: 320, height: 568 },
    ]) {
      await phone.page.setViewportSize(size)
      for (const path of ['/money', '/money/month/0', '/money/year/0', '/money/statement/year/0']) {
        await phone.page.goto(`${server.origin}${path}`)
        await phone.page.locator('.money-stepper, .statement').first().waitFor()
        const wide = () => phone.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        await expect.poll(wide).toBeLessThanOrEqual(0)
        const low = await phone.page
          .locator('main :is(a, button):visible')
          .evaluateAll((all) =>
            all.filter((one) => one.getBoundingClientRect().height < 55).map((one) => one.outerHTML),
          )
        expect(low).toEqual([])
      }
    }
    await phone.page.setViewportSize({ width: 360, height: 740 })
  })

  async function keep(kind: 'excel' | 'csv'): Promise<Download> {
    await phone.page.goto(`${server.origin}/money/year/0`)
    await button(held, t(`report.${kind}`)).click()
    await phone.page.getByText(t('report.made')).waitFor()
    const download = phone.page.waitForEvent('download')
    await button(held, t('report.save')).click()
    return download
  }

  test('the year as an Excel file, made offline: another library reads the same sums, days and Thai names in it', async () => {
    const file = await keep('excel')
    expect(file.suggestedFilename()).toBe('talat-ผ้าทอป้าแดง-2026-01-01-2026-12-31.xlsx')
    const sheets = await readSheets(await readFile(await file.path()))
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      t('report.sheet.sum'),
      t('report.byGood'),
      t('report.byCategory'),
      t('report.byChannel'),
      t('report.byDevice'),
      t('report.sheet.sales'),
    ])
    const [months, goods] = sheets.map(({ data }) => data)
    expect(months).toHaveLength(13)
    expect(months?.[11]?.slice(0, 5)).toEqual([new Date('2026-11-01'), 3, 2050, 600, 1450])
    expect(goods?.slice(1).map((row) => [row[0], row[1], row[4]])).toEqual([
      [MUDMEE, 2, 3600],
      [SCARF, 2, 500],
    ])
  })

  test('the year as CSV: each sold line with its day, what came back, and no name that a spreadsheet would run', async () => {
    const text = await readFile(await (await keep('csv')).path(), 'utf8')
    expect(text.startsWith('\ufeff')).toBe(true)
    const [titles = [], ...rows] = parseCsv(text.slice(1))
    const column = (name: string) => rows.map((row) => row[titles.indexOf(name)])
    expect(column(t('report.col.day'))).toEqual(['2026-01-15', '2026-01-15', '2026-11-03', '2026-11-26', '2026-11-26'])
    expect(column(t('goods.name'))).toEqual([MUDMEE, `'${SCARF}`, MUDMEE, `'${SCARF}`, MUDMEE])
    expect(column(t('report.col.returned'))).toEqual(['0.00', '0.00', '0.00', '0.00', '1800.00'])
    expect(column(t('report.income'))).toEqual(['1800.00', '250.00', '1800.00', '250.00', '0.00'])
    expect(column(t('report.cost'))).toEqual(['600.00', '', '600.00', '', '0.00'])
  })

  test('the statement says whose, of when, by month and in all, and fills one sheet of A4', async () => {
    const { page } = phone
    await page.goto(`${server.origin}/money/year/0`)
    await page.getByRole('link', { name: new RegExp(t('report.statement')) }).click()
    await page.getByRole('heading', { level: 2, name: 'ผ้าทอป้าแดง' }).waitFor()
    const rows = (await page.locator('.statement tr').allTextContents()).map((row) => row.replaceAll('\u00a0', ' '))
    const names = CATALOGUES[language]['dates.monthsLong'].split(' ')
    // Twelve months, of which the last has not come, under their heads and over their sum.
    expect(rows).toHaveLength(13)
    expect(rows[2]).toBe(`${names[1]}0000`)
    expect(rows.slice(-2)).toEqual([`${names[10]}32,0506001,450`, `${t('report.total')}54,1001,2002,900`])
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.bar').isVisible()).toBe(false)
    expect(await button(held, t('report.print')).isVisible()).toBe(false)
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    await page.emulateMedia({ media: 'screen' })
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    // 210 x 297 mm in points.
    expect(pdf).toMatch(/\/MediaBox\s*\[\s*0 0 59[45](\.\d+)? 84[12](\.\d+)?/)
    expect(phone.errors).toEqual([])
  })
})

test('what writes Excel files starts no worker from an address that the policy forbids: a large file would never be done', async () => {
  const rest = join(dist, 'rest')
  const [writer = ''] = (await readdir(rest)).filter((name) => /^xlsx-.*\.js$/.test(name))
  expect(await readFile(join(rest, writer), 'utf8')).not.toMatch(/createObjectURL|new Worker/)
})
