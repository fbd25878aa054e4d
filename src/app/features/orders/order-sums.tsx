import { t } from '../../platform/language.ts'
import { Amount } from '../../ui/amount.tsx'
import type { OrderView } from './model.ts'
import { OrderPayment } from './order-payment.tsx'

/** What it came to, and the money that went over the table, both ways. */
export function OrderSums({ view: { id, order, sums, payments } }: { view: OrderView }) {
  const { currency, discount } = order
  return (
    <dl class="card order-sums">
      {discount > 0 && (
        <>
          <Sum label={t('orders.sum')} amount={sums.lines} currency={currency} />
          <Sum label={t('orders.discount')} amount={-discount} currency={currency} />
        </>
      )}
      <Sum label={t('orders.total')} amount={sums.total} currency={currency} strong />
      {sums.returned > 0 && <Sum label={t('returns.sum')} amount={-sums.returned} currency={currency} />}
      {[...payments]
        .sort((a, b) => a.at - b.at)
        .map((payment) => (
          <OrderPayment
            key={`${payment.at} ${payment.amount}`}
            order={id}
            payment={payment}
            currency={currency}
            timed={payments.length > 1}
          />
        ))}
      {sums.owed > 0 && <Sum label={t('pay.waitingTitle')} amount={sums.owed} currency={currency} strong />}
    </dl>
  )
}

interface SumProps {
  label: string
  amount: number
  currency: OrderView['order']['currency']
  strong?: boolean
}

function Sum({ label, amount, currency, strong }: SumProps) {
  return (
    <div class={strong ? 'strong' : ''}>
      <dt>{label}</dt>
      <dd>
        <Amount amount={amount} currency={currency} />
      </dd>
    </div>
  )
}
