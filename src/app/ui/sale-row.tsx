import type { OrderView } from '../../device/store/queries/orders.ts'
import { clock, date, money } from '../platform/format.ts'
import { t } from '../platform/language.ts'
import { people, session } from '../platform/session.ts'
import { Amount } from './amount.tsx'
import { Icon, type IconName } from './icons.tsx'
import { Picture } from './picture.tsx'
import './sale-row.css'

/** A sale in a list: what was sold, for how much, when (with its day, if the list has not said it), and how it stands. */
export function SaleRow({ sale, dated, href }: { sale: OrderView; dated?: boolean; href?: string }) {
  const { id, lines, sums, order } = sale
  const [first, ...others] = lines
  const name = first?.name || t('orders.unnamed')
  const seller = people.value?.find(({ id }) => id === order.person)?.fields.name
  return (
    <a class={`sale-row ${sums.state}`} href={href ?? `/orders/${id}`}>
      <Picture hash={first?.thumb ?? null} alt="" />
      <span class="sale-about">
        <span class="sale-what">
          <span class="sale-names">
            <span class="sale-name">{name}</span>
            {others.length > 0 && <span class="quiet">{t('orders.others', { count: others.length })}</span>}
          </span>
          <Amount amount={sums.total} currency={order.currency} />
        </span>
        <span class="sale-how">
          {dated && <span class="quiet">{date(sums.at)}</span>}
          {isHourKnown(sale) && <span class="quiet">{clock(sums.at)}</span>}
          {seller && <span class="quiet">{seller}</span>}
          <SaleState sale={sale} />
        </span>
      </span>
    </a>
  )
}

/** Of a day that a person set, nobody knows the hour. */
export function isHourKnown({ steps }: OrderView): boolean {
  return !steps.some(({ step }) => step === 'dated')
}

/** How a sale stands, in icons and words: the worst first. */
export function SaleState({ sale }: { sale: OrderView }) {
  return (
    <>
      {statesOf(sale).map(({ icon, text, look }) => (
        <span key={text} class={`sale-state ${look ?? ''}`}>
          <Icon name={icon} />
          {text}
        </span>
      ))}
    </>
  )
}

interface State {
  icon: IconName
  text: string
  look?: 'refused' | 'waiting' | 'owed'
}

function statesOf({ order, sums, refused, waiting, payments, steps }: OrderView): State[] {
  const of = (amount: number) => ({ amount: money(amount, order.currency) })
  const states: State[] = []
  if (refused) states.push({ icon: 'warning', text: t('orders.refused'), look: 'refused' })
  if (sums.state === 'voided') {
    const undone = steps.some(({ step, undo }) => step === 'voided' && undo)
    states.push({ icon: 'undo', text: undone ? t('orders.undone') : t('orders.voided') })
  } else {
    const transfer = payments.some(({ method }) => method === 'transfer')
    if (transfer) states.push({ icon: 'transfer', text: t('orders.transfer') })
    else if (payments.length > 0) states.push({ icon: 'cash', text: t('orders.cash') })
  }
  if (sums.returned > 0 && sums.state !== 'voided')
    states.push({ icon: 'undo', text: t(sums.state === 'returned' ? 'returns.all' : 'returns.some') })
  if (sums.owed > 0) states.push({ icon: 'money', text: t('pay.owed', of(sums.owed)), look: 'owed' })
  if (sums.over > 0) states.push({ icon: 'warning', text: t('pay.over', of(sums.over)), look: 'owed' })
  // A shop that has not joined sends nothing: a mark on every sale would say nothing.
  if (waiting && session.value?.joined) states.push({ icon: 'shuttle', text: t('orders.waiting'), look: 'waiting' })
  if (sums.unsure) states.push({ icon: 'calendar', text: t('orders.unsure') })
  return states
}
