/** What each line of a list becomes, and what is wrong with it. */

import { FOOD_ID_DIGITS } from '../../../shared/domain/foodId.ts'
import { fullName } from '../../../shared/domain/goods.ts'
import type { List } from '../../../shared/domain/lists.ts'
import type { Currency } from '../../../shared/domain/money.ts'
import { stepsIn } from '../../../shared/domain/quantity.ts'
import type { GoodFields } from '../../../shared/domain/records.ts'
import type { Meaning } from '../../../shared/i18n/columns.ts'
import { asCodes } from '../../../shared/i18n/lists.ts'
import { MAX_NAME, MAX_TEXT } from '../../../shared/protocol/limits.ts'
import { type Layout, LISTED } from './columns.ts'
import { amountOf, gramsOf, lengthOf, measureIn, minutesOf, quantityOf, sidesOf, unitNamed } from './numbers.ts'

/** Why a line is left out; the page has words for each. */
export type Problem =
  | { what: 'noName' | 'zeroPrice' }
  | { what: 'price' | 'quantity' | 'unit' | 'cost' | 'foodId'; text: string }
  | { what: 'measure' | 'long'; meaning: Meaning; text: string }
  | { what: 'twice'; row: number }

export interface Draft {
  /** What the line tells, and nothing else. */
  fields: Partial<GoodFields> & { name: string }
  /** On hand, in steps of the unit; null: the line does not say. */
  quantity: number | null
  cost: number | null
}

export interface Line {
  /** As a spreadsheet counts its rows. */
  row: number
  cells: readonly string[]
  draft: Draft
  problems: readonly Problem[]
  /** Names of photo files. */
  photos: readonly string[]
  /** The good that it is already. */
  known: string | null
}

/**
 * What there is of a new good: a list that has no column for it is of things that lie there, one of each, as a new good
 * begins in its form; an empty cell says that there are none.
 */
export function onHand({ draft }: Line, { columns }: Layout): number {
  return draft.quantity ?? (columns.includes('quantity') ? 0 : stepsIn(draft.fields.unit ?? 'piece'))
}

/** Goods that are there, by what tells them apart. */
export interface Known {
  byCode: ReadonlyMap<string, string>
  byName: ReadonlyMap<string, { id: string; code: string }>
}

/** The lines below the headings that say anything. */
export function linesOf(rows: readonly string[][], layout: Layout, known: Known, currency: Currency): Line[] {
  const first = layout.head === null ? 0 : layout.head + 1
  const headings = layout.head === null ? [] : (rows[layout.head] ?? [])
  const reader = new LineReader(layout, headings, currency)
  const lines = rows
    .slice(first)
    .map((cells, index) => ({ row: first + index + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map((line) => reader.read(line.row, line.cells))
  return placed(lines, known)
}

/** What two texts that mean the same good have in common: not tone marks left out, which tell words apart. */
export function sameText(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
}

/** Of goods with codes those are one that have the same code; of others, those of one name. */
function keysOf({ draft: { fields } }: Line): { code: string; name: string } {
  return { code: sameText(fields.code ?? ''), name: sameText(fullName(fields)) }
}

/** With which of them is a good that is there already, and which stood in the list before. */
function placed(lines: readonly Line[], { byCode, byName }: Known): Line[] {
  const seen = new Map<string, number>()
  return lines.map((line) => {
    const { code, name } = keysOf(line)
    const namesake = byName.get(name)
    // Two codes are two goods, though of one name.
    const other = code !== '' && namesake !== undefined && namesake.code !== ''
    const known = (code && byCode.get(code)) || (other ? null : (namesake?.id ?? null))
    const key = code === '' ? `name ${name}` : `code ${code}`
    const before = seen.get(key)
    if (before !== undefined && name !== '')
      return { ...line, known, problems: [...line.problems, { what: 'twice', row: before }] }
    if (line.problems.length === 0) seen.set(key, line.row)
    return known ? { ...line, known } : line
  })
}

/** Reads the cells of one line after another. */
class LineReader {
  readonly #layout: Layout
  readonly #headings: readonly string[]
  readonly #currency: Currency

  constructor(layout: Layout, headings: readonly string[], currency: Currency) {
    this.#layout = layout
    this.#headings = headings
    this.#currency = currency
  }

  read(row: number, cells: readonly string[]): Line {
    const problems: Problem[] = []
    const told = (meaning: Meaning) => {
      const column = this.#layout.columns.indexOf(meaning)
      const text = (column < 0 ? '' : (cells[column] ?? '')).trim()
      // A dash says that there is nothing.
      return /^[-–—]+$/.test(text) ? '' : text
    }
    const usual = (meaning: Meaning) => measureIn(this.#headings[this.#layout.columns.indexOf(meaning)] ?? '')
    /** What a cell says; nothing if it is empty, and a problem if it cannot be read. */
    const read = <T>(
      meaning: Meaning,
      of: (text: string) => T | null,
      problem: (text: string) => Problem,
    ): T | null => {
      const text = told(meaning)
      const value = text === '' ? null : of(text)
      if (text !== '' && value === null) problems.push(problem(text))
      return value
    }
    const words = (meaning: Meaning, most = MAX_NAME) => {
      const text = told(meaning)
      if (text.length > most) problems.push({ what: 'long', meaning, text: `${text.slice(0, 20)}…` })
      return text
    }
    const measured = (meaning: Meaning, of: typeof lengthOf) =>
      read(
        meaning,
        (text) => of(text, usual(meaning)),
        (text) => ({ what: 'measure', meaning, text }),
      )

    const fields: Record<string, unknown> = {
      name: words('name').replace(/\s+/g, ' '),
      ...filled({
        code: words('code'),
        story: words('story', MAX_TEXT),
        variant: words('variant'),
        weaver: words('weaver'),
        flaws: words('flaws'),
        ingredients: words('ingredients', MAX_INGREDIENTS),
        english: words('english'),
        ...listed(words),
      }),
    }
    if (fields.name === '') problems.push({ what: 'noName' })

    const price = read(
      'price',
      (text) => amountOf(text, this.#currency),
      (text) => ({ what: 'price', text }),
    )
    if (price === 0) problems.push({ what: 'zeroPrice' })
    const unit = read('unit', unitNamed, (text) => ({ what: 'unit', text }))
    const stock = read(
      'quantity',
      (text) => quantityOf(text, unit),
      (text) => ({ what: 'quantity', text }),
    )
    const cost = read(
      'cost',
      (text) => amountOf(text, this.#currency),
      (text) => ({ what: 'cost', text }),
    )
    const foodId = read(
      'foodId',
      (text) => foodDigits(text),
      (text) => ({ what: 'foodId', text }),
    )
    const [width, length] = read(
      'size',
      (text) => sidesOf(text, usual('size')),
      (text) => ({ what: 'measure', meaning: 'size', text }),
    ) ?? [null, null]
    const minutes = read('hours', minutesOf, (text) => ({ what: 'measure', meaning: 'hours', text }))
    Object.assign(
      fields,
      filled({
        price,
        unit: stock?.unit ?? unit,
        foodId,
        width: measured('width', lengthOf) ?? width,
        length: measured('length', lengthOf) ?? length,
        weight: measured('weight', gramsOf),
        netWeight: measured('netWeight', gramsOf),
        minutes,
      }),
    )
    const draft = { fields: fields as Draft['fields'], quantity: stock?.quantity ?? null, cost }
    return { row, cells, draft, problems, photos: photoNames(told('photo')), known: null }
  }
}

/** Letters of a list of ingredients: what fits a label, and an operation beside a long story. */
const MAX_INGREDIENTS = 1000

function listed(words: (meaning: Meaning) => string): Partial<GoodFields> {
  const entries = Object.entries(LISTED) as [Meaning, List][]
  return Object.fromEntries(
    entries.flatMap(([meaning, list]) => {
      const text = words(meaning)
      // Most cells are empty, and looking a word up is dear.
      return text === '' ? [] : [[meaning, asCodes(list, text)]]
    }),
  )
}

/** Without what nobody told. */
function filled(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '' && value != null))
}

function foodDigits(text: string): string | null {
  const digits = text.replace(/[\s-]/g, '')
  return digits.length === FOOD_ID_DIGITS && /^\d+$/.test(digits) ? digits : null
}

/** Several photos of one good are parted by commas, semicolons or bars. */
function photoNames(text: string): string[] {
  return text
    .split(/[,;|\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}
