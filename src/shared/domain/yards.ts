/**
 * Cloth that is sold by the yard (หลา). A good keeps its price of a metre and its stock in centimetres, as every phone and
 * server knows them; a line says of itself how many hundredths of a yard it was sold as.
 *
 * A yard is 0.9144 m. Since it is shorter than a metre, the price of a yard survives the way to that of a metre and back, to
 * the satang: the error of the first rounding, at most half a satang, is less than half of one on the way back. So the
 * price of a yard need not be kept. The hundredths of a yard would not survive as centimetres: those are kept. A line comes
 * to the price of a yard times its hundredths, rounded once: what is shown is what is charged.
 */

import { fromCentimetres, toCentimetres } from './length.ts'
import { divideRounded, priceTimes } from './money.ts'
import type { Measure, Unit } from './quantity.ts'

const YARD = 9144n
const METRE = 10_000n

export function yardPrice(metre: number): number {
  return divideRounded(BigInt(metre) * YARD, METRE)
}

export function metrePrice(yard: number): number {
  return divideRounded(BigInt(yard) * METRE, YARD)
}

/** What a person counts a good in when it is sold. */
export function measureOf({ unit, soldIn }: { unit: Unit; soldIn?: 'yard' | null | undefined }): Measure {
  return unit === 'metre' && soldIn ? soldIn : unit
}

/** The price of one unit as that of one of the measure, and back. */
export const priceIn = (measure: Measure, price: number) => (measure === 'yard' ? yardPrice(price) : price)
export const priceFrom = (measure: Measure, price: number) => (measure === 'yard' ? metrePrice(price) : price)

interface Sold {
  unit: Unit
  /** In steps of the unit. */
  quantity: number
  /** Of one unit. */
  price: number
  /** Hundredths. */
  yards?: number | undefined
}

/** Of what lies in steps of the unit, how much it is in steps of the measure. */
export const amountIn = (measure: Measure, quantity: number) =>
  measure === 'yard' ? fromCentimetres(quantity, 'yard') : quantity

/** What is left of it, as it is told: in tenths of a yard, since it is counted in centimetres, of which a yard has 91.44. */
export const leftIn = (measure: Measure, quantity: number) =>
  measure === 'yard' ? Math.round(amountIn(measure, quantity) / 10) * 10 : quantity

/** How much of a good: so many steps of a measure, as a line keeps it. */
export function quantityOf(amount: number, measure: Measure): { quantity: number; yards?: number } {
  return measure === 'yard' ? { quantity: toCentimetres(amount, 'yard'), yards: amount } : { quantity: amount }
}

/** A line in what was agreed on: how much of which measure at which price. */
export function asSold({ unit, quantity, price, yards }: Sold): { measure: Measure; amount: number; price: number } {
  if (!yards) return { measure: unit, amount: quantity, price }
  return { measure: 'yard', amount: yards, price: yardPrice(price) }
}

/** What a line comes to. */
export function totalOf(line: Sold): number {
  const { measure, amount, price } = asSold(line)
  return priceTimes(price, amount, measure)
}

/** What a part of a line is worth, in steps of its unit. */
export function worthOfPart(line: Sold, part: number): number {
  return line.yards
    ? divideRounded(BigInt(totalOf(line)) * BigInt(part), BigInt(line.quantity))
    : priceTimes(line.price, part, line.unit)
}
