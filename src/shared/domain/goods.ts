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
