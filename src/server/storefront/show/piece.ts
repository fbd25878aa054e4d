/** A good as buyers see it, from its records. */

import { CURRENCY_CODES } from '../../../shared/domain/money.ts'
import { stepsIn, UNITS } from '../../../shared/domain/quantity.ts'
import { isLapsed, requestState } from '../../../shared/domain/request.ts'
import { foldForSearch } from '../../../shared/domain/search.ts'
import { spellings } from '../../../shared/i18n/lists.ts'
import type { PieceContent, PieceRow, PieceState, Stock, WindowRow } from '../../storage/market.ts'
import type { RecordRow } from '../../storage/port.ts'
import { markOf, numberOf, oneOf, pictureOf, textOf } from './fields.ts'

/** What is known of a good. */
export interface Known {
  good: RecordRow
  window: WindowRow
  photos: readonly RecordRow[]
  marks: readonly RecordRow[]
  /** What buyers asked for, with what was said of it. */
  requests: readonly { request: RecordRow; replies: readonly RecordRow[]; orders: readonly RecordRow[] }[]
  stock: Stock | undefined
  since: number
}

/** For a reservation without an end. */
const FOR_EVER = Number.MAX_SAFE_INTEGER

/** So many units, or fewer, are few. */
const FEW = 3

/** null for a good that was never meant for buyers. */
export function pieceOf(known: Known): PieceRow | null {
  const { good, window, since } = known
  const { fields } = good
  if (typeof fields.published !== 'boolean') return null
  const shown = fields.published && !good.deleted && fields.hidden !== true && window.open
  const row = {
    good: good.id,
    family: textOf(fields.variantOf) || good.id,
    category: textOf(fields.category),
    currency: oneOf(window.content.currency, ['THB', ...CURRENCY_CODES]),
    since,
  }
  if (!shown) return { ...row, ...GONE }
  const content = contentOf(known)
  return {
    ...row,
    state: fields.stage === 'loom' ? 'loom' : stateOf(known.stock, content),
    reservedUntil: fields.stage === 'reserved' ? (numberOf(fields.reservedUntil) ?? FOR_EVER) : null,
    askedUntil: content.piece ? askedUntil(known) : null,
    price: numberOf(fields.price),
    words: wordsOf(content, row.category, window),
    content,
  }
}

const GONE = { state: 'gone', reservedUntil: null, askedUntil: null, price: null, words: '', content: null } as const

function contentOf({ good: { fields }, photos, marks }: Known): PieceContent {
  return {
    name: textOf(fields.name),
    english: textOf(fields.english),
    variant: textOf(fields.variant),
    unit: oneOf(fields.unit, UNITS),
    piece: fields.piece === true,
    fibre: textOf(fields.fibre),
    pattern: textOf(fields.pattern),
    dye: textOf(fields.dye),
    loom: textOf(fields.loom),
    weaver: textOf(fields.weaver),
    care: textOf(fields.care),
    flaws: textOf(fields.flaws),
    story: textOf(fields.story),
    ingredients: textOf(fields.ingredients),
    allergens: textOf(fields.allergens),
    storage: textOf(fields.storage),
    foodId: textOf(fields.foodId),
    width: numberOf(fields.width),
    length: numberOf(fields.length),
    weight: numberOf(fields.weight),
    netWeight: numberOf(fields.netWeight),
    minutes: numberOf(fields.minutes),
    photos: inOrder(photos).flatMap(({ fields }) => pictureOf(fields) ?? []),
    marks: inOrder(marks).flatMap(({ fields }) => markOf(fields) ?? []),
  }
}

/** By the time that they were taken; what was taken away is left out. */
function inOrder(pictures: readonly RecordRow[]): RecordRow[] {
  const position = ({ fields }: RecordRow) => (typeof fields.position === 'number' ? fields.position : 0)
  return pictures.filter(({ deleted }) => !deleted).sort((a, b) => position(a) - position(b) || (a.id < b.id ? -1 : 1))
}

/** The piece of a good of which nothing but the stock has changed: of what is on the loom, or gone, that says nothing. */
export function restocked(piece: PieceRow, stock: Stock | undefined): PieceRow {
  if (piece.content === null || piece.state === 'loom') return piece
  const state = stateOf(stock, piece.content)
  return state === piece.state ? piece : { ...piece, state }
}

function stateOf(stock: Stock | undefined, { unit, piece }: PieceContent): 'here' | 'few' | 'sold' {
  if (!stock || stock.movements === 0) return 'here'
  if (stock.quantity <= 0) return 'sold'
  return !piece && stock.quantity <= FEW * stepsIn(unit) ? 'few' : 'here'
}

/** Until when the last of those who asked is told of it; null: nobody waits for an answer. */
function askedUntil({ requests }: Known): number | null {
  const until = requests.flatMap(({ request, replies, orders }) => {
    const said = replies.map(({ fields }) => ({ what: fields.what as 'declined' }))
    const taken = orders.map(() => ({ voided: false }))
    return requestState(said, taken) === 'asked' ? (numberOf(request.fields.until) ?? []) : []
  })
  return until.length === 0 ? null : Math.max(...until)
}

function wordsOf(content: PieceContent, category: string, { content: shop }: WindowRow): string {
  const { name, english, variant, fibre, pattern, dye, weaver } = content
  const words = [
    name,
    variant,
    english,
    spellings('category', category),
    spellings('fibre', fibre),
    spellings('pattern', pattern),
    spellings('dye', dye),
    weaver,
    shop.name,
    shop.english,
  ]
  return foldForSearch(words.join(' '))
}

/** Where a piece stands at a moment, as its page says it. */
export type Standing = PieceState | 'reserved' | 'asked'

export function standingOf({ state, reservedUntil, askedUntil }: PieceRow, now: number): Standing {
  if (state === 'gone' || state === 'sold') return state
  if (!isLapsed({ until: reservedUntil ?? 0 }, now)) return 'reserved'
  return isLapsed({ until: askedUntil ?? 0 }, now) ? state : 'asked'
}
