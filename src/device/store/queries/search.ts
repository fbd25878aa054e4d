/** Finding goods by what is said of them. Loaded when somebody begins to search. */

import { fullName } from '../../../shared/domain/goods.ts'
import type { List } from '../../../shared/domain/lists.ts'
import { foldForSearch, matches } from '../../../shared/domain/search.ts'
import type { ShopDatabase } from '../database.ts'

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
      const { category, fibre, pattern = '', dye = '', weaver = '', story, code = '' } = fields
      const words = [spell('category', category), spell('fibre', fibre), spell('pattern', pattern), spell('dye', dye)]
      texts.push([id, foldForSearch([fullName(fields), code, ...words, weaver, story].join(' '))])
    }
    if (goods.length < SLICE) return texts
  }
}

/** Ids of the goods whose text has every word of a query. */
export function searchGoods(texts: readonly SearchText[], query: string): Set<string> {
  const folded = foldForSearch(query)
  return new Set(texts.flatMap(([id, text]) => (matches(text, folded) ? [id] : [])))
}
