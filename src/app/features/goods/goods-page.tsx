import { useState } from 'preact/hooks'
import { useDue } from '../../platform/due.ts'
import { navigate } from '../../platform/history.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { useSearch } from '../../platform/search.ts'
import { isOwner, session, useDb } from '../../platform/session.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty.tsx'
import { GoodTile } from '../../ui/good-tile.tsx'
import { GoodsGrid } from '../../ui/grid.tsx'
import { LinkRow } from '../../ui/link-row.tsx'
import { Page } from '../../ui/page.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { Badges } from './badges.tsx'
import { shelf, syncStatus, tiles, waitingGoods } from './model.ts'

/** All goods, newest first. */
export function GoodsPage() {
  const db = useDb()
  const [query, setQuery] = useState('')
  const [looking, setLooking] = useState(false)
  const rows = useLive(() => shelf(db, 'goods'), [db])
  const found = useSearch(db, query, looking)
  const waiting = useLive(() => waitingGoods(db), [db])
  const status = useLive(() => syncStatus(db), [db])
  const joined = session.value?.joined === true
  const due = useDue(db)
  const gathering = joined && status?.caughtUp === false

  const ids = rows?.map(({ id }) => id).filter((id) => !found || found.has(id))
  return (
    <Page
      title={t('common.goods')}
      tone="goods"
      actions={
        rows &&
        rows.length > 0 && (
          <>
            {isOwner.value && (
              <IconButton label={t('goods.import')} icon="download" onPress={() => navigate('/goods/import')} />
            )}
            <IconButton label={t('tags.title')} icon="qr" onPress={() => navigate('/goods/tags')} />
          </>
        )
      }
      footer={
        rows &&
        rows.length > 0 && (
          <Button kind="primary" tone="goods" big icon="camera" href="/goods/new">
            {t('goods.new')}
          </Button>
        )
      }
    >
      {rows && rows.length > 0 && (
        <SearchBox label={t('goods.search')} value={query} onInput={setQuery} onFocus={() => setLooking(true)} />
      )}
      {due && due.size > 0 && (
        <div class="card rows">
          <LinkRow
            icon="calendar"
            title={t('goods.useFirst')}
            help={t('goods.useFirstCount', { count: due.size })}
            href="/goods/use-first"
          />
        </div>
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
            <a class="tile" href={`/goods/${id}`}>
              <GoodTile
                tile={tile}
                stockKnown={!gathering}
                badges={tile && <Badges good={tile} waiting={joined && waiting?.has(id) === true} due={due?.get(id)} />}
              />
            </a>
          )}
        />
      )}
      {rows && rows.length > 0 && ids?.length === 0 && (
        <EmptyState
          picture="search"
          text={t('goods.noMatch', { query: query.trim() })}
          action={<Button onPress={() => setQuery('')}>{t('goods.all')}</Button>}
        />
      )}
    </Page>
  )
}

/** Goods may be on their way for long: who has lost her signal just after she joined adds her own meanwhile. */
function Nothing({ gathering }: { gathering: boolean }) {
  return (
    <EmptyState
      picture={gathering ? 'goods' : 'camera'}
      text={gathering ? t('goods.gathering') : t('goods.none')}
      action={
        <>
          <Button kind={gathering ? 'quiet' : 'primary'} tone="goods" big icon="camera" href="/goods/new">
            {t('goods.new')}
          </Button>
          {!gathering && (
            <>
              {isOwner.value && (
                <Button icon="download" href="/goods/import">
                  {t('goods.import')}
                </Button>
              )}
              <Button icon="picture" href="/shop/learn">
                {t('learn.title')}
              </Button>
            </>
          )}
        </>
      }
    />
  )
}
