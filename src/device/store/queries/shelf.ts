/** What the grids show. */

import { fullName, stageOf } from '../../../shared/domain/goods.ts'
import type { Unit } from '../../../shared/domain/quantity.ts'
import type { ShopDatabase } from '../database.ts'
import type { ShelfRow } from '../rows.ts'

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

/** What a grid keeps of all goods at once. */
export type OnShelf = Pick<ShelfRow, 'id' | 'left'>

/**
 * The goods of a grid in its order. To sell: what was sold lately and what is new first, sold-out goods last. To look
 * after: newest first.
 */
export async function shelf(db: ShopDatabase, purpose: 'sell' | 'goods'): Promise<OnShelf[]> {
  // In a transaction that is named: from others Dexie keeps a copy of the result for as long as somebody watches it. Whole
  // rows of ten thousand goods were half of all that the browser's collector of garbage had to look through in a scroll.
  const rows = await db.transaction('r', db.shelf, () => {
    const state = db.shelf.where('state')
    return (purpose === 'sell' ? state.equals('shown') : state.anyOf('shown', 'hidden')).toArray()
  })
  // Of what came in one moment, as by an import, the newest is told by the ids.
  rows.sort((a, b) => (a.id < b.id ? 1 : -1))
  if (purpose === 'sell') rows.sort((a, b) => Number(b.left > 0) - Number(a.left > 0) || b.last - a.last)
  return rows.map(({ id, left }) => ({ id, left }))
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
