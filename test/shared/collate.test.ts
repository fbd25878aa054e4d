import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byName } from '../../src/shared/domain/collate.ts'

/** As in a dictionary. By their code points, the words with a vowel in front would all stand last. */
const THAI = ['กระเป๋า', 'เก่า', 'ขิด', 'โคม', 'ซิ่น', 'ใบ', 'ผ้า', 'แพร', 'เสื้อ', 'หมี่', 'ไหม']
const LAO = ['ກະຕ່າ', 'ແກ້ວ', 'ຂິດ', 'ໂຄມ', 'ສິ້ນ', 'ເສື້ອ', 'ໃບ', 'ຜ້າ', 'ແພ', 'ໝີ່', 'ໄໝ']

/** A phone that has no table for a language sorts by the one for all: no browser knows this language. */
const UNKNOWN = 'tlh'

describe.each([
  ['Thai', THAI, 'th'],
  ['Thai, on a phone in English', THAI, 'en'],
  ['Thai, on a phone without its table', THAI, UNKNOWN],
  ['Lao', LAO, 'lo'],
])('names in %s', (_, words, language) => {
  test('stand in the order of the dictionary, however they came', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(words), (shuffled) => {
        expect([...shuffled].sort(byName(language))).toEqual(words.filter((word) => shuffled.includes(word)))
      }),
    )
  })
})

test('a tone decides only between words that are equal without it', () => {
  expect(['ผ้าไหม', 'ผาง', 'ผ้า', 'ผา'].sort(byName('th'))).toEqual(['ผา', 'ผ้า', 'ผาง', 'ผ้าไหม'])
})

test('numbers in names go by size', () => {
  expect(['ลาย 10', 'ลาย 9', 'ลาย 1'].sort(byName('th'))).toEqual(['ลาย 1', 'ลาย 9', 'ลาย 10'])
})
