import type { Currency } from '../../shared/domain/money.ts'
import { moneyParts } from '../platform/format.ts'
import { shop } from '../platform/session.ts'
import { Amount } from './amount.tsx'
import './big-amount.css'

interface BigAmountProps {
  amount: number
  /** The shop's own unless said otherwise. */
  currency?: Currency
  huge?: boolean
}

/** The one number of a screen, never wider than it. */
export function BigAmount({ amount, currency = shop.value.currency, huge }: BigAmountProps) {
  return (
    <span class={`big-amount ${huge ? 'huge' : ''}`} style={{ '--length': moneyParts(amount, currency).digits.length }}>
      <Amount amount={amount} currency={currency} />
    </span>
  )
}
