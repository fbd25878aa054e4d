import type { Kysely } from 'kysely'
import { own } from '../../../shared/carry/bytes.ts'
import type { BundleTable } from '../port.ts'
import type { Tables } from './tables.ts'

/** A later bundle holds what an earlier one did: older ones than these are not needed. */
const MOST = 5

export function bundleTable(db: Kysely<Tables>, shop: string): BundleTable {
  const of = (device: string) =>
    db.selectFrom('bundles').where('shop', '=', shop).where('device', '=', device).orderBy('made_at').orderBy('bundle')
  const remove = async (device: string, ids: readonly string[]) => {
    if (ids.length === 0) return
    await db
      .deleteFrom('bundles')
      .where('shop', '=', shop)
      .where('device', '=', device)
      .where('bundle', 'in', ids)
      .execute()
  }
  return {
    async of(device) {
      const rows = await of(device).select(['bundle', 'made_at', 'bytes']).execute()
      return rows.map(({ bundle, made_at, bytes }) => ({ device, id: bundle, made: made_at, bytes: own(bytes) }))
    },
    async put({ device, id, made, bytes }, now) {
      await db
        .insertInto('bundles')
        .values({ shop, device, bundle: id, made_at: made, received_at: now, bytes })
        .onConflict((conflict) => conflict.columns(['shop', 'device', 'bundle']).doNothing())
        .execute()
      const all = await of(device).select('bundle').execute()
      await remove(
        device,
        all.slice(0, -MOST).map(({ bundle }) => bundle),
      )
    },
    remove: (device, id) => remove(device, [id]),
  }
}
