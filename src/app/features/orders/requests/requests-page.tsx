import { priceTimes, sum } from '../../../../shared/domain/money.ts'
import { isLapsed } from '../../../../shared/domain/request.ts'
import { ago, clock, date } from '../../../platform/format.ts'
import { t } from '../../../platform/language.ts'
import { useLive } from '../../../platform/live.ts'
import { useNow } from '../../../platform/now.ts'
import { useDb } from '../../../platform/session.ts'
import { Amount } from '../../../ui/amount.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty.tsx'
import { Icon, type IconName } from '../../../ui/icons.tsx'
import { Page } from '../../../ui/page.tsx'
import { Picture } from '../../../ui/picture.tsx'
import { type RequestView, requests } from './model.ts'
import './requests.css'
import { Told } from './told.tsx'

/** What buyers far away ask for: those that wait for an answer, the first one first; then the others, newest first. */
export function RequestsPage() {
  const db = useDb()
  const all = useLive(() => requests(db), [db])
  const open = all?.filter(({ state }) => state === 'asked').reverse() ?? []
  const answered = all?.filter(({ state }) => state !== 'asked') ?? []
  return (
    <Page title={t('requests.title')} tone="orders" back="/orders">
      {all?.length === 0 && (
        <EmptyState
          picture="orders"
          text={t('requests.none')}
          action={
            <Button kind="primary" tone="shop" icon="shop" href="/shop/window">
              {t('requests.toWindow')}
            </Button>
          }
        />
      )}
      <ul class="requests">
        {open.map((view) => (
          <li key={view.id}>
            <RequestRow view={view} />
          </li>
        ))}
      </ul>
      <Told />
      {answered.length > 0 && (
        <section class="order-day">
          <h2>{t('requests.answered')}</h2>
          <ul class="requests">
            {answered.map((view) => (
              <li key={view.id}>
                <RequestRow view={view} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}

function RequestRow({ view }: { view: RequestView }) {
  const { id, fields, customer, state, gone } = view
  const now = useNow(60_000)
  const [first, ...others] = fields.lines
  return (
    <a class={`card request-row ${state}`} href={`/orders/asked/${id}`}>
      <Picture hash={first?.thumb ?? null} alt="" />
      <span class="request-about">
        <b class="request-name">
          {first?.name || t('orders.unnamed')}{' '}
          {others.length > 0 && <span class="quiet">{t('orders.others', { count: others.length })}</span>}
        </b>
        <Amount amount={totalOf(view)} currency={fields.currency} />
        <span>{customer?.name ?? t('requests.erased')}</span>
        <span class="quiet">{ago(fields.at, now)}</span>
        <RequestState view={view} />
        {state === 'asked' && gone.length > 0 && (
          <span class="sale-state refused">
            <Icon name="warning" />
            {t('requests.gone')}
          </span>
        )}
      </span>
    </a>
  )
}

const ICONS: Record<RequestView['state'], IconName> = {
  asked: 'orders',
  taken: 'check',
  declined: 'close',
  withdrawn: 'undo',
  cancelled: 'undo',
}

/** How a request stands, and until when what it asks for is kept. */
export function RequestState({ view: { fields, state } }: { view: RequestView }) {
  const now = useNow(60_000)
  const { until } = fields
  return (
    <>
      <span class={`sale-state ${state === 'asked' ? 'owed' : ''}`}>
        <Icon name={ICONS[state]} />
        {t(`requests.state.${state}`)}
      </span>
      {state === 'asked' && until !== null && (
        <span class="quiet">
          {isLapsed(fields, now)
            ? t('requests.lapsed')
            : t('requests.held', { when: `${date(until)} ${clock(until)}` })}
        </span>
      )}
    </>
  )
}

export function totalOf({ fields }: RequestView): number {
  return sum(fields.lines.map(({ price, quantity, unit }) => priceTimes(price, quantity, unit)))
}
