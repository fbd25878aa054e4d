import type { Kysely } from 'kysely'
import type { HeldTable } from '../port.ts'
import type { Tables } from './tables.ts'

export function heldTable(db: Kysely<Tables>, shop: string): HeldTable {
  return {
    async count(device) {
      const row = await db
        .selectFrom('held')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('shop', '=', shop)
        .where('device', '=', device)
        .executeTakeFirstOrThrow()
      return Number(row.count)
    },
    async get(id) {
      const row = await db
        .selectFrom('held')
        .select(['operation', 'at', 'unsure'])
        .where('shop', '=', shop)
        .where('id', '=', id)
        .executeTakeFirst()
      return row ? { operation: JSON.parse(row.operation), at: row.at, unsure: row.unsure === 1 } : null
    },
    async add({ operation, at, unsure }) {
      const { id, device } = operation
      await db
        .insertInto('held')
        .values({ shop, id, device, operation: JSON.stringify(operation), at, unsure: Number(unsure) })
        .execute()
    },
    async remove(id) {
      await db.deleteFrom('held').where('shop', '=', shop).where('id', '=', id).execute()
    },
  }
}
