/** Receipts that wait for a network. */

import type { ShopDatabase } from '../database.ts'
import { readState } from '../state.ts'

/** Ids of their sales, in the order in which they were put aside. */
export async function unsentReceipts(db: ShopDatabase): Promise<string[]> {
  return (await readState(db, 'unsentReceipts')) ?? []
}
