import type { Kysely } from 'kysely'
import type { HeldRow, HeldTable } from '../port.ts'
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
      return row ? read(row) : null
    },
    async all() {
      const rows = await db
        .selectFrom('held')
        .select(['operation', 'at', 'unsure'])
        .where('shop', '=', shop)
        .orderBy('id')
        .execute()
      return rows.map(read)
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

function read({ operation, at, unsure }: Pick<Tables['held'], 'operation' | 'at' | 'unsure'>): HeldRow {
  return { operation: JSON.parse(operation), at, unsure: unsure === 1 }
}
