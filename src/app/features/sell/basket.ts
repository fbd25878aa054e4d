/**
 * Changes of a basket. A line is known by what it looked like when it was tapped: a tap that comes while another change
 * is under way hits that line or none, never its neighbour. A rounded total was agreed on for exactly these lines: any
 * change of them ends it.
 */

import { same } from '../../../shared/domain/change.ts'
import { asSold, quantityOf } from '../../../shared/domain/yards.ts'
import type { Basket, SaleLine } from './model.ts'

/** One line more; the same good at the same price grows instead. */
export function withLine(line: SaleLine) {
  return (basket: Basket): Basket => {
    const { measure, amount } = asSold(line)
    const grown = basket.lines.find(
      (one) =>
        one.good !== null && one.good === line.good && one.price === line.price && asSold(one).measure === measure,
    )
    if (!grown) return { lines: [...basket.lines, line], discount: 0 }
    return withAmount(grown, asSold(grown).amount + amount)(basket)
  }
}

/** So much of it, in steps of what it is sold in. */
export function withAmount(line: SaleLine, amount: number) {
  return withChange(line, quantityOf(amount, asSold(line).measure))
}

export function withChange(line: SaleLine, change: Partial<SaleLine>) {
  return ({ lines }: Basket): Basket => {
    const place = placeOf(line, lines)
    return { lines: lines.map((one, at) => (at === place ? { ...one, ...change } : one)), discount: 0 }
  }
}

export function withoutLine(line: SaleLine) {
  return ({ lines }: Basket): Basket => {
    const place = placeOf(line, lines)
    return { lines: lines.filter((_, at) => at !== place), discount: 0 }
  }
}

/** Puts a removed line back where it was. */
export function withLineAt(index: number, line: SaleLine) {
  return ({ lines }: Basket): Basket => ({
    lines: [...lines.slice(0, index), line, ...lines.slice(index)],
    discount: 0,
  })
}

function placeOf(line: SaleLine, lines: readonly SaleLine[]): number {
  return lines.findIndex((one) => same(one, line))
}
