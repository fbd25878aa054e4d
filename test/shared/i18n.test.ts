import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fill } from '../../src/shared/i18n/fill.ts'
import {
  ago,
  bytes,
  clock,
  date,
  dayName,
  type Era,
  money,
  plainQuantity,
  quantity,
  type Say,
} from '../../src/shared/i18n/format.ts'
import { LANGUAGES, type Language } from '../../src/shared/i18n/languages.ts'
import type { Key, Messages } from '../../src/shared/i18n/messages.ts'
import { root } from '../../tools/build/dist.ts'
import { CATALOGUES } from '../support/catalogues.ts'

const { th, en, lo, zh } = CATALOGUES
const keys = Object.keys(th) as Key[]
const languages = Object.keys(LANGUAGES) as Language[]
const FOLDERS = join(root, 'src/shared/i18n')

const BANGKOK = 'Asia/Bangkok'
const sayIn =
  (messages: Messages): Say =>
  (key, params) =>
    fill(messages[key], params)

describe('the catalogue', () => {
  test('a language is a folder and a line: neither is there without the other, and each folder has the same files', () => {
    const folders = readdirSync(FOLDERS, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(folders.map(({ name }) => name).sort()).toEqual([...languages].sort())
    for (const code of languages) expect(readdirSync(join(FOLDERS, code))).toEqual(readdirSync(join(FOLDERS, 'th')))
  })

  test.each(languages)('every message is there, and none is empty (%s)', (code) => {
    expect(Object.keys(CATALOGUES[code]).sort()).toEqual([...keys].sort())
    expect(Object.entries(CATALOGUES[code]).filter(([, text]) => text.trim() === '')).toEqual([])
  })

  test.each(languages)('a message asks for the same values as in Thai (%s)', (code) => {
    const slots = (text: string) => [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name))].sort()
    const asked = (messages: Messages) => Object.fromEntries(keys.map((key) => [key, slots(messages[key])]))
    expect(asked(CATALOGUES[code])).toEqual(asked(th))
  })

  test.each(languages)('tables have an entry for each month, day and choice, and its zero is a digit (%s)', (code) => {
    const messages = CATALOGUES[code]
    const entries = (key: Key, by: string) => messages[key].split(by).length
    expect(entries('dates.months', ' ')).toBe(12)
    expect(entries('dates.monthsLong', ' ')).toBe(12)
    expect(entries('dates.weekdays', ' ')).toBe(7)
    expect(messages['units.zero']).toMatch(/^\p{Nd}$/u)
    expect(messages['dates.era']).toMatch(/^\d+$/)
  })

  test.each(['lo', 'zh'] as const)('no message is left in another language (%s)', (code) => {
    const own = code === 'lo' ? /[\u0e80-\u0eff]/ : /\p{Script=Han}/u
    const others = code === 'lo' ? /[\u0e00-\u0e7f]|\p{Script=Han}/u : /[\u0e00-\u0eff]/
    const messages = CATALOGUES[code]
    expect(keys.filter((key) => others.test(messages[key]))).toEqual([])
    // Words that stand in slots, a name, numbers.
    const bare = keys.filter((key) => !own.test(messages[key]))
    expect(bare.filter((key) => messages[key] !== th[key] && messages[key] !== en[key])).toEqual([])
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

    const spoken = /[\u0e01-\u0e3a\u0e40-\u0e5b\u0e81-\u0edf]|\p{Script=Han}/u
    const screens = sources.filter(({ path }) => path.startsWith('src/app/'))
    const wordy = screens.filter(({ text }) => spoken.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')))
    expect(wordy.map(({ path }) => path)).toEqual([])
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
    expect(quantity(sayIn(lo), 2, 'piece')).toBe('2 ຜືນ')
    expect(quantity(sayIn(zh), 2, 'piece')).toBe('2 件')
  })

  test('a date is written in the order, with the months and in the years of the language, and the day is that of the shop', () => {
    const evening = Date.UTC(2026, 0, 13, 18, 30, 40)
    const written = (messages: Messages, long: boolean) => date(sayIn(messages), 'local', evening, BANGKOK, long)
    expect([th, lo, en, zh].map((messages) => written(messages, false))).toEqual([
      '14 ม.ค. 2569',
      '14 ມ.ກ. 2026',
      '14 Jan 2026',
      '2026年1月14日',
    ])
    expect([th, lo, en, zh].map((messages) => written(messages, true))).toEqual([
      '14 มกราคม 2569',
      '14 ມັງກອນ 2026',
      '14 January 2026',
      '2026年1月14日',
    ])
    expect(date(sayIn(en), 'local', evening, 'UTC')).toBe('13 Jan 2026')
  })

  test('the years are those that a person chose, in every language', () => {
    const noon = Date.UTC(2026, 0, 14, 5)
    for (const code of languages) {
      const years = (era: Era) => date(sayIn(CATALOGUES[code]), era, noon, BANGKOK)
      expect(years('buddhist')).toContain('2569')
      expect(years('common')).toContain('2026')
    }
  })

  test('numbers take the digits of another script, and texts in slots stay as they are', () => {
    const thai = (number: string) => number.replace(/\d/g, (digit) => '๐๑๒๓๔๕๖๗๘๙'.charAt(Number(digit)))
    expect(fill('{count} · {name}', { count: 120, name: 'A4' }, thai)).toBe('๑๒๐ · A4')
  })

  test('a clock time does not depend on the seconds', () => {
    const minute = Date.UTC(2026, 0, 13, 1, 14)
    const seconds = [0, 1, 29, 30, 31, 59]
    expect(seconds.map((second) => clock(minute + second * 1000, BANGKOK))).toEqual(seconds.map(() => '08:14'))
  })

  test('how long ago: now, minutes, the day by name, then the date; a clock that is a little ahead says now', () => {
    const now = Date.UTC(2026, 0, 14, 5, 0)
    const said = (before: number) => ago(sayIn(en), 'local', now - before, now, BANGKOK)
    const [MINUTE, HOUR] = [60_000, 3_600_000]
    expect(said(10_000)).toBe('just now')
    expect(said(-30_000)).toBe('just now')
    expect(said(MINUTE)).toBe('1 minute ago')
    expect(said(59 * MINUTE)).toBe('59 minutes ago')
    expect(said(3 * HOUR)).toBe('today 09:00')
    expect(said(13 * HOUR)).toBe('yesterday 23:00')
    expect(said(48 * HOUR)).toBe('12 Jan 2026 12:00')
    expect(dayName(sayIn(en), 'local', now - 13 * HOUR, now, BANGKOK)).toBe('yesterday')
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
