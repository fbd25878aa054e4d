import { useEffect, useState } from 'preact/hooks'
import type { ShopDatabase } from '../../device/store/database.ts'
import { useLive } from './live.ts'

/** What a search needs comes with the first one: most sales begin without. */
const load = () => Promise.all([import('../../device/store/queries/search.ts'), import('../../shared/i18n/lists.ts')])
type Loaded = Awaited<ReturnType<typeof load>>

/**
 * Ids of the goods that a query finds; null while nothing is searched, and until their texts are read.
 * @param soon somebody is about to type: of thousands of goods the texts are then there before the first letter
 */
export function useSearch(db: ShopDatabase, query: string, soon: boolean): Set<string> | null {
  const searching = query.trim() !== ''
  const wanted = soon || searching
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  useEffect(() => {
    // Where it cannot be loaded, all goods stay in sight.
    if (wanted) void load().then(setLoaded, () => {})
  }, [wanted])
  const [search, lists] = loaded ?? []
  // The words of their codes in all languages.
  const texts = useLive(
    async () => (wanted && search && lists ? search.searchTexts(db, lists.spellings) : null),
    [db, wanted, search],
  )
  return searching && search && texts ? search.searchGoods(texts, query) : null
}
