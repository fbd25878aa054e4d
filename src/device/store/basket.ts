/** The basket lives in the database: an update of the app, a reload or a kill in the middle of a sale keeps it. */

import type { ShopDatabase } from './database.ts'
import { type Basket, readState, writeState } from './state.ts'

export type { Basket } from './state.ts'

export const EMPTY_BASKET: Basket = { lines: [], discount: 0 }

export async function readBasket(db: ShopDatabase): Promise<Basket> {
  return (await readState(db, 'basket')) ?? EMPTY_BASKET
}

export async function saveBasket(db: ShopDatabase, basket: Basket): Promise<void> {
  await writeState(db, 'basket', basket)
}
