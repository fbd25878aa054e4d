import type { OrderView } from '../../../device/store/queries/orders.ts'
import type { Slip } from '../../../shared/domain/slip.ts'
import { clock, date } from '../../platform/format.ts'
import { t } from '../../platform/language.ts'
import { Amount } from '../amount.tsx'
import { Icon } from '../icons.tsx'
import { Picture } from '../picture.tsx'
import { bankName } from './bank.ts'

/** What a slip says of itself. */
export function SlipCard({ slip }: { slip: Slip }) {
  return (
    <div class="card slip-card" role="status">
      <Icon name="receipt" />
      <div>
        <b>{bankName(slip.bank)}</b>
        <p class="slip-reference">
          <span class="heard">{t('pay.reference')} </span>
          {slip.reference}
        </p>
        <p class="quiet">{t('pay.slipNew')}</p>
      </div>
    </div>
  )
}

interface UsedSlipProps {
  slip: Slip
  /** The sales that it was shown for, the first of them at least. */
  uses: readonly OrderView[]
}

/** A slip that was shown before: for what, and when. */
export function UsedSlip({ slip, uses }: UsedSlipProps) {
  return (
    <div class="card slip-used" role="alert">
      <p class="slip-used-head">
        <Icon name="warning" />
        {t('pay.slipUsed')}
      </p>
      {uses.map((sale) => (
        <UsedFor key={sale.id} sale={sale} slip={slip} />
      ))}
      <p>{t('pay.slipUsedHelp')}</p>
      <p class="quiet slip-reference">
        {bankName(slip.bank)} · {slip.reference}
      </p>
    </div>
  )
}

function UsedFor({ sale: { lines, order, payments, sums }, slip }: { sale: OrderView; slip: Slip }) {
  const [first] = lines
  const payment = payments.find((one) => one.slip?.reference === slip.reference && one.slip.bank === slip.bank)
  const at = payment?.at ?? sums.at
  return (
    <div class="slip-use">
      <Picture hash={first?.thumb ?? null} alt="" />
      <div>
        <p>{first?.name || t('orders.unnamed')}</p>
        <p>
          {date(at)} {clock(at)}
        </p>
      </div>
      <Amount amount={payment?.amount ?? sums.total} currency={order.currency} />
    </div>
  )
}
