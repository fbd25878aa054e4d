/** Keeps the sums of shops that agreed in step with their records: behind them, so that no sale ever waits for a sum. */

import type { Deps } from '../deps.ts'
import type { ShopRows } from '../storage/port.ts'
import type { Written } from '../storefront/show/subjects.ts'
import { SUMMED_KINDS, SUMS_VERSION, sumsOf } from './sums.ts'

const HOUR = 60 * 60 * 1000
/** For a shop whose zone cannot be read. */
export const ZONE = 'Asia/Bangkok'

/** At once and once an hour; returns how to stop. */
export function keepSums(deps: Pick<Deps, 'storage' | 'log' | 'now'>): () => void {
  let stopped = false
  const keep = async () => {
    try {
      await deps.storage.office.dropPasses({ before: deps.now() })
      await countShops(deps, await deps.storage.anywhere.shops(), () => stopped)
    } catch (error) {
      deps.log.error({ err: error }, 'the sums of shops were not made')
    }
  }
  void keep()
  const timer = setInterval(keep, HOUR)
  timer.unref()
  return () => {
    stopped = true
    clearInterval(timer)
  }
}

/** One shop a transaction. One that cannot be counted stops nothing. */
export async function countShops(
  { storage, log, now }: Pick<Deps, 'storage' | 'log' | 'now'>,
  shops: readonly string[],
  isOver = () => false,
): Promise<void> {
  for (const shop of shops) {
    if (isOver()) return
    try {
      await storage.transaction(shop, (rows) => count(rows, now()))
    } catch (error) {
      log.error({ err: error, shop }, 'the sums of a shop could not be made')
    }
  }
}

/** Counts a shop anew if something was written since, and it agrees. */
async function count(rows: ShopRows, now: number): Promise<void> {
  const shop = await rows.shop.get()
  if (!shop) return
  const { epoch, sequence } = shop
  const before = await rows.sums.counted()
  if (before?.epoch === epoch && before.sequence === sequence && before.version === SUMS_VERSION) return
  const [record] = await rows.records.load('shop', [rows.id])
  if (record?.fields.agrees !== true) {
    if (before) await rows.sums.clear()
    return
  }
  const { name, zone } = record.fields
  const all = await rows.records.feed(SUMMED_KINDS, 0, sequence)
  const { months, ...counted } = sumsOf(all, zoneOf(zone))
  const named = typeof name === 'string' ? name : ''
  await rows.sums.save({ epoch, sequence, madeAt: now, version: SUMS_VERSION, name: named, ...counted }, months)
}

/** A shop that takes its word back is out of the sums in the transaction that says so. */
export async function forgetWithdrawn(rows: ShopRows, written: readonly Written[]): Promise<void> {
  const shop = written.find(({ after }) => after.kind === 'shop')?.after
  if (shop && shop.fields.agrees !== true) await rows.sums.clear()
}

function zoneOf(zone: unknown): string {
  try {
    return typeof zone === 'string' && new Intl.DateTimeFormat('en', { timeZone: zone }) ? zone : ZONE
  } catch {
    return ZONE
  }
}
