import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  blanksOf,
  CN22_UP_TO,
  type Declaration,
  declarationText,
  formFor,
  gramsOf,
  inCapitals,
  kilograms,
  plainCount,
  plainValue,
  sumsOf,
  valuesOf,
} from '../../src/shared/domain/customs.ts'
import { HS, suggestHs, suggestWords } from '../../src/shared/domain/harmonized.ts'
import { addressLines } from '../../src/shared/domain/label.ts'
import { LISTS } from '../../src/shared/domain/lists.ts'
import { UNITS } from '../../src/shared/domain/quantity.ts'

/** Capitals, numerals, punctuation: what a form takes. */
const PLAIN = /^[A-Z0-9 !-/:-@[-`{-~\n]*$/

describe('what customs read', () => {
  test('a text is written in capitals, or not at all: no letter of it is lost or guessed', () => {
    expect(inCapitals('  Pa Daeng,\n 12 Moo 3 ')).toBe('PA DAENG, 12 MOO 3')
    expect(inCapitals('Café Straße – “Łódź” · ø')).toBe('CAFE STRASSE - "LODZ" - O')
    expect(inCapitals('หมู่ ๓')).toBeNull()
    expect(inCapitals('Moo ๓')).toBe('MOO 3')
    expect(inCapitals('上海')).toBeNull()
    expect(inCapitals('')).toBe('')
  })

  const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string())

  test('whatever is typed, what is printed is A-Z, 0-9 and punctuation', () => {
    fc.assert(
      fc.property(anyText, (typed) => {
        const plain = inCapitals(typed)
        if (plain !== null) {
          expect(plain).toMatch(PLAIN)
          expect(inCapitals(plain)).toBe(plain)
        }
      }),
      { numRuns: 2000 },
    )
  })

  const sold = fc.record({
    id: fc.uuid(),
    price: fc.integer({ min: 0, max: 5_000_000 }),
    unit: fc.constantFrom(...UNITS),
    left: fc.integer({ min: 1, max: 100_000 }),
    each: fc.option(fc.integer({ min: 0, max: 50_000 })),
  })

  test('values of lines add up to what was paid, weights to the sum, to the satang and the gram, as they are printed', () => {
    fc.assert(
      fc.property(fc.array(sold, { minLength: 1, maxLength: 20 }), fc.nat(1_000_000_000), (lines, paid) => {
        const values = valuesOf(lines, paid)
        const declared = lines.map(({ each, left, unit }, index) => ({
          description: 'SILK',
          quantity: plainCount(left, unit),
          grams: gramsOf(each, left, unit),
          value: values[index] ?? 0,
          hs: '500720',
        }))
        const { grams, value } = sumsOf({ lines: declared })
        expect(value).toBe(paid)
        expect(Math.min(...values)).toBeGreaterThanOrEqual(0)
        const cents = (text: string) => BigInt(text.replace('.', ''))
        const printed = declared.reduce((all, line) => all + cents(plainValue(line.value, 'THB')), 0n)
        expect(printed).toBe(cents(plainValue(value, 'THB')))
        expect(grams === null).toBe(declared.some((line) => line.grams === null))
        if (grams === null) return
        const weighed = declared.reduce((all, line) => all + cents(kilograms(line.grams)), 0n)
        expect(weighed).toBe(cents(kilograms(grams)))
      }),
    )
  })

  const side = { name: 'PA DAENG', address: 'NA KHA', phone: '' }
  const declaration: Declaration = {
    form: 'CN22',
    purpose: 'sale',
    from: side,
    to: { ...side, country: 'JAPAN' },
    origin: 'THAILAND',
    currency: 'THB',
    lines: [
      { description: 'SILK SHAWL', quantity: '2', grams: 350, value: 180000, hs: '621410' },
      { description: '', quantity: '1', grams: null, value: 5, hs: '' },
    ],
  }

  test('a draft names each line with quantity, net weight, value, number and origin, and shows what is still to be written', () => {
    const text = declarationText(declaration)
    expect(text).toMatch(PLAIN)
    expect(text).toContain('1. SILK SHAWL / QTY 2 / NET 0.350 KG / VALUE 1800.00 THB / HS 6214.10 / ORIGIN THAILAND')
    expect(text).toContain('TOTAL NET ________ KG / VALUE 1800.05 THB')
    expect(blanksOf(declaration)).toBe(3)
  })

  test('the short form is for what is worth no more than its limit', () => {
    expect([CN22_UP_TO.THB, CN22_UP_TO.THB + 1].map((value) => formFor(value, 'THB'))).toEqual(['CN22', 'CN23'])
  })

  test('what is sold by the kilogram is weighed, by the metre in proportion, and what nobody weighed is not known', () => {
    expect(gramsOf(null, 1500, 'kilogram')).toBe(1500)
    expect(gramsOf(200, 235, 'metre')).toBe(470)
    expect(gramsOf(350, 2, 'piece')).toBe(700)
    expect(gramsOf(null, 2, 'piece')).toBeNull()
    expect([plainCount(2, 'piece'), plainCount(235, 'metre'), plainCount(1500, 'kilogram')]).toEqual([
      '2',
      '2.35 M',
      '1.5 KG',
    ])
  })
})

describe('numbers of the tariff', () => {
  const fibres = ['', ...LISTS.fibre]

  test('each suggestion is a number of the table, told once, and each number of the table is suggested for something', () => {
    const all = LISTS.category.flatMap((category) => fibres.map((fibre) => suggestHs({ category, fibre })))
    for (const codes of all) expect(new Set(codes).size).toBe(codes.length)
    expect(new Set(all.flat())).toEqual(new Set(HS))
    for (const code of HS) expect(code).toMatch(/^\d{6}$/)
  })

  test('silk goes before cotton by the fibre, a shawl is no fabric, and a word of no list is told by its sort', () => {
    expect(suggestHs({ category: 'mudmee', fibre: 'silk' })).toEqual(['500720'])
    expect(suggestHs({ category: 'mudmee', fibre: 'cotton' })).toEqual(['520842'])
    expect(suggestHs({ category: 'shawl', fibre: 'silk' })).toEqual(['621410'])
    expect(suggestHs({ category: 'shawl', fibre: 'cotton' })).toEqual(['621490'])
    expect(suggestHs({ category: 'chilli', fibre: '' })).toEqual(['210390'])
    expect(suggestHs({ category: 'ของกิน', fibre: '', sort: 'food' })[0]).toBe('210690')
    expect(suggestHs({ category: 'fresh', fibre: '' })).toEqual([])
  })

  test('words to begin with are ones that a form takes, and claim no hand that nobody named', () => {
    for (const category of LISTS.category) {
      const words = suggestWords({ category, fibre: 'silk' })
      expect(inCapitals(words)).toBe(words)
      expect(words).not.toContain('HAND')
    }
    expect(suggestWords({ category: 'shawl', fibre: 'silk', loom: 'hand' })).toBe('HAND WOVEN SILK SHAWL')
    expect(suggestWords({ category: 'อื่นๆ', fibre: 'silk' })).toBe('')
  })
})

describe('the label', () => {
  const place = {
    house: '9/1 หมู่ 3',
    subdistrict: 'นาข่า',
    district: 'เมืองอุดรธานี',
    province: 'อุดรธานี',
    postcode: '41000',
  }

  test('a Thai address has the word of each place once, of Bangkok its own, a Latin one none', () => {
    expect(addressLines(place)).toEqual(['9/1 หมู่ 3', 'ต.นาข่า อ.เมืองอุดรธานี', 'จ.อุดรธานี'])
    expect(addressLines({ ...place, subdistrict: 'ตำบลนาข่า', province: 'จ.อุดรธานี' })[1]).toBe('ตำบลนาข่า อ.เมืองอุดรธานี')
    const bangkok = { house: '', subdistrict: 'สีลม', district: 'บางรัก', province: 'กรุงเทพมหานคร', postcode: '10500' }
    expect(addressLines(bangkok)).toEqual(['แขวงสีลม เขตบางรัก', 'กรุงเทพมหานคร'])
    const latin = { ...bangkok, subdistrict: 'Silom', district: 'Bang Rak', province: 'Bangkok' }
    expect(addressLines(latin)).toEqual(['Silom, Bang Rak', 'Bangkok'])
  })
})
