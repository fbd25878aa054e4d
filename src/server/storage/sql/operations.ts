import type { Kysely } from 'kysely'
import type { OperationTable } from '../port.ts'
import { inChunks } from './chunks.ts'
import type { Tables } from './tables.ts'

export function operationTable(db: Kysely<Tables>, shop: string): OperationTable {
  return {
    async known(ids) {
      const rows = await inChunks(ids, (chunk) =>
        db.selectFrom('operations').selectAll().where('shop', '=', shop).where('id', 'in', chunk).execute(),
      )
      return new Map(rows.map(({ shop: _, ...row }) => [row.id, { ...row, unsure: row.unsure === 1 }]))
    },
    async add(row) {
      await db
        .insertInto('operations')
        .values({ shop, ...row, unsure: Number(row.unsure) })
        .execute()
    },
    async applied(id, sequence) {
      await db
        .updateTable('operations')
        .set({ outcome: 'applied', sequence })
        .where('shop', '=', shop)
        .where('id', '=', id)
        .execute()
    },
    async dropped(id) {
      await db
        .updateTable('operations')
        .set({ outcome: 'refused', code: 'dropped', reason: 'the owner did not take it' })
        .where('shop', '=', shop)
        .where('id', '=', id)
        .execute()
    },
  }
}
