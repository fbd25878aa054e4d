/**
 * Lengths as weavers and market people count them. Stored are whole centimetres; written are hundredths of a unit. All in
 * integers: a sixteenth of a millimetre too much, a hundred times, is a cloth too short.
 */

/** Hundredths of a centimetre in one: หลา (yard), วา, ศอก (cubit), คืบ (span). */
const HUNDREDTHS = { cm: 100, yard: 9144, wa: 20_000, sok: 5_000, khuep: 2_500 } as const
export type LengthUnit = keyof typeof HUNDREDTHS
export const LENGTH_UNITS = Object.keys(HUNDREDTHS) as LengthUnit[]

/** Whole centimetres of so many hundredths of a unit, rounded half up. */
export function toCentimetres(hundredths: number, unit: LengthUnit): number {
  return divide(hundredths * HUNDREDTHS[unit], 10_000)
}

/** Hundredths of a unit in so many centimetres, rounded half up. */
export function fromCentimetres(cm: number, unit: LengthUnit): number {
  return divide(cm * 10_000, HUNDREDTHS[unit])
}

/** Of what is never negative and far below where integers end. */
function divide(numerator: number, denominator: number): number {
  return Math.floor((2 * numerator + denominator) / (2 * denominator))
}
