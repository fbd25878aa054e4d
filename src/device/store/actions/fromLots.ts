/** First expiry, first out: which lots the lines of a sale are taken from. Loaded where there are lots. */

import { firstExpiryFirstOut } from '../../../shared/domain/lots.ts'
import { shareOut } from '../../../shared/domain/money.ts'
import { totalOf, worthOfPart } from '../../../shared/domain/yards.ts'
import type { ShopDatabase } from '../database.ts'
import { lotsOf } from '../queries/lots.ts'
import { fitsOneSale, type LotLine, type SaleLine } from './sales.ts'

/**
 * The lines with the lots that they are taken from; one that no single lot holds becomes several, which come to the same
 * amount. Where they would not fit one sale any more, they stay as they are: the sale counts for more than its lots.
 */
export async function fromLots(db: ShopDatabase, lines: readonly SaleLine[]): Promise<readonly LotLine[]> {
  const goods = [...new Set(lines.flatMap(({ good }) => good ?? []))]
  const lots = new Map(await Promise.all(goods.map(async (good) => [good, await lotsOf(db, good)] as const)))
  const taken = lines.flatMap((line): LotLine[] => {
    const here = lots.get(line.good ?? '') ?? []
    if (here.length === 0) return [line]
    const parts = firstExpiryFirstOut(here, line.quantity)
    for (const { lot, quantity } of parts) for (const one of here) if (one.id === lot) one.left -= quantity
    let rest = totalOf(line)
    const yards = line.yards
      ? shareOut(
          line.yards,
          parts.map(({ quantity }) => quantity),
        )
      : []
    return parts.map(({ lot, quantity }, index) => {
      const total = index === parts.length - 1 ? rest : worthOfPart(line, quantity)
      rest -= total
      return { ...line, quantity, total, ...(yards[index] ? { yards: yards[index] } : {}), ...(lot ? { lot } : {}) }
    })
  })
  return fitsOneSale(taken) ? taken : lines
}
