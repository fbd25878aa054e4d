import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayParts, daysBetween, isoDay, yearTyped } from '../../src/shared/domain/calendar.ts'
import { foodIdText } from '../../src/shared/domain/foodId.ts'
import { fullName, stageOf } from '../../src/shared/domain/goods.ts'
import { fromCentimetres, LENGTH_UNITS, toCentimetres } from '../../src/shared/domain/length.ts'
import { CATEGORIES, guessSort, LISTS, type List, partsOf } from '../../src/shared/domain/lists.ts'
import { dueState, firstExpiryFirstOut, type LotLeft } from '../../src/shared/domain/lots.ts'
import type { GoodFields } from '../../src/shared/domain/records.ts'
import { lists as en } from '../../src/shared/i18n/en/lists.ts'
import { asCodes, codeOf, spellings } from '../../src/shared/i18n/lists.ts'
import { lists as th } from '../../src/shared/i18n/th/lists.ts'
import { cloth } from '../support/store.ts'

const fields: GoodFields = { ...cloth, hidden: false }
const lists = Object.keys(LISTS) as List[]

describe('words of lists', () => {
  test('a record of before there were codes is understood, whatever language its word was chosen in', () => {
    const released: [List, string, string][] = [
      [
        'category',
        'ผ้ามัดหมี่,ผ้าขิด,ผ้าหมี่ขิด,ผ้าขาวม้า,ผ้าซิ่น,ผ้าพื้น,ผ้าคลุมไหล่,ผ้าพันคอ,เสื้อ,กระเป๋า',
        'mudmee,khit,mudmee-khit,khao-ma,sinh,plain,shawl,scarf,shirt,bag',
      ],
      [
        'category',
        'Mudmee,Khit,Mudmee khit,Pha khao ma,Sinh,Plain cloth,Shawl,Scarf,Shirt,Bag',
        'mudmee,khit,mudmee-khit,khao-ma,sinh,plain,shawl,scarf,shirt,bag',
      ],
      ['fibre', 'ฝ้าย,ไหม,ฝ้ายแกมไหม,เรยอน', 'cotton,silk,cotton-silk,rayon'],
      ['fibre', 'Cotton,Silk,Cotton and silk,Rayon', 'cotton,silk,cotton-silk,rayon'],
    ]
    for (const [list, words, codes] of released) {
      expect(words.split(',').map((word) => codeOf(list, word))).toEqual(codes.split(','))
    }
    expect(codeOf('fibre', ' cotton ')).toBe('cotton')
    expect(codeOf('fibre', 'กัญชง')).toBe(null)
  })

  test('every code has a word in every language, every word is of a code, and none stands for two codes of a list', () => {
    const keys = lists.flatMap((list) => LISTS[list].map((code) => `goods.${list}.${code}`))
    expect(Object.keys(th).sort()).toEqual([...keys].sort())
    for (const list of lists) {
      for (const code of LISTS[list]) {
        for (const words of [th, en] as Record<string, string>[]) {
          expect(codeOf(list, words[`goods.${list}.${code}`] ?? ''), `${list} ${code}`).toBe(code)
        }
      }
    }
    expect(
      Object.values(CATEGORIES)
        .flat()
        .filter((code) => !LISTS.category.includes(code)),
    ).toEqual([])
  })

  test('what is typed becomes codes where it can, word for word, and the rest stays as it was typed', () => {
    expect(asCodes('dye', 'คราม, เปลือกไม้ ,Lac')).toBe('indigo,เปลือกไม้,lac')
    expect(asCodes('allergen', 'กุ้ง ปู')).toBe('shrimp')
    expect(asCodes('category', ' โคมไฟ, ของเล่น ')).toBe('โคมไฟ,ของเล่น')
    expect(spellings('dye', 'indigo,เปลือกไม้')).toBe('คราม ຄາມ Indigo 蓝靛 เปลือกไม้')
    expect(partsOf('a, b,,c ')).toEqual(['a', 'b', 'c'])
  })

  test('which questions are asked follows the category', () => {
    expect(['', 'mudmee', 'chilli', 'โคมไฟ'].map(guessSort)).toEqual(['cloth', 'cloth', 'food', 'other'])
  })
})

describe('lengths', () => {
  test('a yard is 91.44 cm, a wa 200, a sok 50, a khuep 25', () => {
    expect(LENGTH_UNITS.map((unit) => toCentimetres(10_000, unit))).toEqual(
      [100 * 100, 9144, 20_000, 5_000, 2_500].map((n) => (n === 10_000 ? 100 : n)),
    )
    expect(fromCentimetres(100, 'yard')).toBe(109)
    expect(toCentimetres(250, 'yard')).toBe(229)
  })

  test('what was typed in a unit of two centimetres a hundredth or more is read back as it was typed', () => {
    fc.assert(
      fc.property(fc.constantFrom('wa' as const), fc.integer({ min: 0, max: 100_000 }), (unit, hundredths) => {
        expect(fromCentimetres(toCentimetres(hundredths, unit), unit)).toBe(hundredths)
      }),
    )
  })

  test('whatever the unit, the way there and back is never further off than half a step of the coarser', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LENGTH_UNITS), fc.integer({ min: 0, max: 1_000_000 }), (unit, cm) => {
        const there = fromCentimetres(cm, unit)
        expect(Number.isSafeInteger(there)).toBe(true)
        const stepInCm = toCentimetres(10_000, unit) / 10_000
        expect(Math.abs(toCentimetres(there, unit) - cm)).toBeLessThanOrEqual(0.5 * stepInCm + 0.5)
      }),
    )
  })
})

describe('days of either era', () => {
  test('any day of a label, typed in either era, is stored as the same day', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1950, 0, 1), max: Date.UTC(2200, 0, 1) }), (at) => {
        const date = new Date(at)
        const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
        for (const typed of [year, year + 543]) {
          const read = yearTyped(String(typed), 2026)
          if (!read || !('year' in read)) throw new Error(`${typed} is asked for`)
          const iso = isoDay(read.year, month, day) ?? ''
          expect(iso).toBe(date.toISOString().slice(0, 10))
          expect(dayParts(iso)).toEqual({ year, month, day })
        }
      }),
    )
  })

  test('a year of two digits is never guessed: both years are offered, the nearer first', () => {
    expect(yearTyped('68', 2026)).toEqual({ ask: [2025, 2068] })
    expect(yearTyped('26', 2026)).toEqual({ ask: [2026, 1983] })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99 }), (two) => {
        expect(yearTyped(String(two).padStart(2, '0'), 2026)).toHaveProperty('ask')
      }),
    )
  })

  test('what is no year or no day of the calendar is none', () => {
    expect(['', '5', '256', '20255', '1492', '2999', 'สอง'].map((typed) => yearTyped(typed, 2026))).toEqual(
      Array(7).fill(null),
    )
    expect([isoDay(2025, 2, 29), isoDay(2024, 2, 29), isoDay(2025, 13, 1), isoDay(2025, 0, 1)]).toEqual([
      null,
      '2024-02-29',
      null,
      null,
    ])
    expect(daysBetween('2025-12-31', '2026-01-01')).toBe(1)
  })
})

describe('lots', () => {
  const lot = (id: string, left: number, due: { bestBefore?: string; expiry?: string } = {}): LotLeft => ({
    id,
    left,
    fields: { good: 'g', code: id, made: '', bestBefore: '', expiry: '', ...due },
  })

  test('what expires first goes first; what has no day goes last; what is in no lot is taken from none', () => {
    const lots = [
      lot('none', 5),
      lot('late', 3, { expiry: '2026-12-01' }),
      lot('soon', 2, { bestBefore: '2026-11-01' }),
    ]
    expect(firstExpiryFirstOut(lots, 12)).toEqual([
      { lot: 'soon', quantity: 2 },
      { lot: 'late', quantity: 3 },
      { lot: 'none', quantity: 5 },
      { lot: null, quantity: 2 },
    ])
  })

  test('all that is sold is taken from somewhere, never more from a lot than it has, nor from a later one before an earlier is empty', () => {
    const day = fc.constantFrom('', '2026-01-01', '2026-02-01', '2026-03-01')
    const lots = fc.array(fc.record({ left: fc.integer({ min: -5, max: 50 }), expiry: day }), { maxLength: 8 })
    fc.assert(
      fc.property(lots, fc.integer({ min: 1, max: 200 }), (some, quantity) => {
        const all = some.map(({ left, expiry }, index) => lot(String(index), left, { expiry }))
        const taken = firstExpiryFirstOut(all, quantity)
        expect(taken.reduce((sum, one) => sum + one.quantity, 0)).toBe(quantity)
        const by = new Map(taken.map((one) => [one.lot, one.quantity]))
        for (const one of all) expect(by.get(one.id) ?? 0).toBeLessThanOrEqual(Math.max(0, one.left))
        const touched = all.filter(({ id }) => by.has(id))
        for (const early of all) {
          for (const late of touched) {
            const before = (early.fields.expiry || '9') < (late.fields.expiry || '9')
            if (before && early.left > 0) expect(by.get(early.id)).toBe(early.left)
          }
        }
      }),
    )
  })

  test('a lot is said to be used first two weeks before its day, and expired the day after it', () => {
    const days = ['2026-03-01', '2026-02-16', '2026-02-15', '2026-02-01', '2026-01-31', '']
    expect(days.map((due) => dueState(due, '2026-02-01'))).toEqual(['good', 'good', 'soon', 'soon', 'expired', 'good'])
  })
})

describe('one good', () => {
  test('a variant has its word in its name', () => {
    expect(fullName({ name: 'ผ้าขาวม้า', variant: 'แดง' })).toBe('ผ้าขาวม้า · แดง')
    expect(fullName({ name: 'ผ้าขาวม้า' })).toBe('ผ้าขาวม้า')
  })

  test('a reservation that has run out is none', () => {
    const reserved: GoodFields = { ...fields, stage: 'reserved', reservedUntil: 1000 }
    expect([stageOf(reserved, 1000), stageOf(reserved, 1001)]).toEqual(['reserved', 'sale'])
    expect(stageOf({ ...reserved, reservedUntil: null }, 9e15)).toBe('reserved')
    expect(stageOf(fields, 0)).toBe('sale')
  })

  test('the thirteen digits of a food are written as on its frame', () => {
    expect(foodIdText('1234567890123')).toBe('12-3-45678-9-0123')
    expect(foodIdText('1234')).toBe('12-3-4')
  })
})
