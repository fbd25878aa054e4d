import { useState } from 'preact/hooks'
import { priceTimes } from '../../../../shared/domain/money.ts'
import { money, quantity } from '../../../platform/format.ts'
import { t } from '../../../platform/language.ts'
import { useLive } from '../../../platform/live.ts'
import { isOwner, useDb } from '../../../platform/session.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty.tsx'
import { wordsFor } from '../../../ui/failures.ts'
import { Icon } from '../../../ui/icons.tsx'
import { Page } from '../../../ui/page.tsx'
import { QuantityField } from '../../../ui/quantity-field.tsx'
import { toast } from '../../../ui/toast.tsx'
import './calls.css'
import { type CallView, call, isOpen, pledge } from './model.ts'
import { CallState, dayText, Progress } from './parts.tsx'
import { type Saying, SayMadeSheet } from './say-made-sheet.tsx'

/** One order too large for one loom: what is asked for, what this shop takes of it, has made and has sent. */
export function CallPage({ id }: { id: string }) {
  const db = useDb()
  const view = useLive(async () => (await call(db, id)) ?? null, [db, id])
  return (
    <Page title={t(view === null ? 'calls.missing' : 'calls.title')} tone="orders" back="/orders/calls">
      {view === null && (
        <EmptyState
          picture="people"
          text={t('calls.missing')}
          action={
            <Button tone="orders" href="/orders/calls">
              {t('calls.all')}
            </Button>
          }
        />
      )}
      {view && <Call view={view} />}
    </Page>
  )
}

function Call({ view }: { view: CallView }) {
  const { fields, share } = view
  const { unit } = fields
  const many = share.taken - share.offered
  return (
    <>
      <section class="card stack">
        <h2 class="call-name">{fields.title}</h2>
        {fields.text && <p class="call-text">{fields.text}</p>}
        <dl class="call-facts">
          <Fact name={t('calls.whole')} value={quantity(fields.total, unit)} />
          <Fact name={t('calls.offered')} value={quantity(share.offered, unit)} strong />
          {fields.price > 0 && <Fact name={t('calls.each')} value={money(fields.price, fields.currency)} strong />}
          {fields.day && <Fact name={t('calls.day')} value={dayText(fields.day)} />}
        </dl>
        <CallState view={view} />
      </section>
      {many > 0 && (
        <div class="card order-refused" role="status">
          <p class="order-refused-head">
            <Icon name="warning" />
            {t('calls.tooMany', { amount: quantity(many, unit) })}
          </p>
          <p>{t('calls.tooManyHelp')}</p>
        </div>
      )}
      {isOpen(view) && (isOwner.value ? <Answer view={view} /> : <p class="quiet">{t('calls.ownerSays')}</p>)}
      {share.taken > 0 && <Work view={view} />}
    </>
  )
}

function Fact({ name, value, strong }: { name: string; value: string; strong?: boolean }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd class={strong ? 'strong' : ''}>{value}</dd>
    </div>
  )
}

/** How many of those that are left, and what they bring. */
function Answer({ view: { id, fields, share } }: { view: CallView }) {
  const db = useDb()
  const [wanted, setWanted] = useState(share.left)
  const [failure, setFailure] = useState<string | null>(null)
  const many = Math.min(wanted, share.left)
  const earned = priceTimes(fields.price, many, fields.unit)

  async function say(what: 'taken' | 'declined', quantity: number) {
    setFailure(null)
    try {
      await pledge(db, id, what, quantity)
    } catch (error) {
      return setFailure(wordsFor(error, t('orders.failed')))
    }
    toast(t(`calls.said.${what}`), { undo: () => pledge(db, id, what, -quantity) })
  }
  return (
    <section class="card stack call-answer" aria-label={t('calls.howMany')}>
      <QuantityField label={t('calls.howMany')} value={many} unit={fields.unit} tone="orders" onChange={setWanted} />
      {wanted > share.left && <p class="quiet">{t('calls.noMore', { amount: quantity(share.left, fields.unit) })}</p>}
      {earned > 0 && <p>{t('calls.earns', { amount: money(earned, fields.currency) })}</p>}
      {failure && <p role="alert">{failure}</p>}
      <Button kind="primary" tone="orders" big icon="check" disabled={many === 0} onPress={() => say('taken', many)}>
        {t('calls.take', { amount: quantity(many, fields.unit) })}
      </Button>
      <Button icon="close" onPress={() => say('declined', share.left)}>
        {t(share.taken > 0 ? 'calls.declineRest' : 'calls.decline')}
      </Button>
    </section>
  )
}

/** What was taken: how far it is, and the next thing to say of it. */
function Work({ view }: { view: CallView }) {
  const [saying, setSaying] = useState<Saying | null>(null)
  const { taken, made, sent } = view.share
  return (
    <section class="card stack" aria-label={t('calls.work')}>
      <Progress view={view} />
      {made < taken && (
        <Button
          kind={sent < made ? 'quiet' : 'primary'}
          tone="orders"
          big
          icon="shuttle"
          onPress={() => setSaying('made')}
        >
          {t('calls.sayMade')}
        </Button>
      )}
      {sent < taken && (
        <Button
          kind={sent < made ? 'primary' : 'quiet'}
          tone="orders"
          big={sent < made}
          icon="orders"
          onPress={() => setSaying('sent')}
        >
          {t('calls.saySent')}
        </Button>
      )}
      {isOwner.value && sent < taken && (
        <Button icon="undo" onPress={() => setSaying('taken')}>
          {t('calls.giveBack')}
        </Button>
      )}
      {saying && <SayMadeSheet view={view} what={saying} onClose={() => setSaying(null)} />}
    </section>
  )
}
