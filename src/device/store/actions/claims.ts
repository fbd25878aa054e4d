/** How a claim of two on one piece ends (SYNC 14): by operations like any other. */

import { stepsIn } from '../../../shared/domain/quantity.ts'
import { asSold, measureOf, quantityOf } from '../../../shared/domain/yards.ts'
import type { ShopDatabase } from '../database.ts'
import type { Claim, ClaimingSale } from '../queries/claims.ts'
import type { Tile } from '../queries/shelf.ts'
import { readState, writeState } from '../state.ts'
import { changeStock } from './goods.ts'
import { type SaleLine, voidSale } from './sales.ts'

/** As many more were made as are missing. */
export async function madeAnother(db: ShopDatabase, { good, missing }: Pick<Claim, 'good' | 'missing'>): Promise<void> {
  await changeStock(db, good, missing, 'made')
}

/** Takes the whole sale back, and what was paid for it. */
export async function refund(db: ShopDatabase, { view }: ClaimingSale, reason: string): Promise<void> {
  await voidSale(db, view.id, { reason, undo: false })
}

/**
 * Another good takes the place of the claimed one: the sale is taken back, and what it held lies in the basket with the
 * other good, to be sold and paid anew.
 */
export async function swap(
  db: ShopDatabase,
  { view }: ClaimingSale,
  claimed: string,
  instead: Tile,
  reason: string,
): Promise<void> {
  const kept = view.lines.filter(({ good }) => good !== claimed).map(lineAgain)
  const claim = view.lines.find(({ good }) => good === claimed)
  const { id, name, unit, thumb } = instead
  const measure = measureOf(instead)
  const before = claim && asSold(claim)
  const amount = before?.measure === measure ? before.amount : stepsIn(measure)
  const price = instead.price ?? 0
  const other: SaleLine = { good: id, name, unit, thumb, ...quantityOf(amount, measure), price, listPrice: price }
  const also = async () => {
    const lines = (await readState(db, 'basket'))?.lines ?? []
    await writeState(db, 'basket', { lines: [...lines, ...kept, other], discount: 0 })
  }
  await voidSale(db, view.id, { reason, undo: false, also })
}

function lineAgain({ good, name, unit, quantity, yards, listPrice, price, thumb }: SaleLine): SaleLine {
  return { good, name, unit, quantity, ...(yards ? { yards } : {}), listPrice, price, thumb }
}
