import { useState } from 'preact/hooks'
import { DECIMALS } from '../../../shared/domain/quantity.ts'
import { tagText } from '../../../shared/domain/tag.ts'
import { measureOf, priceIn } from '../../../shared/domain/yards.ts'
import { money } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { printPage } from '../../platform/print.ts'
import { shop, useDb } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty.tsx'
import { GoodTile } from '../../ui/good-tile.tsx'
import { GoodsGrid } from '../../ui/grid.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { Stepper } from '../../ui/stepper.tsx'
import { shelf, type Tile, tiles } from './model.ts'
import './tags.css'

/** Tags on a sheet of A4, three by eight: the commonest sheet of labels, 70 x 37 mm. */
const ON_A_SHEET = 24
/** Tags of one kind: more is a slip of the finger. */
const MOST_EACH = 99

/** Price tags to print: which goods, and how many of each. */
export function TagsPage() {
  const db = useDb()
  const rows = useLive(() => shelf(db, 'sell'), [db])
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [each, setEach] = useState(1)
  const found = useLive(() => tiles(db, [...chosen]), [db, chosen])
  const [first] = found ?? []
  const tags = (found ?? []).flatMap((tile) => Array.from({ length: each }, () => tile))
  const sheets = Math.ceil(tags.length / ON_A_SHEET)

  function toggle(id: string) {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  return (
    <Page
      title={t('tags.title')}
      tone="goods"
      back="/goods"
      footer={
        tags.length > 0 && (
          <Button
            kind="primary"
            tone="goods"
            big
            icon="print"
            onPress={() => printPage({ look: 'print-tags', size: () => 'A4', margin: '0' })}
          >
            {t('tags.print', { tags: tags.length, sheets })}
          </Button>
        )
      }
    >
      {rows?.length === 0 && <EmptyState picture="goods" text={t('goods.none')} />}
      {rows && rows.length > 0 && (
        <div class="tags-choice">
          <p>{t('tags.help')}</p>
          <div class="tags-each">
            <span>{t('tags.each')}</span>
            <Stepper label={t('tags.each')} value={each} min={1} max={MOST_EACH} onChange={setEach} />
          </div>
          <Button
            icon={chosen.size === rows.length ? 'close' : 'check'}
            onPress={() => setChosen(new Set(chosen.size === rows.length ? [] : rows.map(({ id }) => id)))}
          >
            {chosen.size === rows.length ? t('tags.none') : t('tags.all')}
          </Button>
          {first && (
            <figure class="tags-look">
              <figcaption class="quiet">{t('tags.look')}</figcaption>
              <Tag tile={first} />
            </figure>
          )}
          <GoodsGrid
            ids={rows.map(({ id }) => id)}
            load={(shown) => tiles(db, shown)}
            minWidth={9}
            textHeight={3.75}
            label={t('common.goods')}
            render={(tile, id) => (
              <button
                class={`tile tags-tile ${chosen.has(id) ? 'chosen' : ''}`}
                type="button"
                aria-pressed={chosen.has(id)}
                disabled={!tile}
                onClick={() => toggle(id)}
              >
                <GoodTile tile={tile} stockKnown badges={chosen.has(id) && <Icon name="check" />} />
              </button>
            )}
          />
        </div>
      )}
      <div class="tags-sheets" aria-hidden="true">
        {Array.from({ length: sheets }, (_, sheet) => (
          <div key={sheet} class="tags-sheet">
            {tags.slice(sheet * ON_A_SHEET, (sheet + 1) * ON_A_SHEET).map((tile, index) => (
              <Tag key={`${tile.id} ${index}`} tile={tile} />
            ))}
          </div>
        ))}
      </div>
    </Page>
  )
}

function Tag({ tile }: { tile: Tile }) {
  const { id, name, price } = tile
  const measure = measureOf(tile)
  return (
    <div class="tag">
      <QrCode text={tagText(location.origin, id)} label={t('tags.qr', { name })} />
      <p class="tag-shop">{shop.value.name}</p>
      <p class="tag-name">{name}</p>
      <p class="tag-price">
        {price === null ? '' : money(priceIn(measure, price), shop.value.currency)}
        {price !== null && DECIMALS[measure] > 0 && <small> / {t(`units.name.${measure}`)}</small>}
      </p>
    </div>
  )
}
