/** What a sold line cost. */

import { lessPercent, priceTimes } from './money.ts'
import type { Unit } from './quantity.ts'
import type { CostingFields } from './records.ts'

/**
 * Of a piece that somebody left here to be sold, her share of what it brought; else what its making cost.
 * @param quantity in steps of the unit
 * @returns minor units; null where nobody has said
 */
export function costOf(
  { amount, share }: Partial<CostingFields>,
  { quantity, unit, total }: { quantity: number; unit: Unit; total: number },
): number | null {
  if (share != null) return lessPercent(total, 100 - share)
  return amount == null ? null : priceTimes(amount, quantity, unit)
}
