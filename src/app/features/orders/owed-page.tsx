import { buyerOf } from '../../../shared/domain/credit.ts'
import { sum } from '../../../shared/domain/money.ts'
import { groupBy } from '../../../shared/group.ts'
import { money } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { shop, useDb } from '../../platform/session.ts'
import { BigAmount } from '../../ui/big-amount.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty.tsx'
import { LinkRow } from '../../ui/link-row.tsx'
import { Page } from '../../ui/page.tsx'
import { SaleRow } from '../../ui/sale-row.tsx'
import { customers } from './customers/model.ts'
import { type OrderView, owing } from './model.ts'

/** The sales that are not all paid, the oldest first, those of one customer together. */
export function OwedPage() {
  const db = useDb()
  const found = useLive(() => owing(db), [db])
  const names = useLive(async () => new Map((await customers(db)).map(({ id, fields }) => [id, fields.name])), [db])
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
      {names && found && found.sales.length > 0 && (
        <>
          <BigAmount amount={found.owed} />
          {[...groupBy(found.sales, (sale) => buyerOf(sale.steps))].map(([buyer, sales]) => (
            <Debts key={buyer} name={(buyer && names.get(buyer)) || null} buyer={buyer} sales={sales} />
          ))}
        </>
      )}
    </Page>
  )
}

interface DebtsProps {
  buyer: string | null
  /** null: nobody is named, or she was erased. */
  name: string | null
  sales: readonly OrderView[]
}

/** What one customer owes, with the way to her page. */
function Debts({ buyer, name, sales }: DebtsProps) {
  const owed = sum(sales.map(({ sums }) => sums.owed))
  return (
    <section class="order-day" aria-label={name ?? t('customers.unnamed')}>
      {name ? (
        <nav class="card rows" aria-label={name}>
          <LinkRow
            icon="people"
            title={name}
            help={t('pay.owed', { amount: money(owed, shop.value.currency) })}
            href={`/orders/customers/${buyer}`}
          />
        </nav>
      ) : (
        <h2>{t('customers.unnamed')}</h2>
      )}
      <ul>
        {sales.map((sale) => (
          <li key={sale.id}>
            <SaleRow sale={sale} dated />
          </li>
        ))}
      </ul>
    </section>
  )
}
