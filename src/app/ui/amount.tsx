import type { Currency } from '../../shared/domain/money.ts'
import { moneyParts } from '../platform/format.ts'
import { shop } from '../platform/session.ts'

interface AmountProps {
  amount: number
  /** The shop's own unless said otherwise. */
  currency?: Currency
  class?: string
}

/** An amount of money: digits of one width, the sign of the currency small. */
export function Amount({ amount, currency = shop.value.currency, ...rest }: AmountProps) {
  const { digits, symbol } = moneyParts(amount, currency)
  return (
    <span class={`amount ${rest.class ?? ''}`}>
      {digits}
      <small>{symbol}</small>
    </span>
  )
}
