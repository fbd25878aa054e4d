import { useEffect, useState } from 'preact/hooks'
import type { ShopDatabase } from '../../device/store/database.ts'
import { useLive } from './live.ts'

type Search = typeof import('./search-goods.ts')

/**
 * Ids of the goods that a query finds; null while nothing is searched, and until their texts are read.
 * @param soon somebody is about to type: of thousands of goods the texts are then there before the first letter
 */
export function useSearch(db: ShopDatabase, query: string, soon: boolean): Set<string> | null {
  const searching = query.trim() !== ''
  const wanted = soon || searching
  const [search, setSearch] = useState<Search | null>(null)
  useEffect(() => {
    // Where it cannot be loaded, all goods stay in sight.
    if (wanted) void import('./search-goods.ts').then(setSearch, () => {})
  }, [wanted])
  const texts = useLive(async () => (wanted ? search?.textsOf(db) : null), [db, wanted, search])
  return searching && search && texts ? search.searchGoods(texts, query) : null
}
