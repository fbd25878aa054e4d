/** The tab of a customer: what she owes of several sales, and how one payment goes over them. */

import type { StepFields } from './records.ts'

/** What of a sale is still to be paid, minor units. */
export interface Debt {
  order: string
  owed: number
}

/**
 * One payment over several debts, the first of them first: none gets more than it owes.
 * @param debts the oldest first
 * @returns the parts, none of them 0; they come to the payment, or to all that is owed where that is less
 */
export function spreadPayment(amount: number, debts: readonly Debt[]): { order: string; amount: number }[] {
  let left = Math.max(0, amount)
  return debts.flatMap(({ order, owed }) => {
    const part = Math.min(left, Math.max(0, owed))
    left -= part
    return part > 0 ? [{ order, amount: part }] : []
  })
}

/** Who bought: the latest word of any phone; null: nobody said, or nobody any more. */
export function buyerOf(steps: readonly StepFields[]): string | null {
  const named = steps.filter(({ step }) => step === 'customer')
  // Of two words of one moment all phones take the same.
  const text = ({ customer }: StepFields) => customer ?? ''
  return named.sort((a, b) => a.at - b.at || (text(a) < text(b) ? -1 : 1)).at(-1)?.customer ?? null
}
