/** Amounts in Chinese words, as they are said: 三千五百泰铢, 两千零五元, 十二元三角四分. */

import type { Currency } from '../../domain/money.ts'
import type { InWords, Names } from '../words.ts'

const DIGITS = '零一二三四五六七八九'
const PLACES = ['', '十', '百', '千']
/** Four digits are read together. */
const GROUPS = ['', '万', '亿', '万亿']
const GROUP = 10_000
const NAMES: Names = {
  THB: ['泰铢', '萨当'],
  LAK: ['基普', '阿特'],
  CNY: ['元', '分'],
  USD: ['美元', '美分'],
}

export const inWords: InWords = ({ minus, whole, part }, currency) => {
  const said = whole > 0 || part === 0 ? counted(whole) + NAMES[currency][0] : ''
  return (minus ? '负' : '') + said + (part > 0 ? partOf(part, currency, whole > 0) : '')
}

/** The yuan has a tenth with a name of its own. */
function partOf(n: number, currency: Currency, behind: boolean): string {
  if (currency !== 'CNY') return counted(n) + NAMES[currency][1]
  const [tenths, rest] = [Math.floor(n / 10), n % 10]
  const gap = behind && tenths === 0 ? '零' : ''
  return gap + (tenths > 0 ? `${counted(tenths)}角` : '') + (rest > 0 ? `${counted(rest)}分` : '')
}

/** A number before what it counts: two is 两 there. */
function counted(n: number): string {
  return n === 2 ? '两' : number(n)
}

function number(n: number): string {
  if (n === 0) return DIGITS.charAt(0)
  let text = ''
  for (let place = GROUPS.length - 1; place >= 0; place--) {
    const size = GROUP ** place
    const group = Math.floor(n / size) % GROUP
    if (group === 0) continue
    // A place that is skipped is heard as one zero.
    if (text !== '' && group < GROUP / 10) text += '零'
    else if (text !== '' && Math.floor(n / (size * GROUP)) % GROUP === 0) text += '零'
    text += (place > 0 && group === 2 ? '两' : groupOf(group, text === '')) + GROUPS[place]
  }
  return text
}

/** @param first nothing stands before it: ten is then 十, else 一十 */
function groupOf(n: number, first: boolean): string {
  const digits = [...String(n)].map(Number)
  let text = ''
  let gap = false
  digits.forEach((digit, index) => {
    const place = digits.length - 1 - index
    if (digit === 0) {
      gap = text !== ''
      return
    }
    const one = first && text === '' && place === 1 && digit === 1
    const two = digit === 2 && place >= 2
    text += (gap ? '零' : '') + (one ? '' : two ? '两' : DIGITS.charAt(digit)) + PLACES[place]
    gap = false
  })
  return text
}
