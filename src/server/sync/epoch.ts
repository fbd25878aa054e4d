/** A restore begins a new epoch (SYNC 19): the phones see it, and fill the server again with what the copy lacked. */

import { newEpoch } from '../join/epoch.ts'
import type { ShopRow, Storage } from '../storage/port.ts'

/**
 * The shop's row as the new epoch begins it.
 * @param behind the epoch that it is behind, the shop's own or one that a phone has seen
 */
export function inNewEpoch(row: ShopRow, now: number, behind = row.epoch): ShopRow {
  return { ...row, epoch: newEpoch(now, behind), epochStart: row.sequence }
}

/** For every shop, after the data folder was put back from an older copy. @returns how many there are */
export async function beginEpochs(storage: Storage, now: number): Promise<number> {
  const shops = await storage.anywhere.shops()
  for (const shop of shops) {
    await storage.transaction(shop, async (rows) => {
      const row = await rows.shop.get()
      if (row) await rows.shop.save(inNewEpoch(row, now))
    })
  }
  return shops.length
}
