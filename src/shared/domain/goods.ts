/** What is derived of a good's own fields. */

import type { GoodFields } from './records.ts'

/** The name that a buyer sees: of a variant with its word. */
export function fullName({ name, variant }: Pick<GoodFields, 'name' | 'variant'>): string {
  return variant ? `${name} · ${variant}`.trim() : name
}

/** Where a piece stands in its life before it is sold. A reservation that has run out is none. */
export function stageOf({ stage = 'sale', reservedUntil }: GoodFields, now: number): 'loom' | 'sale' | 'reserved' {
  return stage === 'reserved' && reservedUntil != null && reservedUntil < now ? 'sale' : stage
}

/** The thirteen digits of a food's serial number as its frame shows them; fewer are shown as far as they go. */
export function foodIdText(digits: string): string {
  const parts = [digits.slice(0, 2), digits.slice(2, 3), digits.slice(3, 8), digits.slice(8, 9), digits.slice(9, 13)]
  return parts.filter((part) => part !== '').join('-')
}
