import { useEffect, useState } from 'preact/hooks'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { useSearch } from '../../platform/search.ts'
import { session, useDb } from '../../platform/session.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty.tsx'
import { GoodTile } from '../../ui/good-tile.tsx'
import { GoodsGrid } from '../../ui/grid.tsx'
import { Page } from '../../ui/page.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { AmountSheet } from './amount-sheet.tsx'
import { BasketBar } from './basket-bar.tsx'
import { type Loaded, loadFew, useFew } from './few.ts'
import { readBasket, shelf, syncStatus, type Tile, tiles } from './model.ts'
import { SaleSheet } from './sale-sheet.tsx'

/** The goods as photographs; a tap on one sells it. */
export function SellPage({ onReady }: { onReady: () => unknown }) {
  const db = useDb()
  const [query, setQuery] = useState('')
  const [looking, setLooking] = useState(false)
  const [open, setOpen] = useState<Tile | 'amount' | null>(null)
  const [which, setWhich] = useState<Tile | null>(null)
  const [Scan, setScan] = useState<Loaded['TagScanner'] | null>(null)
  const rows = useLive(() => shelf(db, 'sell'), [db])
  const found = useSearch(db, query, looking)
  const basket = useLive(() => readBasket(db), [db])
  const below = rows?.flatMap(({ id, left }) => (left < 0 ? [id] : [])) ?? []
  const few = useFew(db, below.length)
  const status = useLive(() => syncStatus(db), [db])
  const gathering = session.value?.joined === true && status?.caughtUp === false

  const ready = rows !== undefined && few !== undefined
  useEffect(() => {
    if (ready) onReady()
  }, [ready])

  const stall = rows && few?.gather(rows, found)
  const ids = stall ? stall.ids : few === null && rows?.map(({ id }) => id).filter((id) => !found || found.has(id))
  const close = () => setOpen(null)

  return (
    <Page
      title={t('common.sell')}
      tone="sell"
      actions={
        <>
          {rows && rows.length > 0 && (
            <IconButton
              label={t('sell.scan')}
              icon="qr"
              onPress={async () => {
                const { TagScanner } = await loadFew()
                setScan(() => TagScanner)
              }}
            />
          )}
          <IconButton label={t('sell.amountOnly')} icon="amount" onPress={() => setOpen('amount')} />
        </>
      }
      footer={basket && basket.lines.length > 0 && <BasketBar basket={basket} />}
    >
      {below.length > 0 && few && <few.Claims below={below} />}
      {rows && rows.length > 0 && (
        <SearchBox label={t('sell.search')} value={query} onInput={setQuery} onFocus={() => setLooking(true)} />
      )}
      {rows?.length === 0 && <Nothing gathering={gathering} />}
      {ids && ids.length > 0 && (
        <GoodsGrid
          ids={ids}
          load={(shown) => tiles(db, shown)}
          minWidth={9}
          textHeight={3.75}
          label={t('common.goods')}
          render={(tile, id) => (
            <button
              class="tile"
              type="button"
              disabled={!tile}
              onClick={() => tile && (stall?.families.has(id) ? setWhich(tile) : setOpen(tile))}
            >
              <GoodTile
                tile={tile && { ...tile, left: stall?.families.get(id) ?? tile.left }}
                stockKnown={!gathering}
                badges={few?.badge(id)}
              />
            </button>
          )}
        />
      )}
      {rows && rows.length > 0 && ids && ids.length === 0 && (
        <EmptyState
          picture="search"
          text={t('sell.noMatch', { query: query.trim() })}
          action={<Button onPress={() => setQuery('')}>{t('sell.clearSearch')}</Button>}
        />
      )}
      {which && few && (
        <few.Which
          tile={which}
          stockKnown={!gathering}
          onChoose={(tile) => {
            setWhich(null)
            setOpen(tile)
          }}
          onClose={() => setWhich(null)}
        />
      )}
      {Scan && (
        <Scan
          onFound={(tile) => {
            setScan(null)
            setOpen(tile)
          }}
          onClose={() => setScan(null)}
        />
      )}
      {open === 'amount' && <AmountSheet onClose={close} />}
      {open !== null && open !== 'amount' && <SaleSheet tile={open} stockKnown={!gathering} onClose={close} />}
    </Page>
  )
}

function Nothing({ gathering }: { gathering: boolean }) {
  if (gathering) return <EmptyState picture="goods" text={t('sell.gathering')} />
  return (
    <EmptyState
      picture="camera"
      text={t('sell.nothing')}
      action={
        <Button kind="primary" tone="goods" icon="camera" href="/goods/new">
          {t('sell.addFirst')}
        </Button>
      }
    />
  )
}
