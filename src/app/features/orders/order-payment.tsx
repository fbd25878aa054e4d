import type { Currency } from '../../../shared/domain/money.ts'
import type { PaymentFields } from '../../../shared/domain/records.ts'
import type { Slip } from '../../../shared/domain/slip.ts'
import { clock, date } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { useDb } from '../../platform/session.ts'
import { Amount } from '../../ui/amount.tsx'
import { Icon } from '../../ui/icons.tsx'
import { bankName } from '../../ui/pay/bank.ts'
import { slipUses } from './model.ts'

interface OrderPaymentProps {
  order: string
  payment: PaymentFields
  currency: Currency
  /** Whether it is said when: one of several, or it would be the time of the sale. */
  timed: boolean
}

/** Money that went over the table, this way or that, and the slip that was shown for it. */
export function OrderPayment({ order, payment, currency, timed }: OrderPaymentProps) {
  const { method, amount, given, slip, at } = payment
  return (
    <div class="order-payment">
      <dt>
        <Icon name={method} />
        {amount < 0 ? t('orders.returned') : t(`orders.${method}`)}{' '}
        {timed && (
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
      {slip && <PaymentSlip order={order} slip={slip} />}
    </div>
  )
}

/** Two phones can take one slip before they hear of each other: it is said as soon as both are here. */
function PaymentSlip({ order, slip }: { order: string; slip: Slip }) {
  const db = useDb()
  const { bank, reference } = slip
  const uses = useLive(() => slipUses(db, { bank, reference }), [db, bank, reference])
  const others = uses?.filter(({ id }) => id !== order) ?? []
  return (
    <dd class="order-slip">
      <p class="quiet">
        {bankName(bank)} · {reference}
      </p>
      {others.map((sale) => (
        <a key={sale.id} class="order-slip-again" href={`/orders/${sale.id}`}>
          <Icon name="warning" />
          {t('pay.slipAgain')}: {sale.lines[0]?.name || t('orders.unnamed')}, {date(sale.sums.at)} {clock(sale.sums.at)}
        </a>
      ))}
    </dd>
  )
}
