/** What people write over the columns of their lists, in every language at once: a file need not speak the phone's. */

import { columns as en, unitWords as enUnits } from './en/columns.ts'
import type { Language } from './languages.ts'
import { columns as lo, unitWords as loUnits } from './lo/columns.ts'
import { columns as th, unitWords as thUnits } from './th/columns.ts'
import { columns as zh, unitWords as zhUnits } from './zh/columns.ts'

/** What a column may hold. */
export type Meaning = keyof typeof th
/** What a number may be counted in. */
export type Measure = keyof typeof thUnits

export const MEANINGS = Object.keys(th) as Meaning[]
const MEASURES = Object.keys(thUnits) as Measure[]

const SPOKEN: Record<Language, Record<Meaning, string>> = { th, lo, en, zh }

/** What the app itself calls what a column holds. */
export function columnName(language: Language, meaning: Meaning): string {
  return SPOKEN[language][meaning].split('|')[0] ?? meaning
}

export function headingsOf(meaning: Meaning): string[] {
  return Object.values(SPOKEN).flatMap((words) => words[meaning].split('|'))
}

/** The measure of each word that is one, in lower case. */
export const MEASURE_WORDS: ReadonlyMap<string, Measure> = new Map(
  [thUnits, loUnits, enUnits, zhUnits].flatMap((words) =>
    MEASURES.flatMap((measure) => words[measure].split('|').map((word) => [word, measure] as const)),
  ),
)

/** What stands around an amount of money. */
export const MONEY_WORDS = [
  '฿',
  '₭',
  '¥',
  '￥',
  '$',
  'thb',
  'lak',
  'cny',
  'usd',
  'บาท',
  'ກີບ',
  'ກິບ',
  'kip',
  'baht',
  '元',
]
