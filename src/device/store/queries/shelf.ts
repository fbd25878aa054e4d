/** What the grids show. */

import type { Unit } from '../../../shared/domain/quantity.ts'
import { foldForSearch, matches } from '../../../shared/domain/search.ts'
import type { ShopDatabase } from '../database.ts'
import type { ShelfRow } from '../rows.ts'

export type { ShelfRow } from '../rows.ts'

export interface Tile {
  id: string
  name: string
  price: number | null
  unit: Unit
  left: number
  thumb: string | null
  hidden: boolean
  /** Nobody has priced or named it yet. */
  draft: boolean
}

/**
 * The goods of a grid in its order. To sell: what was sold lately and what is new first, sold-out goods last. To look
 * after: newest first.
 */
export async function shelf(db: ShopDatabase, purpose: 'sell' | 'goods'): Promise<ShelfRow[]> {
  if (purpose === 'sell') {
    const rows = await db.shelf.where('state').equals('shown').toArray()
    return rows.sort((a, b) => Number(b.left > 0) - Number(a.left > 0) || b.last - a.last)
  }
  const rows = await db.shelf.where('state').anyOf('shown', 'hidden').toArray()
  return rows.sort((a, b) => (a.id < b.id ? 1 : -1))
}

/** Tiles of goods, for the rows of a grid that are on screen. */
export async function tiles(db: ShopDatabase, ids: readonly string[]): Promise<Tile[]> {
  const [goods, shelves] = await Promise.all([db.good.bulkGet([...ids]), db.shelf.bulkGet([...ids])])
  return ids.flatMap((id, index) => {
    const good = goods[index]
    if (!good) return []
    const { name, price, unit, hidden } = good.fields
    const { left = 0, thumb = null } = shelves[index] ?? {}
    return [{ id, name, price, unit, left, thumb, hidden, draft: price === null || name === '' }]
  })
}

/** What a good is found by, folded. */
export type SearchText = readonly [id: string, text: string]

/** Goods read and folded at a stretch: some 20 ms on a slow phone, so that a finger is not kept waiting. */
const SLICE = 300

/** The texts of all goods: name, kind, fibre, story. Read once for a search, and not for each of its letters. */
export async function searchTexts(db: ShopDatabase): Promise<SearchText[]> {
  const texts: SearchText[] = []
  for (;;) {
    const last = texts.at(-1)?.[0] ?? ''
    const goods = await db.good.where('id').above(last).limit(SLICE).toArray()
    for (const { id, fields } of goods) {
      const { name, category, fibre, story } = fields
      texts.push([id, foldForSearch(`${name} ${category} ${fibre} ${story}`)])
    }
    if (goods.length < SLICE) return texts
  }
}

/** Ids of the goods whose text has every word of a query. */
export function searchGoods(texts: readonly SearchText[], query: string): Set<string> {
  const folded = foldForSearch(query)
  return new Set(texts.flatMap(([id, text]) => (matches(text, folded) ? [id] : [])))
}
