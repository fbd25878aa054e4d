/** What the columns of a list of goods mean: told by their headings, or by what stands under them. */

import type { List } from '../../../shared/domain/lists.ts'
import { foldForSearch } from '../../../shared/domain/search.ts'
import { headingsOf, MEANINGS, type Meaning } from '../../../shared/i18n/columns.ts'
import { codeOf } from '../../../shared/i18n/lists.ts'
import { measureOf, numberOf } from './numbers.ts'

/** The meaning of each column; null: it is left out. */
export type Columns = readonly (Meaning | null)[]

export interface Layout {
  /** The row of the headings; null where there are none. */
  head: number | null
  columns: Columns
}

/** Fields whose words are of a list. */
export const LISTED = {
  category: 'category',
  fibre: 'fibre',
  pattern: 'pattern',
  dye: 'dye',
  loom: 'loom',
  care: 'care',
  allergens: 'allergen',
  storage: 'storage',
} as const satisfies Partial<Record<Meaning, List>>

/** Headings stand near the top, below a title at most. */
const HEAD_WITHIN = 10
/** Rows that are looked at to tell what a column holds. */
const SAMPLE = 60

/** How a table seems to be laid out. */
export function layoutOf(rows: readonly string[][]): Layout {
  const head = headOf(rows) ?? strangeHead(rows)
  return { head, columns: columnsOf(rows, head) }
}

/** The meanings of the columns under a row of headings, or without one. */
export function columnsOf(rows: readonly string[][], head: number | null): Columns {
  const below = rows.slice(head === null ? 0 : head + 1).slice(0, SAMPLE)
  const said = head === null ? [] : byHeading(rows[head] ?? [])
  return said.some((meaning) => meaning !== null) ? withName(said, below) : byContent(below)
}

/** The row that holds most headings that are known; one alone may be a title, or a good. */
function headOf(rows: readonly string[][]): number | null {
  const known = rows.slice(0, HEAD_WITHIN).map((row) => byHeading(row).filter((one) => one !== null).length)
  const most = Math.max(...known, 0)
  return most >= 2 || (most === 1 && rows[0]?.length === 1) ? known.indexOf(most) : null
}

/** Words of which none is known, over columns that hold numbers. */
function strangeHead([first = [], ...rest]: readonly string[][]): 0 | null {
  const below = rest.slice(0, SAMPLE)
  const columns = first.map((heading, column) => ({ heading, list: below.flatMap((row) => row[column]?.trim() || []) }))
  const numbers = columns.filter(({ list }) => list.length > 0 && share(isNumber)(list) > 0)
  return numbers.length > 0 && numbers.every(({ heading }) => /\p{L}/u.test(heading) && !isNumber(heading)) ? 0 : null
}

function isNumber(text: string): boolean {
  return numberOf(text) !== null
}

/** Each meaning goes to the column that fits it best. */
function byHeading(headings: readonly string[]): (Meaning | null)[] {
  const fits = headings.flatMap((heading, column) =>
    MEANINGS.map((meaning) => ({ column, meaning, fit: fitOf(heading, meaning) })),
  )
  return shareOut(
    headings.length,
    fits.filter(({ fit }) => fit > 0),
  )
}

interface Fit {
  column: number
  meaning: Meaning
  fit: number
}

function shareOut(columns: number, fits: readonly Fit[]): (Meaning | null)[] {
  const chosen: (Meaning | null)[] = Array.from({ length: columns }, () => null)
  for (const { column, meaning } of [...fits].sort((a, b) => b.fit - a.fit || a.column - b.column))
    if (chosen[column] === null && !chosen.includes(meaning)) chosen[column] = meaning
  return chosen
}

/** More than any heading has letters: one that is the word is before one that has it in it. */
const WHOLE = 1000

/** How well a heading says a meaning; 0: not at all. The longest word in it tells: `ราคาทุน` is no `ราคา`. */
function fitOf(heading: string, meaning: Meaning): number {
  const said = folded(heading)
  if (said === '') return 0
  const fits = FOLDED[meaning].map((word) => {
    if (bare(said) === bare(word)) return WHOLE + word.length
    // Latin words stand apart: there is a `unit` in every community. Thai, Lao and Chinese are written without spaces.
    const inside = /[a-z0-9]/.test(word) ? ` ${said} `.includes(` ${word} `) : bare(said).includes(bare(word))
    return inside && word.length > 1 ? word.length : 0
  })
  return Math.max(...fits)
}

const FOLDED = Object.fromEntries(MEANINGS.map((meaning) => [meaning, headingsOf(meaning).map(folded)])) as Record<
  Meaning,
  string[]
>

/** `UnitPrice (บาท)` as `unit price บาท`. */
function folded(text: string): string {
  const parted = text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
  return foldForSearch(parted.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' '))
}

function bare(text: string): string {
  return text.replaceAll(' ', '')
}

/** Some tills call the name a description: where nothing else is the name, it is that. */
function withName(columns: (Meaning | null)[], below: readonly string[][]): Columns {
  if (columns.includes('name')) return columns
  const place = columns.indexOf('story')
  const at = place >= 0 ? place : nameColumn(below, columns)
  return columns.map((meaning, column) => (column === at ? 'name' : meaning))
}

/** Without headings: what only one kind of column looks like first, then numbers, then the longest of the texts. */
function byContent(rows: readonly string[][]): Columns {
  const width = rows[0]?.length ?? 0
  const values = Array.from({ length: width }, (_, column) => rows.flatMap((row) => row[column]?.trim() || []))
  const fits = values.flatMap((list, column) => LOOKS.map((look) => ({ column, ...look, fit: look.fit(list) })))
  const columns = shareOut(
    width,
    fits.filter(({ fit }) => fit > 0),
  )
  // Prices are what is largest; what is left of the numbers are quantities.
  const numbers = values.flatMap((list, column) => {
    const known = list.map((text) => numberOf(text)).filter((one) => one !== null)
    const plain = columns[column] === null && list.length > 0 && known.length >= list.length * MOSTLY
    return plain ? [{ column, middle: known.sort((a, b) => a - b)[Math.floor(known.length / 2)] ?? 0 }] : []
  })
  const [price, quantity] = numbers.sort((a, b) => b.middle - a.middle)
  if (price) columns[price.column] = 'price'
  if (quantity) columns[quantity.column] = 'quantity'
  const named = withName(columns, rows)
  // Goods may be called by what they are: of words that say it, and of no others, a list must be the names.
  return named.includes('name') ? named : named.map((meaning) => (meaning === 'category' ? 'name' : meaning))
}

const MOSTLY = 0.8
const LOOKS: { meaning: Meaning; fit: (values: readonly string[]) => number }[] = [
  { meaning: 'photo', fit: share((text) => /\.(jpe?g|png|webp|heic)$/i.test(text)) },
  { meaning: 'foodId', fit: share((text) => /^\d{13}$/.test(text.replace(/[- ]/g, ''))) },
  { meaning: 'unit', fit: share((text) => measureOf(text) !== null) },
  ...Object.entries(LISTED).map(([meaning, list]) => ({
    meaning: meaning as Meaning,
    fit: share((text: string) => codeOf(list, text) !== null),
  })),
  { meaning: 'code', fit: share((text) => /^(?=.*\d)(?=.*[a-z])[a-z0-9._/-]{2,16}$/i.test(text)) },
]

/** The part of the values that look so, where most do. */
function share(looks: (text: string) => boolean): (values: readonly string[]) => number {
  return (values) => {
    const part = values.filter(looks).length / Math.max(1, values.length)
    return part >= MOSTLY ? part : 0
  }
}

/** Among the columns that mean nothing yet the one with most letters; -1: none. */
function nameColumn(rows: readonly string[][], columns: Columns): number {
  const letters = columns.map((meaning, column) =>
    meaning === null ? rows.reduce((sum, row) => sum + (row[column]?.match(/\p{L}/gu)?.length ?? 0), 0) : 0,
  )
  const most = Math.max(...letters, 0)
  return most > 0 ? letters.indexOf(most) : -1
}
