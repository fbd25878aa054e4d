/** What the sell screens ask of the phone; nothing else here knows the database. */

import {
  fitsOneSale,
  type PaymentInput,
  recordSale,
  type SaleLine,
  saleTotal,
  voidSale,
} from '../../../device/store/actions/sales.ts'
import { type Basket, readBasket, saveBasket } from '../../../device/store/basket.ts'
import type { ShopDatabase } from '../../../device/store/database.ts'
import type { Tile } from '../../../device/store/queries/shelf.ts'
import { stepsIn } from '../../../shared/domain/quantity.ts'
import { measureOf, quantityOf, totalOf } from '../../../shared/domain/yards.ts'

export { linesTotal, type PaymentInput, type SaleLine, saleTotal } from '../../../device/store/actions/sales.ts'
export { type Basket, readBasket } from '../../../device/store/basket.ts'
export { good } from '../../../device/store/queries/goods.ts'
export { type OnShelf, shelf, type Tile, tiles } from '../../../device/store/queries/shelf.ts'
export { syncStatus } from '../../../device/store/queries/sync.ts'

/** A sale that is on disk, as the done view tells of it. */
export interface Sold extends PaymentInput {
  order: string
  total: number
  /** The basket that it was; null for a sale straight from the grid. */
  basket: Basket | null
}

/** The change of the basket that is under way. */
let changes: Promise<unknown> = Promise.resolve()

/** A line of so much of a good, in steps of what it is sold in, at a price of one unit; a haggled price is the line's, the good keeps its own. */
export function lineOf(tile: Tile, amount: number, price: number): SaleLine {
  const { id, name, unit, thumb, price: own } = tile
  return { good: id, name, unit, ...quantityOf(amount, measureOf(tile)), listPrice: own ?? price, price, thumb }
}

/** A line of an amount alone. */
export function amountLine(amount: number, name: string): SaleLine {
  return { good: null, name, unit: 'piece', quantity: 1, listPrice: amount, price: amount, thumb: null }
}

export const lineTotal: (line: SaleLine) => number = totalOf

/** How many things a person would count: what is measured counts as one. */
export function countOf(lines: readonly SaleLine[]): number {
  return lines.reduce((count, { unit, quantity }) => count + (stepsIn(unit) === 1 ? quantity : 1), 0)
}

/** Sells one line, and resolves once the sale is on disk. */
export async function sellLine(db: ShopDatabase, line: SaleLine, payment: PaymentInput): Promise<Sold> {
  const order = await recordSale(db, { lines: [line], discount: 0, payment })
  return { order, total: lineTotal(line), basket: null, ...payment }
}

/**
 * Sells what lies in the basket once the last tap on it is saved; null if that is nothing. Resolves once the sale is on
 * disk and the basket empty: both in one transaction.
 */
export async function sellBasket(db: ShopDatabase, payment: PaymentInput): Promise<Sold | null> {
  await changes
  const basket = await readBasket(db)
  if (basket.lines.length === 0) return null
  const order = await recordSale(db, { ...basket, payment }, { fromBasket: true })
  return { order, total: saleTotal(basket), basket, ...payment }
}

/** Undoes a sale in the seconds after it; what came from the basket lies in it again. */
export async function takeBack(db: ShopDatabase, { order, basket }: Sold): Promise<void> {
  await voidSale(db, order, { reason: '', undo: true })
  if (basket) await changeBasket(db, () => basket)
}

/**
 * Changes the basket; quick taps wait for one another, so that each builds on the one before.
 * @returns false: with a line more it would be more than one sale can carry, and it stays as it was
 */
export function changeBasket(db: ShopDatabase, change: (basket: Basket) => Basket): Promise<boolean> {
  const next = changes.then(async () => {
    const before = await readBasket(db)
    const after = change(before)
    if (after.lines.length > before.lines.length && !fitsOneSale(after.lines)) return false
    await saveBasket(db, after)
    return true
  })
  changes = next.catch(() => {})
  return next
}

/** A transfer by QR; with the payer's slip, where it was scanned. */
export function byQr(slip: PaymentInput['slip'] | null): PaymentInput {
  return { method: 'transfer', given: null, ...(slip ? { slip } : {}) }
}
