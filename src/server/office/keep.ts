/** Keeps the sums of shops that agreed in step with their records: behind them, so that no sale ever waits for a sum. */

import type { Deps } from '../deps.ts'
import type { Job } from '../jobs.ts'
import type { RecordRow, ShopRows, Storage } from '../storage/port.ts'
import type { Written } from '../storefront/show/subjects.ts'
import { zoneOf } from '../zone.ts'
import { SUMMED_KINDS, SUMS_VERSION, sumsOf } from './sums.ts'

const HOUR = 60 * 60 * 1000

export function keepingSums(deps: Pick<Deps, 'storage' | 'log' | 'now'>): Job {
  return {
    name: 'sums of shops',
    every: HOUR,
    async run(isOver) {
      await deps.storage.office.dropPasses({ before: deps.now() })
      await countChanged(deps, isOver)
    },
  }
}

/** Shops that are looked for at a time. */
const SHOPS = 5000

/** Counts those alone in which something was written since: of a million that is a few. */
export async function countChanged(deps: Pick<Deps, 'storage' | 'log' | 'now'>, isOver = () => false): Promise<void> {
  for (let after: string | null = ''; after !== null && !isOver(); ) {
    const found: { shops: string[]; upTo: string | null } = await deps.storage.anywhere.shopsToCount(
      SUMS_VERSION,
      after,
      SHOPS,
    )
    await countShops(deps, found.shops, isOver)
    after = found.upTo
  }
}

/** One shop after the other. One that cannot be counted stops nothing. */
export async function countShops(
  { storage, log, now }: Pick<Deps, 'storage' | 'log' | 'now'>,
  shops: readonly string[],
  isOver = () => false,
): Promise<void> {
  for (const shop of shops) {
    if (isOver()) return
    try {
      await count(storage, shop, now())
    } catch (error) {
      log.error({ err: error, shop }, 'the sums of a shop could not be made')
    }
  }
}

/** Records read in one transaction: phones wait no longer than for each other. */
const PAGE = 2000

/** Counts a shop anew if something was written since, and it agrees. What is counted are facts: they change no more. */
async function count(storage: Storage, shop: string, now: number): Promise<void> {
  const asked = await storage.transaction(shop, toCount)
  if (!asked) return
  const { epoch, sequence, zone, name } = asked
  const all: RecordRow[] = []
  for (let after = 0; after < sequence; ) {
    const page = await storage.transaction(shop, ({ records }) => records.feed(SUMMED_KINDS, after, sequence, PAGE))
    const last = page.at(-1)?.sequence
    // What one operation wrote may go on behind the page.
    const whole = page.length < PAGE ? page : page.filter((row) => row.sequence !== last)
    all.push(...whole)
    after = page.length < PAGE ? sequence : (whole.at(-1)?.sequence ?? sequence)
  }
  const { months, ...counted } = sumsOf(all, zoneOf(zone))
  const named = typeof name === 'string' ? name : ''
  await storage.transaction(shop, async (rows) => {
    // It may have taken its word back meanwhile.
    if ((await fieldsOf(rows)).agrees !== true) return
    await rows.sums.save({ epoch, sequence, madeAt: now, version: SUMS_VERSION, name: named, ...counted }, months)
  })
}

/** null: it does not agree, or nothing was written since it was counted. */
async function toCount(rows: ShopRows) {
  const shop = await rows.shop.get()
  if (!shop) return null
  const { epoch, sequence } = shop
  const before = await rows.sums.counted()
  if (before?.epoch === epoch && before.sequence === sequence && before.version === SUMS_VERSION) return null
  const { agrees, zone, name } = await fieldsOf(rows)
  if (agrees === true) return { epoch, sequence, zone, name }
  if (before) await rows.sums.clear()
  return null
}

async function fieldsOf(rows: ShopRows): Promise<RecordRow['fields']> {
  const [record] = await rows.records.load('shop', [rows.id])
  return record?.fields ?? {}
}

/** A shop that takes its word back is out of the sums in the transaction that says so. */
export async function forgetWithdrawn(rows: ShopRows, written: readonly Written[]): Promise<void> {
  const shop = written.find(({ after }) => after.kind === 'shop')?.after
  if (shop && shop.fields.agrees !== true) await rows.sums.clear()
}
