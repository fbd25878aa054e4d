import { clock, date } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { Amount } from '../../ui/amount.tsx'
import { Icon } from '../../ui/icons.tsx'
import type { OrderView } from './model.ts'

/** What it came to, and the money that went over the table, both ways. */
export function OrderSums({ view: { order, sums, payments } }: { view: OrderView }) {
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
      {[...payments]
        .sort((a, b) => a.at - b.at)
        .map(({ method, amount, given, at }) => (
          <div key={`${at} ${amount}`} class="order-payment">
            <dt>
              <Icon name={method} />
              {amount < 0 ? t('orders.returned') : t(`orders.${method}`)}{' '}
              {amount < 0 && (
                <span class="quiet">
                  {date(at)} {clock(at)}
                </span>
              )}
            </dt>
            <dd>
              <Amount amount={amount} currency={currency} />
            </dd>
            {given !== null && given > amount && (
              <dd class="quiet">
                {t('orders.given')} <Amount amount={given} currency={currency} /> · {t('orders.change')}{' '}
                <Amount amount={given - amount} currency={currency} />
              </dd>
            )}
          </div>
        ))}
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
