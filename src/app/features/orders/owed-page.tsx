import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { useDb } from '../../platform/session.ts'
import { BigAmount } from '../../ui/big-amount.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty.tsx'
import { Page } from '../../ui/page.tsx'
import { SaleRow } from '../../ui/sale-row.tsx'
import { owing } from './model.ts'

/** The sales that are not all paid, the oldest first. */
export function OwedPage() {
  const db = useDb()
  const found = useLive(() => owing(db), [db])
  return (
    <Page title={t('pay.waitingTitle')} tone="orders" back="/orders">
      {found?.sales.length === 0 && (
        <EmptyState
          picture="orders"
          text={t('pay.waitingNone')}
          action={
            <Button tone="orders" href="/orders">
              {t('orders.all')}
            </Button>
          }
        />
      )}
      {found && found.sales.length > 0 && (
        <>
          <BigAmount amount={found.owed} />
          <ul class="owed-sales">
            {found.sales.map((sale) => (
              <li key={sale.id}>
                <SaleRow sale={sale} dated />
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  )
}
