import { useEffect, useState } from 'preact/hooks'
import type { ShopDatabase } from '../../../device/store/database.ts'
import { dayName, money } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { session, shop, useDb } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { ClaimsBar } from '../../ui/claims-bar.tsx'
import { EmptyState } from '../../ui/empty.tsx'
import { LinkRow } from '../../ui/link-row.tsx'
import { Page } from '../../ui/page.tsx'
import { SaleRow } from '../../ui/sale-row.tsx'
import { clearAddresses } from './customers/model.ts'
import { byDay, calls, isOpen, orders, owing, requestCounts, toSend, unsentReceipts } from './model.ts'

/** Sales that are read at a time. */
const STEP = 50

/** All sales, newest first, day by day. */
export function OrdersPage() {
  const db = useDb()
  const [limit, setLimit] = useState(STEP)
  // One more than is shown tells whether there are older ones.
  const sales = useLive(() => orders(db, { limit: limit + 1 }), [db, limit])
  const now = Date.now()
  useEffect(() => void tidy(db), [db])
  return (
    <Page title={t('common.orders')} tone="orders">
      <ClaimsBar />
      <Ways />
      <UnsentCard />
      {sales?.length === 0 && (
        <EmptyState
          picture="orders"
          text={t('orders.none')}
          action={
            <Button kind="primary" tone="sell" icon="sell" href="/sell">
              {t('orders.toSell')}
            </Button>
          }
        />
      )}
      {byDay((sales ?? []).slice(0, limit), shop.value.zone).map((day) => (
        <section key={day.from} class="order-day">
          <h2>{dayName(day.from, now)}</h2>
          <ul>
            {day.sales.map((sale) => (
              <li key={sale.id}>
                <SaleRow sale={sale} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {sales && sales.length > limit && (
        <Button icon="down" onPress={() => setLimit(limit + STEP)}>
          {t('orders.older')}
        </Button>
      )}
    </Page>
  )
}

/** What the sales bring along: addresses that are not needed any more go. */
async function tidy(db: ShopDatabase): Promise<void> {
  // A full phone clears nothing; it looks again another day.
  if (session.value?.role === 'owner') await clearAddresses(db).catch(() => {})
}

/** The ways to what is still to be paid, as long as something is, and to the customers. */
function Ways() {
  const db = useDb()
  const found = useLive(() => owing(db), [db])
  const asked = useLive(() => requestCounts(db), [db])
  const large = useLive(() => calls(db), [db])
  const waiting = useLive(() => toSend(db), [db])
  const owed = found && found.sales.length > 0
  const offered = large?.filter(isOpen).length ?? 0
  return (
    <nav class={`card rows ${owed || asked?.open || offered ? 'owed-card' : ''}`} aria-label={t('customers.title')}>
      {owed && (
        <LinkRow
          icon="money"
          title={t('pay.waiting', { count: found.sales.length })}
          help={money(found.owed, shop.value.currency)}
          href="/orders/owed"
        />
      )}
      {asked !== undefined && asked.all > 0 && (
        <LinkRow
          icon="orders"
          title={t('requests.title')}
          help={asked.open > 0 ? t('requests.open', { count: asked.open }) : t('requests.short')}
          href="/orders/asked"
        />
      )}
      {large !== undefined && large.length > 0 && (
        <LinkRow
          icon="people"
          title={t('calls.title')}
          help={offered > 0 ? t('calls.open', { count: offered }) : t('calls.short')}
          href="/orders/calls"
        />
      )}
      {waiting !== undefined && waiting.length > 1 && (
        <LinkRow
          icon="print"
          title={t('papers.several', { count: waiting.length })}
          help={t('papers.labels')}
          href="/orders/labels"
        />
      )}
      <LinkRow icon="people" title={t('customers.title')} help={t('customers.short')} href="/orders/customers" />
    </nav>
  )
}

/** The way to the receipts that were put aside. */
function UnsentCard() {
  const db = useDb()
  const unsent = useLive(() => unsentReceipts(db), [db])
  if (!unsent?.length) return null
  const title = t('receipts.laterTitle', { count: unsent.length })
  return (
    <nav class="card rows" aria-label={title}>
      <LinkRow icon="share" title={title} href="/orders/receipts" />
    </nav>
  )
}
