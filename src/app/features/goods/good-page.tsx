import { useState } from 'preact/hooks'
import { fullName, stageOf } from '../../../shared/domain/goods.ts'
import { guessSort } from '../../../shared/domain/lists.ts'
import { leftIn, measureOf, priceIn } from '../../../shared/domain/yards.ts'
import { asCodes } from '../../../shared/i18n/lists.ts'
import { useDue } from '../../platform/due.ts'
import { quantity } from '../../platform/format.ts'
import { backFromHere } from '../../platform/history.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { roleNow, session, useDb } from '../../platform/session.ts'
import { Amount } from '../../ui/amount.tsx'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { SmallDoor } from '../../ui/pin/index.ts'
import { toast } from '../../ui/toast.tsx'
import { Badges } from './badges.tsx'
import { Facts } from './facts.tsx'
import { FrameGuide } from './frame-guide.tsx'
import { Gallery } from './gallery.tsx'
import { GoodMissing } from './good-missing.tsx'
import { Lots } from './lots.tsx'
import { Marks } from './marks.tsx'
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
import { OwnersFolds } from './owners-folds.tsx'
import { PhotoButtons } from './photo-buttons.tsx'
import { MAX_PHOTOS, usePicked } from './photos.ts'
import { PieceLife } from './piece-life.tsx'
import { Publish } from './publish.tsx'
import { StockSheet } from './stock-sheet.tsx'
import { Variants } from './variants.tsx'

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
  const { id, fields, photos, deleted } = view
  const may = rights(roleNow.value)
  const { picked, add } = usePicked((prepared) => addPhoto(db, id, prepared))
  const room = MAX_PHOTOS - photos.length - picked.length
  const buttons = !deleted && room > 0 && (
    <>
      <FrameGuide />
      <PhotoButtons first={photos.length === 0} onFiles={(files) => add(files, room)} />
    </>
  )
  return (
    <>
      <Gallery view={view} picked={picked} mayRemove={may.removePhoto} />
      {photos.length === 0 && buttons}
      <Head view={view} />
      {deleted ? <Deleted id={id} mayRestore={may.remove} /> : <Actions view={view} may={may} />}
      {photos.length > 0 && buttons}
      {!deleted && (may.publish || fields.published) && <Publish view={view} />}
      {fields.piece && !deleted && <PieceLife view={view} mayStock={may.stock} />}
      <Facts view={view} mayCost={may.cost} />
      {!deleted && <Parts view={view} may={may} />}
      {!deleted && <SmallDoor>{t('pin.openGood')}</SmallDoor>}
      {!deleted && may.book && <OwnersFolds view={view} />}
      {may.remove && !deleted && <Delete view={view} />}
    </>
  )
}

/** What a good may have several of: marks, lots, variants. */
function Parts({ view: { id, fields }, may }: { view: GoodView; may: ReturnType<typeof rights> }) {
  const food = (fields.sort ?? guessSort(asCodes('category', fields.category))) === 'food'
  return (
    <>
      <Marks good={id} mayEdit={may.mark} />
      <Lots good={id} unit={fields.unit} food={food} mayEdit={may.lot} />
      {!fields.piece && <Variants good={id} head={fields.variantOf ?? id} />}
    </>
  )
}

function Head({ view: { id, fields, left } }: { view: GoodView }) {
  const db = useDb()
  const waiting = useLive(() => waitingGoods(db), [db])
  const status = useLive(() => syncStatus(db), [db])
  const joined = session.value?.joined === true
  const stockKnown = !joined || status?.caughtUp !== false
  const { name, price, hidden } = fields
  const measure = measureOf(fields)
  const stage = stageOf(fields, Date.now())
  const leftText = left > 0 ? t('goods.left', { left: quantity(leftIn(measure, left), measure) }) : t('goods.soldOut')
  const due = useDue(db)?.get(id)
  return (
    <div>
      <h2>{fullName(fields) || t('goods.unnamed')}</h2>
      {price === null ? (
        <p class="quiet">{t('goods.noPrice')}</p>
      ) : (
        <p>
          <Amount class="good-figure" amount={priceIn(measure, price)} />
          <span class="quiet"> / {t(`units.name.${measure}`).toLowerCase()}</span>
        </p>
      )}
      {stage !== 'loom' && <p>{stockKnown ? leftText : t('goods.gathering')}</p>}
      <p class="good-badges good-badges-row">
        <Badges
          good={{ draft: price === null || name === '', hidden, stage: fields.piece ? 'sale' : stage }}
          waiting={joined && waiting?.has(id) === true}
          due={due}
        />
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
      {may.stock && !(fields.piece && fields.stage === 'loom') && (
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
      {counting && <StockSheet good={id} left={left} measure={measureOf(fields)} onClose={() => setCounting(false)} />}
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
    const leave = backFromHere()
    await deleteGood(db, id)
    leave('/goods')
    toast(t('goods.deleted', { name: fields.name || t('goods.unnamed') }), { undo: () => restoreGood(db, id) })
  }
  return (
    <Button kind="danger" icon="trash" onPress={remove}>
      {t('goods.delete')}
    </Button>
  )
}
