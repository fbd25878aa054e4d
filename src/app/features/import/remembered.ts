/** What a person said that the columns of a list are: asked once for lists with the same headings. Of this phone alone. */

import { MEANINGS } from '../../../shared/i18n/columns.ts'
import type { Columns } from './columns.ts'

const KEY = 'talat-columns'
/** Lists that are remembered. */
const MOST = 10

/** @returns null where nobody has said anything of such headings */
export function rememberedColumns(headings: readonly string[]): Columns | null {
  const found = read().find(([of]) => of === headings.join('\t'))?.[1]
  return found?.length === headings.length
    ? found.map((meaning) => MEANINGS.find((known) => known === meaning) ?? null)
    : null
}

export function rememberColumns(headings: readonly string[], columns: Columns): void {
  const of = headings.join('\t')
  try {
    localStorage.setItem(
      KEY,
      JSON.stringify([[of, columns], ...read().filter(([other]) => other !== of)].slice(0, MOST)),
    )
  } catch {
    // A browser that blocks storage beside the database forgets it.
  }
}

function read(): [headings: string, columns: unknown[]][] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isEntry) : []
  } catch {
    return []
  }
}

function isEntry(entry: unknown): entry is [string, unknown[]] {
  return Array.isArray(entry) && typeof entry[0] === 'string' && Array.isArray(entry[1])
}
