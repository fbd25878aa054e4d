/** Amounts in English words: three thousand five hundred baht and twenty-five satang. */

import type { InWords, Names } from '../words.ts'

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
  USD: ['dollars', 'cents'],
}

export const inWords: InWords = ({ minus, whole, part }, currency) => {
  const [name, partName] = NAMES[currency]
  const said = []
  if (whole > 0 || part === 0) said.push(counted(whole, name))
  if (part > 0) said.push(counted(part, partName))
  return (minus ? 'minus ' : '') + said.join(' and ')
}

/** Baht, kip and yuan are not put in the plural. */
function counted(n: number, name: string): string {
  return `${number(n)} ${n === 1 ? name.replace(/s$/, '') : name}`
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
