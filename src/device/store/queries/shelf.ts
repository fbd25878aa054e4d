/** What the grids show. */

import { fullName, stageOf } from '../../../shared/domain/goods.ts'
import type { List } from '../../../shared/domain/lists.ts'
import type { Unit } from '../../../shared/domain/quantity.ts'
import { foldForSearch, matches } from '../../../shared/domain/search.ts'
import type { ShopDatabase } from '../database.ts'
import type { ShelfRow } from '../rows.ts'

export type { ShelfRow } from '../rows.ts'

export interface Tile {
  id: string
  /** Of a variant with its word. */
  name: string
  price: number | null
  unit: Unit
  left: number
  thumb: string | null
  hidden: boolean
  /** Nobody has priced or named it yet. */
  draft: boolean
  /** A piece that is not simply for sale. */
  stage: 'loom' | 'sale' | 'reserved'
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
    const { price, unit, hidden } = good.fields
    const name = fullName(good.fields)
    const { left = 0, thumb = null } = shelves[index] ?? {}
    const draft = price === null || name === ''
    return [{ id, name, price, unit, left, thumb, hidden, draft, stage: stageOf(good.fields, Date.now()) }]
  })
}

/** The good that each variant is one of. */
export async function variants(db: ShopDatabase): Promise<Map<string, string>> {
  const of = new Map<string, string>()
  await db.good.orderBy('fields.variantOf').eachKey((good, { primaryKey }) => of.set(String(primaryKey), String(good)))
  return of
}

/**
 * A grid in which a good with variants is one, where the first of them stands.
 * @returns what is left of each such good, its variants included
 */
export function gathered(
  rows: readonly ShelfRow[],
  of: ReadonlyMap<string, string>,
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
  return { ids: [...new Set(rows.map(({ id }) => headOf(id)))], families }
}

/** What a good is found by, folded. */
export type SearchText = readonly [id: string, text: string]

/** Goods read and folded at a stretch: some 20 ms on a slow phone, so that a finger is not kept waiting. */
const SLICE = 300

/** The words of what a field of a list holds, in all languages. */
export type Spell = (list: List, text: string) => string

/**
 * The texts of all goods: what describes them, in words. Read once for a search, and not for each of its
 * letters.
 */
export async function searchTexts(db: ShopDatabase, spell: Spell): Promise<SearchText[]> {
  const texts: SearchText[] = []
  for (;;) {
    const last = texts.at(-1)?.[0] ?? ''
    const goods = await db.good.where('id').above(last).limit(SLICE).toArray()
    for (const { id, fields } of goods) {
      const { category, fibre, pattern = '', dye = '', weaver = '', story } = fields
      const words = [spell('category', category), spell('fibre', fibre), spell('pattern', pattern), spell('dye', dye)]
      texts.push([id, foldForSearch([fullName(fields), ...words, weaver, story].join(' '))])
    }
    if (goods.length < SLICE) return texts
  }
}

/** Ids of the goods whose text has every word of a query. */
export function searchGoods(texts: readonly SearchText[], query: string): Set<string> {
  const folded = foldForSearch(query)
  return new Set(texts.flatMap(([id, text]) => (matches(text, folded) ? [id] : [])))
}
