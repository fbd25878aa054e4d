/** Amounts in Lao words, as at a stall: thousands are counted up to ninety-nine (ສິບພັນ, not ໝື່ນ), then in ແສນ. */

import type { InWords, Names } from '../words.ts'

const DIGITS = ['ສູນ', 'ໜຶ່ງ', 'ສອງ', 'ສາມ', 'ສີ່', 'ຫ້າ', 'ຫົກ', 'ເຈັດ', 'ແປດ', 'ເກົ້າ']
const PLACES = [
  [1_000_000, 'ລ້ານ'],
  [100_000, 'ແສນ'],
  [1000, 'ພັນ'],
  [100, 'ຮ້ອຍ'],
] as const
const NAMES: Names = {
  THB: ['ບາດ', 'ສະຕາງ'],
  LAK: ['ກີບ', 'ອັດ'],
  CNY: ['ຢວນ', 'ເຟິນ'],
  USD: ['ໂດລາ', 'ເຊັນ'],
}

export const inWords: InWords = ({ minus, whole, part }, currency) => {
  const [name, partName] = NAMES[currency]
  const said = whole > 0 || part === 0 ? number(whole) + name : ''
  return (minus ? 'ລົບ' : '') + said + (part > 0 ? number(part) + partName : '')
}

function number(n: number): string {
  for (const [size, place] of PLACES) {
    if (n >= size) return number(Math.floor(n / size)) + place + (n % size > 0 ? number(n % size) : '')
  }
  return belowHundred(n)
}

function belowHundred(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  if (tens === 0) return `${DIGITS[ones]}`
  const end = ones === 0 ? '' : ones === 1 ? 'ເອັດ' : DIGITS[ones]
  return `${tensOf(tens)}${end}`
}

function tensOf(tens: number): string {
  if (tens <= 2) return tens === 1 ? 'ສິບ' : 'ຊາວ'
  return `${DIGITS[tens]}ສິບ`
}
