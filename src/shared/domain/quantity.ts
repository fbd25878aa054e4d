/** A quantity is an integer in the smallest step of its unit: 2.35 metres are 235, half a kilogram is 500. */

export const UNITS = ['piece', 'pack', 'metre', 'kilogram'] as const
export type Unit = (typeof UNITS)[number]

/** What things are counted in where they are sold: a good of metres may be sold by the yard. */
export type Measure = Unit | 'yard'

/** Decimals of each: a metre is counted in centimetres, a kilogram in grams. */
export const DECIMALS: Record<Measure, number> = { piece: 0, pack: 0, metre: 2, kilogram: 3, yard: 2 }

/** Steps in one unit: 100 for a metre. */
export function stepsIn(unit: Measure): number {
  return 10 ** DECIMALS[unit]
}

/** The largest quantity of one line or movement, in steps: far above any trade, far below where sums lose a unit. */
export const MAX_QUANTITY = 1_000_000_000
