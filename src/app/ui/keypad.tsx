import type { ComponentChildren } from 'preact'
import { CURRENCIES, type Currency, MAX_AMOUNT } from '../../shared/domain/money.ts'
import { moneyParts } from '../platform/format.ts'
import { NumberKeypad } from './number-keypad.tsx'

interface AmountKeypadProps {
  /** Minor units; null as long as nothing was typed. */
  value: number | null
  onChange: (amount: number | null) => void
  currency: Currency
  /** Amounts that are one tap away: rounded down, 5 % less, a note that buyers hand over. */
  quickSteps?: { label: string; amount: number }[]
  /** What the amount is, for a screen reader. */
  label: string
  /** Before the amount, small: what it was. */
  beside?: ComponentChildren
}

/** The keypad for money. */
export function AmountKeypad({ currency, ...rest }: AmountKeypadProps) {
  const { minor, decimals, symbol } = CURRENCIES[currency]
  const format = (amount: number) => moneyParts(amount, currency).digits
  return <NumberKeypad {...rest} scale={{ one: 10 ** minor, decimals, max: MAX_AMOUNT, suffix: symbol, format }} />
}
