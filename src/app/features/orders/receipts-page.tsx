import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { useDb } from '../../platform/session.ts'
import { EmptyState } from '../../ui/empty.tsx'
import { Page } from '../../ui/page.tsx'
import { SaleRow } from '../../ui/sale-row.tsx'
import { ordersById, unsentReceipts } from './model.ts'

/** Receipts that were put aside until there is a network. */
export function ReceiptsPage() {
  const db = useDb()
  const sales = useLive(async () => ordersById(db, await unsentReceipts(db)), [db])
  return (
    <Page title={t('receipts.laterTitle', { count: sales?.length ?? 0 })} tone="orders" back="/orders">
      {sales?.length === 0 && <EmptyState picture="orders" text={t('receipts.laterNone')} />}
      <ul class="order-day">
        {sales?.map((sale) => (
          <li key={sale.id}>
            <SaleRow sale={sale} dated href={`/orders/${sale.id}/receipt`} />
          </li>
        ))}
      </ul>
    </Page>
  )
}
