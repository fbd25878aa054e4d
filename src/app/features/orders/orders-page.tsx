import { useState } from 'preact/hooks'
import { dayName, money } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { shop, useDb } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { ClaimsBar } from '../../ui/claims-bar.tsx'
import { EmptyState } from '../../ui/empty.tsx'
import { LinkRow } from '../../ui/link-row.tsx'
import { Page } from '../../ui/page.tsx'
import { SaleRow } from '../../ui/sale-row.tsx'
import { byDay, orders, owing, unsentReceipts } from './model.ts'

/** Sales that are read at a time. */
const STEP = 50

/** All sales, newest first, day by day. */
export function OrdersPage() {
  const db = useDb()
  const [limit, setLimit] = useState(STEP)
  // One more than is shown tells whether there are older ones.
  const sales = useLive(() => orders(db, { limit: limit + 1 }), [db, limit])
  const now = Date.now()
  return (
    <Page title={t('common.orders')} tone="orders">
      <ClaimsBar />
      <OwedCard />
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

/** The way to what is still to be paid; nothing as long as all is. */
function OwedCard() {
  const db = useDb()
  const found = useLive(() => owing(db), [db])
  if (!found?.sales.length) return null
  return (
    <nav class="card rows owed-card" aria-label={t('pay.waitingTitle')}>
      <LinkRow
        icon="money"
        title={t('pay.waiting', { count: found.sales.length })}
        help={money(found.owed, shop.value.currency)}
        href="/orders/owed"
      />
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
