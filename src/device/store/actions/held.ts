/** The owner's word on what a removed phone handed in (SYNC 24). */

import type { ShopDatabase } from '../database.ts'
import { perform } from '../perform.ts'

/** Takes them in the name of that phone, in the order given; what the server cannot apply comes back to be looked at. */
export async function takeHeld(db: ShopDatabase, ids: readonly string[]): Promise<void> {
  await perform(
    db,
    ids.map((held) => ({ action: 'held.take', body: { held } })),
  )
}

export async function dropHeld(db: ShopDatabase, ids: readonly string[]): Promise<void> {
  await perform(
    db,
    ids.map((held) => ({ action: 'held.drop', body: { held } })),
  )
}
