/** What a record is about: by it the pieces are found that a change touches, and the records that a piece is made from. */

import type { Kind, RequestFields } from '../../../shared/domain/records.ts'
import type { About, Stock } from '../../storage/market.ts'
import type { RecordRow } from '../../storage/port.ts'

/** The kinds that decide what buyers see. */
export const SHOWN_KINDS: readonly Kind[] = [
  'shop',
  'good',
  'photo',
  'mark',
  'movement',
  'request',
  'reply',
  'order',
  'line',
  'payment',
  'step',
  'return',
] as const

/** What an order consists of. Only of orders that answer a request it is noted down which: the buyer's page tells of them. */
export const ORDER_PARTS: readonly Kind[] = ['line', 'payment', 'step', 'return'] as const

/** A record as it was before its transaction, null where it was not there, and as it is now. */
export interface Written {
  before: RecordRow | null
  after: RecordRow
}

/** The entries by which a record is found from what it is about. */
export function aboutOf({ kind, id, fields }: RecordRow): About[] {
  return subjectsOf(kind, fields).map((subject) => ({ subject, kind, id }))
}

function subjectsOf(kind: Kind, fields: RecordRow['fields']): string[] {
  switch (kind) {
    case 'photo':
    case 'mark':
      return textsOf(fields.good)
    case 'request':
      return goodsAskedFor(fields)
    case 'reply':
    case 'order':
      return textsOf(fields.request)
    case 'line':
    case 'payment':
    case 'step':
    case 'return':
      return textsOf(fields.order)
    default:
      return []
  }
}

export function goodsAskedFor(fields: RecordRow['fields']): string[] {
  const lines = (fields as Partial<RequestFields>).lines ?? []
  return [...new Set(lines.flatMap(({ good }) => textsOf(good)))]
}

/** The goods that a record says something of by itself, but for how many there are. */
export function goodsOf({ kind, id, fields }: RecordRow): string[] {
  switch (kind) {
    case 'good':
      return [id]
    case 'photo':
    case 'mark':
    case 'request':
      return subjectsOf(kind, fields)
    default:
      return []
  }
}

/** The request that a reply or an order is about. */
export function requestsOf({ kind, fields }: RecordRow): string[] {
  return kind === 'reply' || kind === 'order' ? textsOf(fields.request) : []
}

/** What was added to the sums of movements, by good. */
export function stocksOf(written: readonly Written[]): Stock[] {
  const sums = new Map<string, Stock>()
  const add = (row: RecordRow | null, times: 1 | -1) => {
    const { good, quantity } = row?.fields ?? {}
    if (row?.kind !== 'movement' || row.deleted || typeof good !== 'string' || typeof quantity !== 'number') return
    const sum = sums.get(good) ?? { good, quantity: 0, movements: 0 }
    sums.set(good, { good, quantity: sum.quantity + times * quantity, movements: sum.movements + times })
  }
  for (const { before, after } of written) {
    add(before, -1)
    add(after, 1)
  }
  return [...sums.values()].filter(({ quantity, movements }) => quantity !== 0 || movements !== 0)
}

function textsOf(value: unknown): string[] {
  return typeof value === 'string' && value !== '' ? [value] : []
}
