/** Reads fields for the public: what is not of its form is as if nobody had said it. Only what is named here gets out. */

import { MARKS } from '../../../shared/domain/lists.ts'
import type { Picture, ShownMark } from '../../storage/market.ts'
import type { RecordRow } from '../../storage/port.ts'

type Fields = RecordRow['fields']

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}

export function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null
}

/** One of the words that are allowed, else the first of them. */
export function oneOf<T extends string>(value: unknown, allowed: readonly [T, ...T[]]): T {
  return allowed.find((one) => one === value) ?? allowed[0]
}

const HASH = /^[0-9a-f]{64}$/

export function pictureOf({ full, thumb, width, height }: Fields): Picture | null {
  const size = { width: numberOf(width), height: numberOf(height) }
  if (!HASH.test(textOf(full)) || !HASH.test(textOf(thumb)) || size.width === null || size.height === null) return null
  return { full: textOf(full), thumb: textOf(thumb), width: size.width, height: size.height }
}

export function markOf(fields: Fields): ShownMark | null {
  const picture = pictureOf(fields)
  const mark = MARKS.find((one) => one === fields.mark)
  if (!picture || !mark) return null
  return { ...picture, mark, number: textOf(fields.number), name: textOf(fields.name), date: textOf(fields.date) }
}
