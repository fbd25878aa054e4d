/** A quantity is an integer in the smallest step of its unit: 2.35 metres are 235, half a kilogram is 500. */

export const UNITS = ['piece', 'pack', 'metre', 'kilogram'] as const
export type Unit = (typeof UNITS)[number]

/** Decimals of each unit: a metre is counted in centimetres, a kilogram in grams. */
export const DECIMALS: Record<Unit, number> = { piece: 0, pack: 0, metre: 2, kilogram: 3 }

/** Steps in one unit: 100 for a metre. */
export function stepsIn(unit: Unit): number {
  return 10 ** DECIMALS[unit]
}

/** The largest quantity of one line or movement, in steps: far above any trade, far below where sums lose a unit. */
export const MAX_QUANTITY = 1_000_000_000
