import { useState } from 'preact/hooks'
import { quantity } from '../../platform/format.ts'
import { back } from '../../platform/history.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { session, useDb } from '../../platform/session.ts'
import { Amount } from '../../ui/amount.tsx'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { toast } from '../../ui/toast.tsx'
import { Badges } from './badges.tsx'
import { Facts } from './facts.tsx'
import { Gallery } from './gallery.tsx'
import { GoodMissing } from './good-missing.tsx'
import {
  addPhoto,
  deleteGood,
  editGood,
  type GoodView,
  good,
  restoreGood,
  rights,
  syncStatus,
  waitingGoods,
} from './model.ts'
import { PhotoButtons } from './photo-buttons.tsx'
import { MAX_PHOTOS, usePicked } from './photos.ts'
import { StockSheet } from './stock-sheet.tsx'

/** One good with all that is known of it, and what can be done with it. */
export function GoodPage({ id }: { id: string }) {
  const db = useDb()
  const view = useLive(async () => (await good(db, id)) ?? null, [db, id])
  return (
    <Page title={t('goods.one')} tone="goods" back="/goods">
      {view === null && <GoodMissing />}
      {view && <Good view={view} />}
    </Page>
  )
}

function Good({ view }: { view: GoodView }) {
  const db = useDb()
  const { id, photos, deleted } = view
  const may = rights(session.value?.role ?? 'helper')
  const { picked, add } = usePicked((prepared) => addPhoto(db, id, prepared))
  const room = MAX_PHOTOS - photos.length - picked.length
  const buttons = !deleted && room > 0 && (
    <PhotoButtons first={photos.length === 0} onFiles={(files) => add(files, room)} />
  )
  return (
    <>
      <Gallery view={view} picked={picked} mayRemove={may.removePhoto} />
      {photos.length === 0 && buttons}
      <Head view={view} />
      {deleted ? <Deleted id={id} mayRestore={may.remove} /> : <Actions view={view} may={may} />}
      {photos.length > 0 && buttons}
      <Facts view={view} mayCost={may.cost} />
      {may.remove && !deleted && <Delete view={view} />}
    </>
  )
}

function Head({ view: { id, fields, left } }: { view: GoodView }) {
  const db = useDb()
  const waiting = useLive(() => waitingGoods(db), [db])
  const status = useLive(() => syncStatus(db), [db])
  const joined = session.value?.joined === true
  const stockKnown = !joined || status?.caughtUp !== false
  const { name, price, unit, hidden } = fields
  const leftText = left > 0 ? t('goods.left', { left: quantity(left, unit) }) : t('goods.soldOut')
  return (
    <div>
      <h2>{name || t('goods.unnamed')}</h2>
      {price === null ? (
        <p class="quiet">{t('goods.noPrice')}</p>
      ) : (
        <p>
          <Amount class="good-figure" amount={price} />
          <span class="quiet"> / {t(`units.name.${unit}`).toLowerCase()}</span>
        </p>
      )}
      <p>{stockKnown ? leftText : t('goods.gathering')}</p>
      <p class="good-badges good-badges-row">
        <Badges good={{ draft: price === null || name === '', hidden }} waiting={joined && waiting?.has(id) === true} />
      </p>
    </div>
  )
}

function Actions({ view: { id, fields, left }, may }: { view: GoodView; may: ReturnType<typeof rights> }) {
  const db = useDb()
  const [counting, setCounting] = useState(false)
  return (
    <div class="good-actions">
      <Button kind="primary" tone="goods" icon="edit" href={`/goods/${id}/edit`}>
        {t('common.edit')}
      </Button>
      {may.stock && (
        <Button tone="goods" icon="goods" onPress={() => setCounting(true)}>
          {t('goods.changeStock')}
        </Button>
      )}
      <Button
        tone="goods"
        icon={fields.hidden ? 'show' : 'hide'}
        onPress={() => editGood(db, id, { hidden: !fields.hidden })}
      >
        {fields.hidden ? t('goods.show') : t('goods.hide')}
      </Button>
      {counting && <StockSheet good={id} left={left} unit={fields.unit} onClose={() => setCounting(false)} />}
    </div>
  )
}

function Deleted({ id, mayRestore }: { id: string; mayRestore: boolean }) {
  const db = useDb()
  return (
    <div class="card stack">
      <p>{t('goods.isDeleted')}</p>
      {mayRestore && (
        <Button kind="primary" tone="goods" icon="undo" onPress={() => restoreGood(db, id)}>
          {t('goods.restore')}
        </Button>
      )}
    </div>
  )
}

/** Deleting asks nothing, since it can be undone. */
function Delete({ view: { id, fields } }: { view: GoodView }) {
  const db = useDb()
  async function remove() {
    await deleteGood(db, id)
    back('/goods')
    toast(t('goods.deleted', { name: fields.name || t('goods.unnamed') }), { undo: () => restoreGood(db, id) })
  }
  return (
    <Button kind="danger" icon="trash" onPress={remove}>
      {t('goods.delete')}
    </Button>
  )
}
