/** What one operation does to one record, and how it is laid over the record: the same code on phone and server. */

import type { Kind } from './records.ts'

export type Fields = Record<string, unknown>

export type Change =
  | { kind: Kind; id: string; do: 'create'; fields: Fields }
  | { kind: Kind; id: string; do: 'edit'; fields: Fields; based: Record<string, string | null> }
  /** An edit of what is there, or the record's beginning where there is none: two phones may set it first. */
  | { kind: Kind; id: string; do: 'set'; fields: Fields; based: Record<string, string | null> }
  | { kind: Kind; id: string; do: 'delete' }
  | { kind: Kind; id: string; do: 'restore' }

/** The part of a record that changes touch. */
export interface Content {
  fields: Fields
  deleted: boolean
}

export type Laid = { content: Content } | { refused: 'exists' | 'unknown-record' }

/**
 * Lays a change over a record (null: there is none).
 * - A create of what is there already with the same content changes nothing; with other content it is refused. When it
 *   happened and on which device do not count: they are guessed anew each time an operation is handed in, and it is handed
 *   in again where a server was put back and another phone had its records.
 * - An edit of a deleted record is kept in its fields and leaves it deleted: deleted stays deleted.
 */
export function lay(content: Content | null, change: Change): Laid {
  if (change.do === 'create') {
    if (content === null) return { content: { fields: change.fields, deleted: false } }
    return sameFields(content.fields, change.fields) ? { content } : { refused: 'exists' }
  }
  if (change.do === 'set' && content === null) return { content: { fields: change.fields, deleted: false } }
  if (content === null) return { refused: 'unknown-record' }
  switch (change.do) {
    case 'edit':
    case 'set':
      return { content: { ...content, fields: { ...content.fields, ...change.fields } } }
    case 'delete':
      return { content: { ...content, deleted: true } }
    case 'restore':
      return { content: { ...content, deleted: false } }
  }
}

/** Lays a change over a record as a phone does while the server has not spoken: what cannot be laid leaves no trace. */
export function layPending(content: Content | null, change: Change): Content | null {
  const laid = lay(content, change)
  if ('content' in laid) return laid.content
  return content
}

function sameFields(a: Fields, b: Fields): boolean {
  return [...Object.keys(a), ...Object.keys(b)].every((key) => GUESSED.includes(key) || same(a[key], b[key]))
}

/** Fields that an operation's envelope gives a fact, not its body. */
const GUESSED = ['at', 'unsure', 'device', 'person']

/** Equality of field values: plain JSON. */
export function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
