/** Goods that come in several colours or sizes: each is a good of its own that names the first of them. */

import { fullName } from '../../../shared/domain/goods.ts'
import type { ShopDatabase } from '../database.ts'
import { type Tile, tiles } from './shelf.ts'

export interface Choice extends Tile {
  /** The word that tells it from the others; its whole name where it has none. */
  word: string
}

/** The good itself and its variants that are not deleted, in the order in which they were added; alone if it has none. */
export async function choicesOf(db: ShopDatabase, good: string): Promise<Choice[]> {
  const rows = await db.good.where('fields.variantOf').equals(good).toArray()
  const ids = rows.filter(({ deleted }) => !deleted).map(({ id }) => id)
  const [goods, found] = await Promise.all([db.good.bulkGet([good, ...ids]), tiles(db, [good, ...ids])])
  const words = new Map(goods.flatMap((row) => (row ? [[row.id, row.fields.variant || fullName(row.fields)]] : [])))
  return found.map((tile) => ({ ...tile, word: words.get(tile.id) ?? '' }))
}
