import { useEffect, useState } from 'preact/hooks'
import type { ShopDatabase } from '../../device/store/database.ts'
import { useLive } from './live.ts'

type Search = typeof import('../../device/store/queries/search.ts')

/**
 * Ids of the goods that a query finds; null while nothing is searched, and until their texts are read.
 * @param soon somebody is about to type: of thousands of goods the texts are then there before the first letter
 */
export function useSearch(db: ShopDatabase, query: string, soon: boolean): Set<string> | null {
  const searching = query.trim() !== ''
  const wanted = soon || searching
  const [loaded, setLoaded] = useState<Search | null>(null)
  // Nobody who only sells needs it, so it is not part of the first screen.
  useEffect(() => {
    if (wanted) void import('../../device/store/queries/search.ts').then((search) => setLoaded(search))
  }, [wanted])
  const search = wanted ? loaded : null
  const texts = useLive(async () => (search ? search.searchTexts(db) : null), [db, search])
  return searching && search && texts ? search.searchGoods(texts, query) : null
}
