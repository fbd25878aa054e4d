/**
 * One checksum tells when two sides differ (SYNC 18). It is the exclusive-or of a 64-bit hash of each record's content,
 * so it can be kept up to date record by record, in any order. It guards against mistakes, not against malice.
 */

import type { Content } from './change.ts'

/** Two 32-bit halves and how many records they stand for. */
export interface Total {
  count: number
  high: number
  low: number
}

export const EMPTY: Total = { count: 0, high: 0, low: 0 }

/** The total after a record went from one content to another (null: absent). */
export function replaceIn(
  total: Total,
  kind: string,
  id: string,
  before: Content | null,
  after: Content | null,
): Total {
  let { count, high, low } = total
  if (before) {
    const [h, l] = hashRecord(kind, id, before)
    count -= 1
    high ^= h
    low ^= l
  }
  if (after) {
    const [h, l] = hashRecord(kind, id, after)
    count += 1
    high ^= h
    low ^= l
  }
  return { count, high: high >>> 0, low: low >>> 0 }
}

/** The total of several totals. */
export function combine(totals: Iterable<Total>): Total {
  let { count, high, low } = EMPTY
  for (const total of totals) {
    count += total.count
    high ^= total.high
    low ^= total.low
  }
  return { count, high: high >>> 0, low: low >>> 0 }
}

/** `count.hash` as it goes over the wire. */
export function writeTotal({ count, high, low }: Total): string {
  return `${count}.${hex(high)}${hex(low)}`
}

function hashRecord(kind: string, id: string, content: Content): [number, number] {
  return hash64(`${kind} ${id} ${content.deleted ? 'd' : 'l'} ${canonical(content.fields)}`)
}

/** JSON with sorted keys, since a database or another version may hand the keys back in another order. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, v]) => v !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, v]) => `${JSON.stringify(key)}:${canonical(v)}`).join()}}`
}

/** cyrb64 (bryc, public domain): two mixed 32-bit lanes over UTF-16 units; some 100 MB/s, no table, no BigInt. */
function hash64(text: string): [number, number] {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 2654435761)
    b = Math.imul(b ^ unit, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return [b >>> 0, a >>> 0]
}

function hex(half: number): string {
  return half.toString(16).padStart(8, '0')
}
