/** What is derived of an order: its sums and its state. Nothing of this is stored anywhere. */

import { sum } from './money.ts'
import type { LineFields, OrderFields, PaymentFields, ReturnFields, StepFields } from './records.ts'

/** `part`: something was paid, and not all; `returned`: all of it came back. */
export type OrderState = 'open' | 'part' | 'paid' | 'returned' | 'voided'

export interface OrderSums {
  /** Sum of the lines before the discount. */
  lines: number
  /** Less the discount: what it came to when it was made. */
  total: number
  /** What of that came back with returned goods; two phones that took back the same thing may have made it more. */
  returned: number
  paid: number
  /** What is still to be paid; of a voided sale nothing. */
  owed: number
  /** What was paid beyond that, to be given back: two phones took the same money, or a void knew of less than was paid. */
  over: number
  state: OrderState
  /** When it happened: as recorded, or as a person set the day. */
  at: number
  unsure: boolean
}

type SoldLine = LineFields & { id: string }

/** Sums and state from the facts; any order of the facts gives the same. */
export function orderSums(
  order: OrderFields,
  lines: readonly SoldLine[],
  payments: readonly PaymentFields[],
  steps: readonly StepFields[],
  returns: readonly ReturnFields[] = [],
): OrderSums {
  const lineSum = sum(lines.map((line) => line.total))
  const total = Math.max(0, lineSum - order.discount)
  const paid = sum(payments.map((payment) => payment.amount))
  const dated = latestOf(steps.filter((step) => step.step === 'dated'))
  const voided = steps.some((step) => step.step === 'voided')
  const returned = Math.min(total, sum(returns.map((one) => one.amount)))
  const owing = (voided ? 0 : total - returned) - paid
  return {
    lines: lineSum,
    total,
    returned,
    paid,
    owed: Math.max(0, owing),
    over: Math.max(0, -owing),
    state: voided
      ? 'voided'
      : isAllBack(lines, returns)
        ? 'returned'
        : owing <= 0
          ? 'paid'
          : paid > 0
            ? 'part'
            : 'open',
    at: dated?.day ?? order.at,
    unsure: order.unsure === true && dated === undefined,
  }
}

/** Whether every thing that was sold came back. */
function isAllBack(lines: readonly SoldLine[], returns: readonly ReturnFields[]): boolean {
  const back = (line: SoldLine) => sum(returns.flatMap((one) => (one.line === line.id ? one.quantity : [])))
  return returns.length > 0 && lines.every((line) => back(line) >= line.quantity)
}

function latestOf(steps: readonly StepFields[]): StepFields | undefined {
  return [...steps].sort((a, b) => a.at - b.at || (a.day ?? 0) - (b.day ?? 0)).at(-1)
}
