/** Windows are worked out from the records: they can be made anew at any time, and are when their form has changed. */

import type { Deps } from '../../deps.ts'
import type { Storage } from '../../storage/port.ts'
import { rebuild } from './show.ts'
import { PROJECTION } from './window.ts'

/** Makes anew what an older version has made, or what failed; at a start. One that cannot be made stops nothing. */
export async function refreshWindows({ storage, now, log }: Pick<Deps, 'storage' | 'now' | 'log'>): Promise<void> {
  for (const shop of await storage.anywhere.windowsToRemake(PROJECTION)) {
    try {
      await storage.transaction(shop, (rows) => rebuild(rows, now()))
    } catch (error) {
      log.error({ err: error, shop }, 'the window of a shop could not be made')
    }
  }
}

/** Makes all of them anew. @returns how many shops there are */
export async function rebuildWindows(storage: Storage, now: number): Promise<number> {
  const shops = await storage.anywhere.shops()
  for (const shop of shops) await storage.transaction(shop, (rows) => rebuild(rows, now))
  return shops.length
}
