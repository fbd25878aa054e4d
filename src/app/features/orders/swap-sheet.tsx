import { useState } from 'preact/hooks'
import type { ShopDatabase } from '../../../device/store/database.ts'
import { navigate } from '../../platform/history.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { useSearch } from '../../platform/search.ts'
import { useDb } from '../../platform/session.ts'
import { GoodTile } from '../../ui/good-tile.tsx'
import { useOnce } from '../../ui/press.ts'
import { SearchBox } from '../../ui/search-box.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { toast } from '../../ui/toast.tsx'
import { type Claim, type ClaimingSale, shelf, swap, type Tile, tiles } from './model.ts'

/** Goods that are offered at a time; the search finds the others. */
const OFFERED = 30

interface SwapSheetProps {
  claim: Claim
  sale: ClaimingSale
  help: string
  onClose: () => void
}

/** Which other good takes the place of the claimed one; it is then paid at the basket. */
export function SwapSheet({ claim, sale, help, onClose }: SwapSheetProps) {
  const db = useDb()
  const [query, setQuery] = useState('')
  const found = useSearch(db, query, false)
  const offered = useLive(() => offer(db, claim.good, found), [db, claim.good, found && [...found].join()])

  async function choose(tile: Tile) {
    await swap(db, sale, claim.good, tile, t('claims.title'))
    navigate('/sell/basket')
    onClose()
    toast(t('claims.swapped'))
  }
  return (
    <Sheet title={t('claims.swapTitle')} tone="orders" onClose={onClose}>
      <p>{[t('claims.swapHelp'), help].filter(Boolean).join(' ')}</p>
      <SearchBox label={t('sell.search')} value={query} onInput={setQuery} />
      {offered?.length === 0 && <p>{query ? t('sell.noMatch', { query }) : t('claims.swapNone')}</p>}
      <ul class="swap-goods">
        {offered?.map((tile) => (
          <li key={tile.id}>
            <Choice tile={tile} onChoose={() => choose(tile)} />
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

function Choice({ tile, onChoose }: { tile: Tile; onChoose: () => Promise<void> }) {
  const press = useOnce(onChoose)
  return (
    <button class="tile" type="button" onClick={press}>
      <GoodTile tile={tile} stockKnown />
    </button>
  )
}

/** What there is of other goods and has a price. */
async function offer(db: ShopDatabase, claimed: string, found: ReadonlySet<string> | null): Promise<Tile[]> {
  const rows = await shelf(db, 'sell')
  const ids = rows.flatMap(({ id, left }) => (left > 0 && id !== claimed && (!found || found.has(id)) ? [id] : []))
  return (await tiles(db, ids.slice(0, OFFERED))).filter(({ price }) => price !== null)
}
