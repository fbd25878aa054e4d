import { useEffect, useState } from 'preact/hooks'
import type { ShopDatabase } from '../../device/store/database.ts'
import { type Spell, searchGoods, searchTexts } from '../../device/store/queries/shelf.ts'
import { useLive } from './live.ts'

/**
 * Ids of the goods that a query finds; null while nothing is searched, and until their texts are read.
 * @param soon somebody is about to type: of thousands of goods the texts are then there before the first letter
 */
export function useSearch(db: ShopDatabase, query: string, soon: boolean): Set<string> | null {
  const searching = query.trim() !== ''
  const wanted = soon || searching
  const [spell, setSpell] = useState<Spell | null>(null)
  useEffect(() => {
    if (wanted) void spelling().then((loaded) => setSpell(() => loaded))
  }, [wanted])
  const texts = useLive(async () => (wanted && spell ? searchTexts(db, spell) : null), [db, wanted, spell])
  return searching && texts ? searchGoods(texts, query) : null
}

/** Without the words, goods are still found by what was typed of them. */
function spelling(): Promise<Spell> {
  return import('../../shared/i18n/words.ts').then(
    ({ spellings }) => spellings,
    () => (_, text) => text,
  )
}
