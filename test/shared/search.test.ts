import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { westernDigits } from '../../src/shared/domain/digits.ts'
import { foldForSearch, matches } from '../../src/shared/domain/search.ts'

const finds = (text: string, query: string) => matches(foldForSearch(text), foldForSearch(query))

describe('what is found', () => {
  test('Thai is found without its tone marks, and in either spelling of sara am and sara ae', () => {
    expect(finds('ผ้าหมี่ขิด ลายนาค', 'ผา')).toBe(true)
    expect(finds('ผ้าหมี่ขิด ลายนาค', 'ผ้า')).toBe(true)
    expect(finds('ผา', 'ผ้า')).toBe(true)
    expect(finds('น้ำผึ้ง', 'นํ้า')).toBe(true)
    expect(finds('น้ำผึ้ง', 'นำ้')).toBe(true)
    expect(finds('แก้ว', 'เเก้ว')).toBe(true)
  })

  test('Lao is found without its tone marks, and in every spelling of am, ae and the conjoined letters', () => {
    expect(finds('ຜ້າໝີ່ຂິດ', 'ຜາ')).toBe(true)
    expect(finds('ຜ້າໝີ່', 'ຜ້າຫມີ່')).toBe(true)
    expect(finds('ນ້ຳເຜິ້ງ', 'ນໍ້າ')).toBe(true)
    expect(finds('ແພ', 'ເເພ')).toBe(true)
    expect(finds('ຕະຫຼາດ', 'ຕະຫລາດ')).toBe(true)
  })

  test('a number is found in any digits', () => {
    expect(finds('ลาย ๑๒', '12')).toBe(true)
    expect(finds('ลาย 12', '๑๒')).toBe(true)
    expect(finds('ລາຍ ໑໒', '12')).toBe(true)
    expect(finds('花纹 １２', '12')).toBe(true)
  })

  test('Latin is found without case and accents', () => {
    expect(finds('Écharpe Indigo', 'echarpe')).toBe(true)
  })

  test('Chinese is found by any of its characters', () => {
    expect(finds('手工丝绸围巾', '丝绸')).toBe(true)
    expect(finds('手工丝绸围巾', '棉')).toBe(false)
  })

  test('every word must occur, in any order; other words are not found', () => {
    expect(finds('ผ้าหมี่ขิด ลายนาค', 'นาค หมี่')).toBe(true)
    expect(finds('ผ้าหมี่ขิด ลายนาค', 'นาค ไหม')).toBe(false)
  })
})

/** A syllable in both scripts: consonant, tone, the vowel am in one of its spellings or a long a. */
const SCRIPTS = {
  Thai: { consonants: 'กขคงจชซดตถทนบปผพฟมยรลวสหอ', tones: '่้๊๋', am: ['ำ', 'ํา'], a: 'า', ae: ['แ', 'เเ'] },
  Lao: { consonants: 'ກຂຄງຈຊຍດຕຖທນບປຜຝພຟມຢຣລວສຫອຮ', tones: '່້໊໋', am: ['ຳ', 'ໍາ'], a: 'າ', ae: ['ແ', 'ເເ'] },
} as const

describe.each(['Thai', 'Lao'] as const)('any word of %s', (name) => {
  const { consonants, tones, am, a, ae } = SCRIPTS[name]
  const syllable = fc.record({
    consonant: fc.constantFrom(...consonants),
    tone: fc.constantFrom('', ...tones),
    vowel: fc.constantFrom('am', 'a', 'ae'),
  })
  type Syllable = typeof syllable extends fc.Arbitrary<infer T> ? T : never
  /** The syllable as one of several people types it: with or without tone, before or behind the dot of am. */
  function typed({ consonant, tone, vowel }: Syllable, habit: number): string {
    const mark = habit % 2 === 0 ? tone : ''
    if (vowel === 'a') return consonant + mark + a
    if (vowel === 'ae') return ae[habit % 3 === 0 ? 1 : 0] + consonant + mark
    if (habit % 3 === 0) return consonant + am[1].charAt(0) + mark + am[1].charAt(1)
    return habit % 3 === 1 ? consonant + mark + am[0] : consonant + am[0] + mark
  }

  test('is found however it was typed and however it is asked for', () => {
    const word = fc.array(syllable, { minLength: 1, maxLength: 6 })
    const habits = fc.array(fc.nat(5), { minLength: 12, maxLength: 12 })
    fc.assert(
      fc.property(word, habits, (syllables, habit) => {
        const written = syllables.map((one, index) => typed(one, habit[index] ?? 0)).join('')
        const asked = syllables.map((one, index) => typed(one, habit[index + 6] ?? 0)).join('')
        expect(finds(`x ${written} y`, asked)).toBe(true)
      }),
    )
  })

  test('is not taken for a word with another consonant', () => {
    fc.assert(
      fc.property(syllable, fc.constantFrom(...consonants), (one, consonant) => {
        expect(finds(typed(one, 0), typed({ ...one, consonant }, 1))).toBe(consonant === one.consonant)
      }),
    )
  })
})

test('folding what is folded changes nothing, whatever the text', () => {
  // A joiner hides an accent from its letter, and two marks from one another.
  for (const text of ['e\u200b\u0301', 'ກ\u0301\u200d\u0323'])
    expect(foldForSearch(foldForSearch(text))).toBe(foldForSearch(text))
  const letters = fc.constantFrom(...'ผ้ำํเแ๙ນ້ຳໍາຫຼໝЁé１a 　\u200b')
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: letters }), fc.string({ unit: 'grapheme' })), (text) => {
      expect(foldForSearch(foldForSearch(text))).toBe(foldForSearch(text))
    }),
  )
})

test('Thai, Lao and full-width digits are those of 0 to 9', () => {
  expect(['๐๑๒๓๔๕๖๗๘๙', '໐໑໒໓໔໕໖໗໘໙', '０１２３４５６７８９'].map(westernDigits)).toEqual(Array(3).fill('0123456789'))
  expect(westernDigits('A๑-B໒')).toBe('A1-B2')
})
