import { useState } from 'preact/hooks'
import { parcelOf } from '../../../../shared/domain/request.ts'
import {
  CARRIERS,
  type Carrier,
  trackingLink,
  trackingOf,
  trackingTrouble,
} from '../../../../shared/domain/tracking.ts'
import { MAX_NAME } from '../../../../shared/protocol/limits.ts'
import { t } from '../../../platform/language.ts'
import { useDb } from '../../../platform/session.ts'
import { Button } from '../../../ui/button.tsx'
import { Chips } from '../../../ui/chips.tsx'
import { wordsFor } from '../../../ui/failures.ts'
import { Field } from '../../../ui/field.tsx'
import { Icon, type IconName } from '../../../ui/icons.tsx'
import { Sheet } from '../../../ui/sheet.tsx'
import type { OrderView } from '../model.ts'
import { packOrder, receivedOrder, sendOrder } from './model.ts'
import './requests.css'

const STEPS = ['packed', 'sent', 'received'] as const
const ICONS: Record<(typeof STEPS)[number], IconName> = { packed: 'goods', sent: 'orders', received: 'check' }

/** The parcel of an order from afar: how far it is, and the one next thing to do about it. */
export function Parcel({ view: { id, steps } }: { view: OrderView }) {
  const db = useDb()
  const [sending, setSending] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const { state, carrier, tracking } = parcelOf(steps)
  const reached = state === null ? -1 : STEPS.indexOf(state)
  const link = trackingLink(carrier, tracking)

  async function next(step: Promise<void>) {
    setFailure(null)
    await step.catch((error: unknown) => setFailure(wordsFor(error, t('orders.failed'))))
  }
  return (
    <section class="card stack parcel" aria-label={t('parcel.title')}>
      <ol class="parcel-steps">
        {STEPS.map((step, index) => (
          <li key={step} class={index <= reached ? 'reached' : ''} aria-current={step === state ? 'step' : undefined}>
            <Icon name={ICONS[step]} />
            {t(`parcel.${step}`)}
          </li>
        ))}
      </ol>
      {state !== null && (carrier || tracking) && (
        <p class="parcel-number">
          {isCarrier(carrier) ? t(`parcel.by.${carrier}`) : carrier} <b>{tracking}</b>
        </p>
      )}
      {failure && <p role="alert">{failure}</p>}
      {reached < 0 && (
        <Button kind="primary" tone="orders" big icon="goods" onPress={() => next(packOrder(db, id))}>
          {t('parcel.pack')}
        </Button>
      )}
      {reached < 1 && (
        <Button
          kind={reached === 0 ? 'primary' : 'quiet'}
          tone="orders"
          big={reached === 0}
          icon="orders"
          onPress={() => setSending(true)}
        >
          {t('parcel.send')}
        </Button>
      )}
      {reached === 1 && (
        <>
          <Button kind="primary" tone="orders" big icon="check" onPress={() => next(receivedOrder(db, id))}>
            {t('parcel.receive')}
          </Button>
          {link && (
            <Button icon="search" href={link}>
              {t('parcel.follow')}
            </Button>
          )}
          <Button icon="edit" onPress={() => setSending(true)}>
            {t('parcel.change')}
          </Button>
        </>
      )}
      <Button icon="print" href={`/orders/${id}/papers`}>
        {t('papers.print')}
      </Button>
      {sending && <SendSheet order={id} carrier={carrier} tracking={tracking} onClose={() => setSending(false)} />}
    </section>
  )
}

function isCarrier(carrier: string): carrier is Carrier {
  return CARRIERS.some((one) => one === carrier)
}

/** By whom it goes, and its number: a number that looks mistyped is warned of, and never refused. */
function SendSheet({
  order,
  onClose,
  ...before
}: {
  order: string
  carrier: string
  tracking: string
  onClose: () => void
}) {
  const db = useDb()
  const [carrier, setCarrier] = useState<Carrier>(isCarrier(before.carrier) ? before.carrier : 'thailand-post')
  const [typed, setTyped] = useState(before.tracking)
  const [failure, setFailure] = useState<string | null>(null)
  const tracking = trackingOf(typed)
  const trouble = carrier === 'thailand-post' && tracking !== '' ? trackingTrouble(tracking) : null

  async function save() {
    try {
      await sendOrder(db, order, { carrier, tracking })
    } catch (error) {
      return setFailure(wordsFor(error, t('orders.failed')))
    }
    onClose()
  }
  return (
    <Sheet title={t('parcel.send')} tone="orders" onClose={onClose}>
      <Chips
        label={t('parcel.by')}
        options={CARRIERS.map((value) => ({ value, label: t(`parcel.by.${value}`) }))}
        value={carrier}
        onChange={setCarrier}
      />
      <Field
        label={t('parcel.number')}
        value={typed}
        onInput={setTyped}
        maxLength={MAX_NAME}
        hint={t('parcel.numberHint')}
        error={trouble ? t(`parcel.${trouble}`) : undefined}
      />
      {failure && <p role="alert">{failure}</p>}
      <Button kind="primary" tone="orders" big icon="check" onPress={save}>
        {t('parcel.save')}
      </Button>
    </Sheet>
  )
}
