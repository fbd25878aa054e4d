/** What the grids show. */

import { fullName, stageOf } from '../../../shared/domain/goods.ts'
import type { Unit } from '../../../shared/domain/quantity.ts'
import type { ShopDatabase } from '../database.ts'
import type { ShelfRow } from '../rows.ts'

export type { ShelfRow } from '../rows.ts'

export interface Tile {
  id: string
  /** Of a variant with its word. */
  name: string
  price: number | null
  unit: Unit
  soldIn: 'yard' | null
  left: number
  thumb: string | null
  hidden: boolean
  /** Nobody has priced or named it yet. */
  draft: boolean
  /** A piece that is not simply for sale. */
  stage: 'loom' | 'sale' | 'reserved'
  /** What tells a variant from the others: its colour, its size. */
  variant: string
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
    const { price, unit, soldIn = null, hidden, variant = '' } = good.fields
    const name = fullName(good.fields)
    const { left = 0, thumb = null } = shelves[index] ?? {}
    const draft = price === null || name === ''
    // What is sold is reserved no more.
    const stage = left > 0 || good.fields.stage === 'loom' ? stageOf(good.fields, Date.now()) : 'sale'
    return [{ id, name, price, unit, soldIn, left, thumb, hidden, draft, stage, variant }]
  })
}
