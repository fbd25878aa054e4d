import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { first as enFirst } from '../../src/shared/i18n/en/first.ts'
import { rest as enRest } from '../../src/shared/i18n/en/rest.ts'
import { fill } from '../../src/shared/i18n/fill.ts'
import {
  ago,
  bytes,
  clock,
  date,
  dayName,
  money,
  plainQuantity,
  quantity,
  type Say,
} from '../../src/shared/i18n/format.ts'
import type { Messages } from '../../src/shared/i18n/messages.ts'
import { first as thFirst } from '../../src/shared/i18n/th/first.ts'
import { rest as thRest } from '../../src/shared/i18n/th/rest.ts'
import { root } from '../../tools/build/dist.ts'

const th: Messages = { ...thFirst, ...thRest }
const en: Messages = { ...enFirst, ...enRest }
const keys = Object.keys(th)

const BANGKOK = 'Asia/Bangkok'
const sayIn =
  (messages: Messages): Say =>
  (key, params) =>
    fill(messages[key], params)

describe('the catalogue', () => {
  test('every message is there in every language, and none is empty', () => {
    expect(Object.keys(en).sort()).toEqual([...keys].sort())
    for (const messages of [th, en]) expect(Object.values(messages).filter((text) => text.trim() === '')).toEqual([])
  })

  test('a message asks for the same values in every language', () => {
    const slots = (text: string) => [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name))].sort()
    for (const [key, text] of Object.entries(th)) {
      expect([key, slots(en[key as keyof Messages])]).toEqual([key, slots(text)])
    }
  })

  test('every message is said somewhere, and no screen has words of its own', () => {
    const sources = sourcesUnder('src').filter(({ path }) => !path.includes('/i18n/'))
    const said = new Set(
      sources.flatMap(({ text }) => [...text.matchAll(/'([a-z]+\.[\w.-]+)'/gi)].map(([, key]) => key)),
    )
    // `common.${name}`: the fixed beginning of a key that is worked out.
    const begun = sources.flatMap(({ text }) =>
      [...text.matchAll(/`([a-z]+\.(?:[\w-]+\.)*)\$\{/gi)].map(([, key]) => key ?? ''),
    )
    const format = readFileSync(join(root, 'src/shared/i18n/format.ts'), 'utf8')
    const unsaid = keys.filter(
      (key) => !said.has(key) && !format.includes(`'${key}'`) && !begun.some((start) => key.startsWith(start)),
    )
    expect(unsaid.filter((key) => !key.startsWith('units.'))).toEqual([])

    const thai = /[\u0e01-\u0e3a\u0e40-\u0e5b]/
    const screens = sources.filter(({ path }) => path.startsWith('src/app/'))
    const spoken = screens.filter(({ text }) => thai.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')))
    expect(spoken.map(({ path }) => path)).toEqual([])
  })
})

describe('what is written', () => {
  test('a slot takes its value, a pair of forms its number, and a missing value stays visible', () => {
    expect(fill('{count} {count|sale|sales}', { count: 1 })).toBe('1 sale')
    expect(fill('{count} {count|sale|sales}', { count: 3 })).toBe('3 sales')
    expect(fill('to {name}', {})).toBe('to {name}')
    expect(fill('{a}{b}', { a: '{b}', b: 'x' })).toBe('{b}x')
  })

  test('money shows decimals only where there are any, groups by thousands, and has its sign behind', () => {
    const written = (amount: number) => money(amount, 'THB').replace('\u00a0', ' ')
    expect([0, 180000, 123456789, 150, -2550].map(written)).toEqual([
      '0 ฿',
      '1,800 ฿',
      '1,234,567.89 ฿',
      '1.50 ฿',
      '−25.50 ฿',
    ])
    expect(money(5_000_000, 'LAK')).toBe('50,000\u00a0₭')
  })

  test('quantities are written in units, without zeros at the end', () => {
    expect([plainQuantity(235, 'metre'), plainQuantity(300, 'metre'), plainQuantity(1500, 'kilogram')]).toEqual([
      '2.35',
      '3',
      '1.5',
    ])
    expect(quantity(sayIn(en), 1, 'piece')).toBe('1 piece')
    expect(quantity(sayIn(en), 2, 'piece')).toBe('2 pieces')
    expect(quantity(sayIn(th), 2, 'piece')).toBe('2 ผืน')
  })

  test('a Thai date counts the years of the Buddhist era, and the day is that of the shop', () => {
    const evening = Date.UTC(2026, 0, 13, 18, 30, 40)
    expect(date(sayIn(th), 'th', evening, BANGKOK)).toBe('14 ม.ค. 2569')
    expect(date(sayIn(th), 'th', evening, BANGKOK, true)).toBe('14 มกราคม 2569')
    expect(date(sayIn(en), 'en', evening, 'UTC')).toBe('13 Jan 2026')
  })

  test('a clock time does not depend on the seconds', () => {
    const minute = Date.UTC(2026, 0, 13, 1, 14)
    const seconds = [0, 1, 29, 30, 31, 59]
    expect(seconds.map((second) => clock(minute + second * 1000, BANGKOK))).toEqual(seconds.map(() => '08:14'))
  })

  test('how long ago: now, minutes, the day by name, then the date; a clock that is a little ahead says now', () => {
    const now = Date.UTC(2026, 0, 14, 5, 0)
    const said = (before: number) => ago(sayIn(en), 'en', now - before, now, BANGKOK)
    const [MINUTE, HOUR] = [60_000, 3_600_000]
    expect(said(10_000)).toBe('just now')
    expect(said(-30_000)).toBe('just now')
    expect(said(MINUTE)).toBe('1 minute ago')
    expect(said(59 * MINUTE)).toBe('59 minutes ago')
    expect(said(3 * HOUR)).toBe('today 09:00')
    expect(said(13 * HOUR)).toBe('yesterday 23:00')
    expect(said(48 * HOUR)).toBe('12 Jan 2026 12:00')
    expect(dayName(sayIn(en), 'en', now - 13 * HOUR, now, BANGKOK)).toBe('yesterday')
  })

  test('sizes are told as a phone tells them', () => {
    expect([bytes(0), bytes(100), bytes(150_000), bytes(3_500_000), bytes(5 * 1024 ** 3)]).toEqual([
      '0 KB',
      '1 KB',
      '147 KB',
      '3.3 MB',
      '5.0 GB',
    ])
  })
})

function sourcesUnder(folder: string): { path: string; text: string }[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({ path: `${folder}/${path}`, text: readFileSync(join(root, folder, path), 'utf8') }))
}
