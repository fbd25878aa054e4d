/** Goods that come in several colours or sizes: each is a good of its own that names the first of them. */

import type { ShopDatabase } from '../database.ts'
import { type OnShelf, type Tile, tiles } from './shelf.ts'

/** The good itself and its variants that are not deleted, in the order in which they were added; alone if it has none. */
export async function choicesOf(db: ShopDatabase, good: string): Promise<Tile[]> {
  const rows = await db.good.where('fields.variantOf').equals(good).toArray()
  const ids = rows.filter(({ deleted }) => !deleted).map(({ id }) => id)
  return tiles(db, [good, ...ids])
}

/** The good that each variant is one of. */
export async function variants(db: ShopDatabase): Promise<Map<string, string>> {
  const of = new Map<string, string>()
  await db.good.orderBy('fields.variantOf').eachKey((good, { primaryKey }) => of.set(String(primaryKey), String(good)))
  return of
}

/**
 * A grid in which a good with variants is one, where the first of them stands.
 * @param found those that are searched for; null: all
 * @returns what is left of each such good, its variants included
 */
export function gathered(
  rows: readonly OnShelf[],
  of: ReadonlyMap<string, string>,
  found: ReadonlySet<string> | null = null,
): { ids: string[]; families: Map<string, number> } {
  const shown = new Set(of.size > 0 ? rows.map(({ id }) => id) : [])
  const families = new Map<string, number>()
  const headOf = (id: string) => {
    const head = of.get(id) ?? ''
    return shown.has(head) ? head : id
  }
  for (const { id } of rows) if (headOf(id) !== id) families.set(headOf(id), 0)
  for (const { id, left } of rows) {
    const before = families.get(headOf(id))
    if (before !== undefined) families.set(headOf(id), before + Math.max(0, left))
  }
  const ids = rows.flatMap(({ id }) => (!found || found.has(id) ? headOf(id) : []))
  return { ids: [...new Set(ids)], families }
}
