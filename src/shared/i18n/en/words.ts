/** Amounts in English words: three thousand five hundred baht and twenty-five satang. */

import { fill } from '../fill.ts'
import { type InWords, type Names, partsOf, sayParts } from '../words.ts'

const ONES = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
  'seventeen eighteen nineteen'
).split(' ')
const TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const PLACES = [
  [1_000_000_000, 'billion'],
  [1_000_000, 'million'],
  [1000, 'thousand'],
  [100, 'hundred'],
] as const
const NAMES: Names = {
  THB: ['baht', 'satang'],
  LAK: ['kip', 'att'],
  CNY: ['yuan', 'fen'],
  USD: ['{n|dollar|dollars}', '{n|cent|cents}'],
}

export const inWords: InWords = (amount, currency) => {
  const parts = partsOf(amount, currency)
  const [whole, part] = NAMES[currency]
  const said = sayParts(
    parts,
    (n) => `${number(n)} ${fill(whole, { n })}`,
    (n) => `${number(n)} ${fill(part, { n })}`,
  )
  return (parts.minus ? 'minus ' : '') + said.join(' and ')
}

function number(n: number): string {
  for (const [size, place] of PLACES) {
    if (n >= size) return `${number(Math.floor(n / size))} ${place}${behind(n % size)}`
  }
  if (n < 20) return `${ONES[n]}`
  return `${TENS[Math.floor(n / 10)]}${n % 10 > 0 ? `-${ONES[n % 10]}` : ''}`
}

function behind(rest: number): string {
  return rest === 0 ? '' : rest < 100 ? ` and ${number(rest)}` : ` ${number(rest)}`
}
