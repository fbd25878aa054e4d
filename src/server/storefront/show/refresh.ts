/** Windows are worked out from the records: they can be made anew at any time, and are when their form has changed. */

import type { Deps } from '../../deps.ts'
import type { Job } from '../../jobs.ts'
import type { Storage, WindowForm } from '../../storage/port.ts'
import { rebuild } from './show.ts'
import { FAILED, PROJECTION } from './window.ts'

type Showing = Pick<Deps, 'storage' | 'now' | 'log'>

const HOUR = 60 * 60 * 1000
/** Windows that are looked for at a time. */
const HANDFUL = 500
const FIRST: WindowForm = { version: -1, shop: '' }

/** Beside the pages that are served meanwhile: a country's windows take hours. */
export function refreshingWindows(deps: Showing): Job {
  return { name: 'windows of another form', every: HOUR, run: (isOver) => refreshWindows(deps, isOver) }
}

/** Makes anew what an older version has made, or what failed. One that cannot be made stops nothing. */
export async function refreshWindows(deps: Showing, isOver = () => false): Promise<void> {
  for (let after: WindowForm | undefined = FIRST; after; ) {
    const found: WindowForm[] = await deps.storage.anywhere.windowsToRemake(PROJECTION, after, HANDFUL)
    for (const { shop } of found) {
      if (isOver()) return
      await remakeNow(deps, shop)
    }
    after = found.at(-1)
  }
}

/** Before its turn, for a page that is asked for. @returns whether it was made anew */
export async function remake(deps: Showing, shop: string, version: number): Promise<boolean> {
  // One that failed would fail again.
  return version !== PROJECTION && version !== FAILED && (await remakeNow(deps, shop))
}

async function remakeNow({ storage, now, log }: Showing, shop: string): Promise<boolean> {
  try {
    await storage.transaction(shop, (rows) => rebuild(rows, now()))
    return true
  } catch (error) {
    log.error({ err: error, shop }, 'the window of a shop could not be made')
    return false
  }
}

/** Makes all of them anew. @returns how many shops there are */
export async function rebuildWindows(storage: Storage, now: number): Promise<number> {
  const shops = await storage.anywhere.shops()
  for (const shop of shops) await storage.transaction(shop, (rows) => rebuild(rows, now))
  return shops.length
}
