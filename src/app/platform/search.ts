import type { ShopDatabase } from '../../device/store/database.ts'
import { searchGoods, searchTexts } from '../../device/store/queries/shelf.ts'
import { useLive } from './live.ts'

/**
 * Ids of the goods that a query finds; null while nothing is searched, and until their texts are read.
 * @param soon somebody is about to type: of thousands of goods the texts are then there before the first letter
 */
export function useSearch(db: ShopDatabase, query: string, soon: boolean): Set<string> | null {
  const searching = query.trim() !== ''
  const wanted = soon || searching
  const texts = useLive(async () => (wanted ? searchTexts(db) : null), [db, wanted])
  return searching && texts ? searchGoods(texts, query) : null
}
