import type { Kysely } from 'kysely'
import type { OperationRow, OperationTable } from '../port.ts'
import { inLists } from './chunks.ts'
import { insertMany, type Texts } from './inserts.ts'
import type { Tables } from './tables.ts'

export function operationTable(db: Kysely<Tables>, shop: string, texts: Texts): OperationTable {
  return {
    async known(ids) {
      const rows = await inLists(ids, (chunk) =>
        db.selectFrom('operations').selectAll().where('shop', '=', shop).where('id', 'in', chunk).execute(),
      )
      return new Map(rows.map(({ shop: _, ...row }) => [row.id, { ...row, unsure: row.unsure === 1 }]))
    },
    add(rows) {
      return insertMany(
        db,
        texts,
        'operations',
        rows.map((row) => write(shop, row)),
        (some) => db.insertInto('operations').values(some),
      )
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

/** Every column, always in this order: statements are used again. */
function write(shop: string, row: OperationRow): Tables['operations'] {
  const { id, device, number, hash, outcome, code, reason, sequence, action, at, unsure, received } = row
  return {
    shop,
    id,
    device,
    number,
    hash,
    outcome,
    code,
    reason,
    sequence,
    action,
    at,
    unsure: Number(unsure),
    received,
  }
}
