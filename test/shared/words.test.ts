import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CURRENCY_CODES, type Currency, MAX_AMOUNT } from '../../src/shared/domain/money.ts'
import { LANGUAGES, type Language } from '../../src/shared/i18n/languages.ts'
import { amountInWords } from '../../src/shared/i18n/words.ts'
import { IN_WORDS } from '../support/catalogues.ts'

const inWords = (language: Language, amount: number, currency: Currency) =>
  amountInWords(IN_WORDS[language], amount, currency)

const languages = Object.keys(LANGUAGES) as Language[]

describe('amounts in words', () => {
  test.each([
    [0, 'ศูนย์บาท'],
    [100, 'หนึ่งบาท'],
    [25, 'ยี่สิบห้าสตางค์'],
    [1100, 'สิบเอ็ดบาท'],
    [2100, 'ยี่สิบเอ็ดบาท'],
    [10100, 'หนึ่งร้อยเอ็ดบาท'],
    [12_050, 'หนึ่งร้อยยี่สิบบาทห้าสิบสตางค์'],
    [350_000, 'สามพันห้าร้อยบาท'],
    [5_600_000, 'ห้าหมื่นหกพันบาท'],
    [100_000_100, 'หนึ่งล้านเอ็ดบาท'],
    [12_345_678_921, 'หนึ่งร้อยยี่สิบสามล้านสี่แสนห้าหมื่นหกพันเจ็ดร้อยแปดสิบเก้าบาทยี่สิบเอ็ดสตางค์'],
    [-50_000, 'ลบห้าร้อยบาท'],
  ])('in Thai: %d satang', (amount, words) => {
    expect(inWords('th', amount, 'THB')).toBe(words)
  })

  test.each([
    [0, 'ສູນກີບ'],
    [1_500_000, 'ສິບຫ້າພັນກີບ'],
    [2_000_000, 'ຊາວພັນກີບ'],
    [2_100_000, 'ຊາວເອັດພັນກີບ'],
    [5_000_000, 'ຫ້າສິບພັນກີບ'],
    [15_000_000, 'ໜຶ່ງແສນຫ້າສິບພັນກີບ'],
    [123_450_000, 'ໜຶ່ງລ້ານສອງແສນສາມສິບສີ່ພັນຫ້າຮ້ອຍກີບ'],
  ])('in Lao: %d att', (amount, words) => {
    expect(inWords('lo', amount, 'LAK')).toBe(words)
  })

  test.each([
    [100, 'USD', 'one dollar'],
    [350_025, 'THB', 'three thousand five hundred baht and twenty-five satang'],
    [10_101, 'USD', 'one hundred and one dollars and one cent'],
    [123_456_700, 'THB', 'one million two hundred and thirty-four thousand five hundred and sixty-seven baht'],
  ] as const)('in English: %d %s', (amount, currency, words) => {
    expect(inWords('en', amount, currency)).toBe(words)
  })

  test.each([
    [0, 'THB', '零泰铢'],
    [200, 'CNY', '两元'],
    [1234, 'CNY', '十二元三角四分'],
    [1204, 'CNY', '十二元零四分'],
    [50, 'THB', '五十萨当'],
    [22_000, 'THB', '两百二十泰铢'],
    [350_000, 'THB', '三千五百泰铢'],
    [101_000, 'THB', '一千零一十泰铢'],
    [1_050_000, 'THB', '一万零五百泰铢'],
    [2_000_500, 'THB', '两万零五泰铢'],
    [11_500_000, 'LAK', '十一万五千基普'],
    [10_015_000_000, 'THB', '一亿零一十五万泰铢'],
    [10_000_500_000, 'THB', '一亿零五千泰铢'],
  ] as const)('in Chinese: %d %s', (amount, currency, words) => {
    expect(inWords('zh', amount, currency)).toBe(words)
  })

  test('Thai words are read back as the amount that they came from', () => {
    fc.assert(
      fc.property(fc.integer({ min: -MAX_AMOUNT, max: MAX_AMOUNT }), (amount) => {
        expect(readThai(inWords('th', amount, 'THB'))).toBe(amount)
      }),
    )
  })

  test.each(languages)('no two amounts sound the same (%s)', (language) => {
    const amount = fc.integer({ min: 0, max: MAX_AMOUNT })
    // Near and far: what differs in one digit, and what differs in all.
    const other = fc.oneof(
      amount,
      fc.nat(11).map((place) => 10 ** place),
    )
    fc.assert(
      fc.property(amount, other, fc.constantFrom(...CURRENCY_CODES), (a, b, currency) => {
        const [first, second] = [inWords(language, a, currency), inWords(language, b, currency)]
        expect(first === second).toBe(a === b)
        expect(inWords(language, a + b, currency) === first).toBe(b === 0)
      }),
    )
  })
})

/** Satang of an amount in Thai words, read from the left as a listener does. */
function readThai(words: string): number {
  const [, minus, whole = '', part = ''] = /^(ลบ)?(?:(.+)บาท)?(?:(.+)สตางค์)?$/.exec(words) ?? []
  const size = numberIn(whole) * 100 + numberIn(part)
  return minus ? -size : size
}

// biome-ignore format: as one counts
const ONES: Record<string, number> = {
  ศูนย์: 0, หนึ่ง: 1, เอ็ด: 1, สอง: 2, ยี่: 2, สาม: 3, สี่: 4, ห้า: 5, หก: 6, เจ็ด: 7, แปด: 8, เก้า: 9,
}
const PLACES: Record<string, number> = { สิบ: 10, ร้อย: 100, พัน: 1000, หมื่น: 10_000, แสน: 100_000 }
const WORD = new RegExp([...Object.keys(ONES), ...Object.keys(PLACES), 'ล้าน'].join('|'), 'g')

function numberIn(text: string): number {
  const heard = text.match(WORD) ?? []
  expect(heard.join('')).toBe(text)
  let [total, group, digit] = [0, 0, 0]
  for (const word of heard) {
    const place = PLACES[word]
    if (word === 'ล้าน') {
      total = (total + group + digit) * 1_000_000
      group = 0
      digit = 0
    } else if (place === undefined) digit = ONES[word] ?? Number.NaN
    else {
      // สิบ alone is ten.
      group += (digit || 1) * place
      digit = 0
    }
  }
  return total + group + digit
}
