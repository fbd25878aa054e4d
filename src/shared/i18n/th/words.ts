/** Amounts in Thai words: สามพันห้าร้อยบาทยี่สิบห้าสตางค์. */

import type { InWords, Names } from '../words.ts'

const DIGITS = ['ศูนย์', 'หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า', 'หก', 'เจ็ด', 'แปด', 'เก้า']
const PLACES = ['', 'สิบ', 'ร้อย', 'พัน', 'หมื่น', 'แสน']
const MILLION = 1_000_000
const NAMES: Names = {
  THB: ['บาท', 'สตางค์'],
  LAK: ['กีบ', 'อัด'],
  CNY: ['หยวน', 'เฟิน'],
  USD: ['ดอลลาร์', 'เซนต์'],
}

export const inWords: InWords = ({ minus, whole, part }, currency) => {
  const [name, partName] = NAMES[currency]
  const said = whole > 0 || part === 0 ? number(whole) + name : ''
  return (minus ? 'ลบ' : '') + said + (part > 0 ? number(part) + partName : '')
}

function number(n: number): string {
  if (n === 0) return `${DIGITS[0]}`
  const millions = Math.floor(n / MILLION)
  return (millions > 0 ? `${number(millions)}ล้าน` : '') + belowMillion(n % MILLION, millions > 0)
}

/** @param behind something was said before: a one at the end is then เอ็ด */
function belowMillion(n: number, behind: boolean): string {
  const digits = [...String(n)].map(Number)
  return digits.map((digit, index) => inPlace(digit, digits.length - 1 - index, behind || n > 1)).join('')
}

function inPlace(digit: number, place: number, behind: boolean): string {
  if (digit === 0) return ''
  if (place === 0 && digit === 1 && behind) return 'เอ็ด'
  if (place === 1 && digit <= 2) return digit === 1 ? 'สิบ' : 'ยี่สิบ'
  return `${DIGITS[digit]}${PLACES[place]}`
}
