/** Numbers as people write them in lists: `1,800.-`, `฿ 45`, `2.5 m`, in the digits of any script. Integers all the way: a fraction is never exact. */

import { westernDigits } from '../../../shared/domain/digits.ts'
import { toCentimetres } from '../../../shared/domain/length.ts'
import { CURRENCIES, type Currency, MAX_AMOUNT } from '../../../shared/domain/money.ts'
import { DECIMALS, MAX_QUANTITY, type Unit } from '../../../shared/domain/quantity.ts'
import { MEASURE_WORDS, type Measure, MONEY_WORDS } from '../../../shared/i18n/columns.ts'

/** `฿1,800`, `1,800 baht`, and the dash that Thai price tags end with: `1,800.-`. */
const AROUND = MONEY_WORDS.map((word) => word.replace('$', '\\$')).join('|')
const MONEY = new RegExp(`^(${AROUND}|\\s)+|(${AROUND}|\\s|[.,]?[-=])+$`, 'gi')

/** Digits before and behind the point; null: no number, or one below zero. */
interface Decimal {
  whole: string
  part: string
}

/**
 * `1,250.50`, `1.250,50`, `1 250`: of two signs the last is the point. One comma is a point only where it cannot part
 * thousands.
 * @param wholeOnly nobody writes decimals: three digits behind a point are thousands then
 */
function decimalOf(text: string, wholeOnly = false): Decimal | null {
  const plain = westernDigits(text).replace(/[\s\u00a0\u202f']/g, '')
  if (!/^\d[\d.,]*$|^[.,]\d+$/.test(plain)) return null
  const point = pointOf(plain, wholeOnly)
  const [whole, part] = point < 0 ? [plain, ''] : [plain.slice(0, point), plain.slice(point + 1)]
  const digits = whole.replace(/[.,]/g, '')
  // What parts thousands parts all of them.
  const grouped = /^\d{1,3}([.,])\d{3}(\1\d{3})*$/.test(whole) || /^\d*$/.test(whole)
  return grouped && /^\d*$/.test(part) ? { whole: digits, part } : null
}

function pointOf(text: string, wholeOnly: boolean): number {
  const [comma, dot] = [text.lastIndexOf(','), text.lastIndexOf('.')]
  if (comma >= 0 && dot >= 0) return Math.max(comma, dot)
  const last = Math.max(comma, dot)
  if (last < 0) return -1
  const alone = text.indexOf(text.charAt(last)) === last
  const threeBehind = text.length - last === 4 && last > 0
  const thousands = !alone || (threeBehind && (comma >= 0 || wholeOnly))
  return thousands ? -1 : last
}

/** So many steps of ten to the power of `decimals`, rounded half up; null where it is none, or more than the most. */
function stepsOf({ whole, part }: Decimal, decimals: number, most: number): number | null {
  const digits = `${whole}${part.padEnd(decimals, '0').slice(0, decimals)}`.slice(0, 18)
  const steps = Number(digits) + (Number(part.charAt(decimals)) >= 5 ? 1 : 0)
  return whole.length <= 15 && steps <= most ? steps : null
}

/** A plain number, for telling columns apart. */
export function numberOf(text: string): number | null {
  const found = decimalOf(text.replace(MONEY, ''))
  return found && Number(`${found.whole || 0}.${found.part || 0}`)
}

/** An amount in minor units; null: it is none. */
export function amountOf(text: string, currency: Currency): number | null {
  const { minor, decimals } = CURRENCIES[currency]
  const found = decimalOf(text.trim().replace(MONEY, ''), decimals === 0)
  return found && stepsOf(found, minor, MAX_AMOUNT)
}

/** A quantity in steps of its unit; a unit behind it is as good as one in a column of its own. */
export function quantityOf(text: string, unit: Unit | null): { quantity: number; unit: Unit } | null {
  const { number, measure } = measured(text)
  const said = measure === null ? null : unitOf(measure)
  if (measure !== null && said === null) return null
  const counted = unit ?? said ?? 'piece'
  const found = decimalOf(number)
  // Half a piece is a slip.
  if (!found || Number(found.part.slice(DECIMALS[counted])) > 0) return null
  const quantity = stepsOf(found, DECIMALS[counted], MAX_QUANTITY)
  return quantity === null ? null : { quantity, unit: counted }
}

/** A unit that goods are sold by; null: the word is none. */
export function unitNamed(text: string): Unit | null {
  const measure = measureOf(text)
  return measure && unitOf(measure)
}

function unitOf(measure: Measure): Unit | null {
  return measure in DECIMALS ? (measure as Unit) : null
}

/** The measure that a word is. */
export function measureOf(text: string): Measure | null {
  return MEASURE_WORDS.get(text.trim().replace(/\./g, '').toLowerCase()) ?? null
}

/** A number and what it is counted in. */
function measured(text: string): { number: string; measure: Measure | null } {
  const [, number = '', word = ''] = /^([\d.,\s]*)(.*)$/s.exec(westernDigits(text).trim()) ?? []
  const bare = word.replace(/\.-$/, '')
  const measure = measureOf(bare)
  // A word that is no measure spoils the number.
  return bare === '' || measure ? { number, measure } : { number: text, measure }
}

/** The measure that stands in a heading: `กว้าง (ซม.)`. */
export function measureIn(heading: string): Measure | null {
  const words = heading.split(/[\s()（）[\]/,:]+/)
  return words.map(measureOf).findLast((measure) => measure !== null) ?? null
}

const MOST_MEASURE = 10_000_000
/** Centimetres of one, times a hundred, of what no length unit of the app is. */
const CENTIMETRES: Partial<Record<Measure, number>> = { metre: 100, cm: 1 }
/** Grams of one. A ขีด is a tenth of a kilogram. */
const GRAMS: Partial<Record<Measure, number>> = { kilogram: 1000, gram: 1, khit: 100 }

/** Whole centimetres. @param usual what is meant where nothing is said */
export function lengthOf(text: string, usual: Measure | null): number | null {
  const { number, measure } = measured(text)
  const found = decimalOf(number)
  const hundredths = found && stepsOf(found, 2, MOST_MEASURE)
  if (hundredths === null) return null
  const by = measure ?? usual ?? 'cm'
  const times = CENTIMETRES[by]
  if (times) return Math.round((hundredths * times) / 100)
  return by === 'yard' || by === 'wa' || by === 'sok' || by === 'khuep' ? toCentimetres(hundredths, by) : null
}

/** Whole grams. @param usual what is meant where nothing is said */
export function gramsOf(text: string, usual: Measure | null): number | null {
  const { number, measure } = measured(text)
  const found = decimalOf(number)
  const thousandths = found && stepsOf(found, 3, MOST_MEASURE * 100)
  const times = GRAMS[measure ?? usual ?? 'gram']
  return thousandths === null || !times ? null : Math.round((thousandths * times) / 1000)
}

/** `100 x 200`: width and length. */
export function sidesOf(text: string, usual: Measure | null): [number, number] | null {
  const [first, second, ...more] = text.split(/[x×*X✕]/)
  if (first === undefined || second === undefined || more.length > 0) return null
  // The unit behind the second is of both.
  const { measure } = measured(second)
  const [width, length] = [lengthOf(first, measure ?? usual), lengthOf(second, usual)]
  return width === null || length === null ? null : [width, length]
}

/** Minutes of so many hours, written with decimals. */
export function minutesOf(text: string): number | null {
  const found = decimalOf(text)
  const hundredths = found && stepsOf(found, 2, MOST_MEASURE)
  return hundredths === null ? null : Math.round((hundredths * 60) / 100)
}
