import { expect, test } from 'vitest'
import { foldForSearch, matches } from '../../src/shared/domain/search.ts'

const finds = (text: string, query: string) => matches(foldForSearch(text), foldForSearch(query))

test('Thai is found without its tone marks, and in either spelling of sara am and sara ae', () => {
  expect(finds('ผ้าหมี่ขิด ลายนาค', 'ผา')).toBe(true)
  expect(finds('ผ้าหมี่ขิด ลายนาค', 'ผ้า')).toBe(true)
  expect(finds('น้ำผึ้ง', 'นํ้า')).toBe(true)
  expect(finds('แก้ว', 'เเก้ว')).toBe(true)
})

test('Latin is found without case and accents', () => {
  expect(finds('Écharpe Indigo', 'echarpe')).toBe(true)
})

test('every word must occur, in any order; other words are not found', () => {
  expect(finds('ผ้าหมี่ขิด ลายนาค', 'นาค หมี่')).toBe(true)
  expect(finds('ผ้าหมี่ขิด ลายนาค', 'นาค ไหม')).toBe(false)
})
