import type { ShopDatabase } from '../../device/store/database.ts'
import { searchGoods, searchTexts } from '../../device/store/queries/shelf.ts'
import { useLive } from './live.ts'

/** Ids of the goods that a query finds; null while nothing is searched, and until their texts are read. */
export function useSearch(db: ShopDatabase, query: string): Set<string> | null {
  const searching = query.trim() !== ''
  const texts = useLive(async () => (searching ? searchTexts(db) : null), [db, searching])
  return searching && texts ? searchGoods(texts, query) : null
}
