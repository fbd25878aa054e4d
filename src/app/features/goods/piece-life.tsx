import { useState } from 'preact/hooks'
import { stageOf } from '../../../shared/domain/goods.ts'
import { date } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { useDb } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { Icon, type IconName } from '../../ui/icons.tsx'
import { toast } from '../../ui/toast.tsx'
import { finishPiece, type GoodView, handOver, releasePiece, soldAs } from './model.ts'
import { ReserveSheet } from './reserve-sheet.tsx'

const STAGES = ['loom', 'sale', 'reserved', 'sold', 'paid', 'handed'] as const
type Stage = (typeof STAGES)[number]

const ICONS: Record<Stage, IconName> = {
  loom: 'shuttle',
  sale: 'sell',
  reserved: 'calendar',
  sold: 'receipt',
  paid: 'money',
  handed: 'orders',
}

/** Where a one-of-a-kind piece stands in its life, and the next step of it. */
export function PieceLife({ view: { id, fields, left }, mayStock }: { view: GoodView; mayStock: boolean }) {
  const db = useDb()
  const [reserving, setReserving] = useState(false)
  const sold = useLive(() => soldAs(db, id), [db, id])
  if (sold === undefined) return null
  const gone = left <= 0 && sold !== null
  const stage: Stage = gone ? (sold.handed ? 'handed' : sold.paid ? 'paid' : 'sold') : stageOf(fields, Date.now())
  const { reservedFor = '', reservedUntil } = fields
  return (
    <section class="good-part">
      <ol class="life">
        {STAGES.map((one) => (
          <li key={one} class={one === stage ? 'now' : ''} aria-current={one === stage ? 'step' : undefined}>
            <Icon name={ICONS[one]} />
            <span>{t(`goods.stage.${one}`)}</span>
          </li>
        ))}
      </ol>
      {stage === 'loom' && mayStock && (
        <Button kind="primary" tone="goods" icon="check" onPress={() => finishPiece(db, id)}>
          {t('goods.finished')}
        </Button>
      )}
      {stage === 'sale' && (
        <Button icon="calendar" onPress={() => setReserving(true)}>
          {t('goods.reserve')}
        </Button>
      )}
      {stage === 'reserved' && (
        <>
          <p>
            {[
              reservedFor && t('goods.reservedFor', { name: reservedFor }),
              reservedUntil && t('goods.reservedUntil', { day: date(reservedUntil) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <Button icon="undo" onPress={() => releasePiece(db, id)}>
            {t('goods.release')}
          </Button>
        </>
      )}
      {gone && stage !== 'handed' && (
        <Button
          kind="primary"
          tone="goods"
          icon="orders"
          onPress={async () => {
            await handOver(db, sold.order.id)
            toast(t('common.saved'))
          }}
        >
          {t('goods.hand')}
        </Button>
      )}
      {gone && (
        <Button icon="receipt" href={`/orders/${sold.order.id}`}>
          {t('goods.toSale')}
        </Button>
      )}
      {reserving && <ReserveSheet good={id} onClose={() => setReserving(false)} />}
    </section>
  )
}
