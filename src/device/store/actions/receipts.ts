/** The numbers of receipts, and the receipts that are to be sent later. */

import { letterOf } from '../../../shared/domain/receipt.ts'
import type { ShopDatabase } from '../database.ts'
import { readState, type State, writeState } from '../state.ts'

/**
 * The number after the last one, to be written in the transaction of the sale that takes it. The letter is chosen at this
 * phone's first sale, by how many phones of the shop are older (ids are in order of time), and then stays.
 */
export async function nextReceipt(db: ShopDatabase): Promise<State['receipts']> {
  const last = await readState(db, 'receipts')
  if (last) return { ...last, count: last.count + 1 }
  const own = await readState(db, 'device')
  const older = await db.device
    .where('id')
    .below(own?.id ?? '')
    .count()
  return { letter: letterOf(older), count: 1 }
}

/** Puts a receipt among those that are to be sent when there is a network, or takes it away. */
export async function sendLater(db: ShopDatabase, order: string, later: boolean): Promise<void> {
  await db.transaction('rw', db.state, async () => {
    const others = ((await readState(db, 'unsentReceipts')) ?? []).filter((id) => id !== order)
    await writeState(db, 'unsentReceipts', later ? [...others, order] : others)
  })
}
