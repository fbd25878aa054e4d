import { useState } from 'preact/hooks'
import { priceTimes } from '../../../../shared/domain/money.ts'
import { declineOf, isSaid } from '../../../../shared/domain/request.ts'
import { LANGUAGES } from '../../../../shared/i18n/languages.ts'
import { clock, date, money, quantity } from '../../../platform/format.ts'
import { navigate } from '../../../platform/history.ts'
import { language, t } from '../../../platform/language.ts'
import { useLive } from '../../../platform/live.ts'
import { useFetched } from '../../../platform/pictures.ts'
import { session, useDb } from '../../../platform/session.ts'
import { share } from '../../../platform/share.ts'
import { Amount } from '../../../ui/amount.tsx'
import { BigAmount } from '../../../ui/big-amount.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty.tsx'
import { wordsFor } from '../../../ui/failures.ts'
import { Icon } from '../../../ui/icons.tsx'
import { LinkRow } from '../../../ui/link-row.tsx'
import { Page } from '../../../ui/page.tsx'
import { Picture } from '../../../ui/picture.tsx'
import { toast } from '../../../ui/toast.tsx'
import { addressLine, telephone } from '../customers/words.ts'
import { type RequestView, request, takeRequest } from './model.ts'
import './requests.css'
import { RequestState, totalOf } from './requests-page.tsx'
import { SaySheet } from './say-sheet.tsx'

/** What one buyer asks for, what was said of it, and the answers that a shop may give. */
export function RequestPage({ id }: { id: string }) {
  const db = useDb()
  const view = useLive(async () => (await request(db, id)) ?? null, [db, id])
  return (
    <Page title={t(view === null ? 'requests.missing' : 'requests.title')} tone="orders" back="/orders/asked">
      {view === null && (
        <EmptyState
          picture="orders"
          text={t('requests.missing')}
          action={
            <Button tone="orders" href="/orders/asked">
              {t('requests.all')}
            </Button>
          }
        />
      )}
      {view && <Request view={view} />}
    </Page>
  )
}

function Request({ view }: { view: RequestView }) {
  const { fields, replies, state, order, gone } = view
  const crossed = state === 'taken' && isSaid(replies, 'withdrawn')
  return (
    <>
      <div class="order-head">
        <BigAmount amount={totalOf(view)} currency={fields.currency} />
        <p class="order-states">
          <RequestState view={view} />
        </p>
      </div>
      {crossed && <Warning title={t('requests.state.withdrawn')} text={t('requests.crossed')} />}
      {state === 'asked' && gone.length > 0 && <Warning title={t('requests.gone')} text={t('requests.goneHelp')} />}
      <Lines view={view} />
      <Asker view={view} />
      <Talk view={view} />
      {order && (
        <nav class="card rows" aria-label={t('requests.order')}>
          <LinkRow icon="orders" title={t('requests.order')} href={`/orders/${order}`} />
        </nav>
      )}
      {state === 'asked' && <Answers view={view} />}
    </>
  )
}

function Warning({ title, text }: { title: string; text: string }) {
  return (
    <div class="card order-refused" role="status">
      <p class="order-refused-head">
        <Icon name="warning" />
        {title}
      </p>
      <p>{text}</p>
    </div>
  )
}

function Lines({ view: { fields, gone } }: { view: RequestView }) {
  return (
    <ul class="card order-lines" aria-label={t('requests.wants')}>
      {fields.lines.map((line) => (
        <li key={line.good}>
          <Picture hash={line.thumb} alt="" />
          <div class="order-what">
            <p class="order-name">
              <a href={`/goods/${line.good}`}>{line.name || t('orders.unnamed')}</a>
            </p>
            <p class="quiet">
              {quantity(line.quantity, line.unit)} × {money(line.price, fields.currency)}
            </p>
            {gone.includes(line.good) && <p class="order-came">{t('requests.gone')}</p>}
          </div>
          <Amount amount={priceTimes(line.price, line.quantity, line.unit)} currency={fields.currency} />
        </li>
      ))}
    </ul>
  )
}

/** Who asks, how to reach her, and where it is to go. */
function Asker({ view: { fields, customer } }: { view: RequestView }) {
  if (!customer) return <p class="quiet">{t('requests.erased')}</p>
  const dial = telephone(customer.contact)
  const address = addressLine(customer)
  const reads = new Map<string, string>(Object.entries(LANGUAGES)).get(fields.language)
  return (
    <section class="card stack request-asker" aria-label={t('requests.buyer')}>
      <h2>
        <Icon name="people" />
        {customer.name}
      </h2>
      {customer.contact && <p>{dial ? <a href={`tel:${dial}`}>{customer.contact}</a> : customer.contact}</p>}
      {fields.pickup ? (
        <p class="request-way">
          <Icon name="shop" />
          {t('requests.pickup')}
        </p>
      ) : (
        <p class="request-way">
          <Icon name="orders" />
          {address}
        </p>
      )}
      {customer.note && <blockquote class="request-note">{customer.note}</blockquote>}
      {reads && fields.language !== language.value && <p class="quiet">{t('requests.reads', { language: reads })}</p>}
    </section>
  )
}

/** What was said, the first word first. */
function Talk({ view: { replies } }: { view: RequestView }) {
  if (replies.length === 0) return null
  return (
    <section class="card stack" aria-label={t('requests.talk')}>
      {replies.map(({ what, text, picture, at }) => {
        const reason = declineOf(text)
        return (
          <div key={`${at} ${what}`} class={`request-word ${what === 'asked' || what === 'declined' ? 'ours' : ''}`}>
            <p class="quiet">
              {t(`requests.says.${what}`)} · {date(at)} {clock(at)}
            </p>
            {text && <p>{reason ? t(`requests.because.${reason}`) : text}</p>}
            {picture && <Slip hash={picture} />}
          </div>
        )
      })}
    </section>
  )
}

function Slip({ hash }: { hash: string }) {
  useFetched(hash)
  return <Picture hash={hash} alt={t('requests.says.slip')} whole />
}

/** The three answers; the page of the buyer tells her each. */
function Answers({ view }: { view: RequestView }) {
  const db = useDb()
  const [saying, setSaying] = useState<'declined' | 'asked' | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const { id, fields, gone } = view

  async function take() {
    setFailure(null)
    try {
      const order = await takeRequest(db, id, fields)
      navigate(`/orders/${order}`, { replace: true })
    } catch (error) {
      return setFailure(wordsFor(error, t('orders.failed')))
    }
    toast(t('requests.takenNow'))
  }
  async function send() {
    const url = `${location.origin}/o/${fields.link}`
    if ((await share({ title: t('requests.title'), url })) === 'copied') toast(t('common.copied'))
  }
  return (
    <div class="stack">
      {failure && <p role="alert">{failure}</p>}
      {gone.length === 0 && (
        <Button kind="primary" tone="orders" big icon="check" onPress={take}>
          {t('requests.take')}
        </Button>
      )}
      <Button icon="edit" big onPress={() => setSaying('asked')}>
        {t('requests.ask')}
      </Button>
      <Button kind="danger" big icon="close" onPress={() => setSaying('declined')}>
        {t('requests.decline')}
      </Button>
      {session.value?.joined && (
        <Button icon="share" onPress={send}>
          {t('requests.share')}
        </Button>
      )}
      {saying && <SaySheet request={id} what={saying} gone={gone.length > 0} onClose={() => setSaying(null)} />}
    </div>
  )
}
