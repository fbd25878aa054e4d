/** Finding goods by what a person types. Apart from the grids: it is loaded when somebody begins to search. */

import { foldForSearch, matches } from '../../../shared/domain/search.ts'
import type { ShopDatabase } from '../database.ts'

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
