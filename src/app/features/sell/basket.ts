/** Changes of a basket. A rounded total was agreed on for exactly its lines: any change of them ends it. */

import type { Basket, SaleLine } from './model.ts'

/** One line more; the same good at the same price grows instead. */
export function withLine({ lines }: Basket, line: SaleLine): Basket {
  const same = lines.findIndex(({ good, price }) => good !== null && good === line.good && price === line.price)
  if (same < 0) return { lines: [...lines, line], discount: 0 }
  return changeLine(same, ({ quantity }) => ({ quantity: quantity + line.quantity }))({ lines, discount: 0 })
}

export function changeLine(index: number, change: (line: SaleLine) => Partial<SaleLine>) {
  return ({ lines }: Basket): Basket => ({
    lines: lines.map((line, at) => (at === index ? { ...line, ...change(line) } : line)),
    discount: 0,
  })
}

export function withoutLine(index: number) {
  return ({ lines }: Basket): Basket => ({ lines: lines.filter((_, at) => at !== index), discount: 0 })
}

/** Puts a removed line back where it was. */
export function withLineAt(index: number, line: SaleLine) {
  return ({ lines }: Basket): Basket => ({
    lines: [...lines.slice(0, index), line, ...lines.slice(index)],
    discount: 0,
  })
}
