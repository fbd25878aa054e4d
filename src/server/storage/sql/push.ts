import type { Kysely } from 'kysely'
import type { PushTable } from '../port.ts'
import type { Tables } from './tables.ts'

export function pushTable(db: Kysely<Tables>, shop: string): PushTable {
  return {
    all() {
      return db
        .selectFrom('push')
        .select(['device', 'endpoint', 'p256dh', 'auth', 'language'])
        .where('shop', '=', shop)
        .orderBy('device')
        .execute()
    },
    async put(row) {
      await db
        .insertInto('push')
        .values({ shop, ...row })
        .onConflict((conflict) => {
          const { device: _, ...rest } = row
          return conflict.columns(['shop', 'device']).doUpdateSet(rest)
        })
        .execute()
    },
    async drop(device, endpoint) {
      let query = db.deleteFrom('push').where('shop', '=', shop).where('device', '=', device)
      if (endpoint !== undefined) query = query.where('endpoint', '=', endpoint)
      await query.execute()
    },
  }
}
