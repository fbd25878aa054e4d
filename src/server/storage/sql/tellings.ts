import type { Kysely } from 'kysely'
import type { TellingTable } from '../port.ts'
import type { Tables } from './tables.ts'

export function tellingTable(db: Kysely<Tables>, shop: string): TellingTable {
  return {
    async add({ id, due, telling }) {
      await db
        .insertInto('tellings')
        .values({ shop, id, due, message: JSON.stringify(telling) })
        .execute()
    },
    async take(now, due) {
      const rows = await db
        .selectFrom('tellings')
        .select(['id', 'message'])
        .where('shop', '=', shop)
        .where('due', '<=', now)
        .orderBy('id')
        .execute()
      if (rows.length > 0)
        await db.updateTable('tellings').set({ due }).where('shop', '=', shop).where('due', '<=', now).execute()
      return rows.map(({ id, message }) => ({ id, due, telling: JSON.parse(message) }))
    },
    async drop(id) {
      await db.deleteFrom('tellings').where('shop', '=', shop).where('id', '=', id).execute()
    },
  }
}
