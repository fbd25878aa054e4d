import type { Kysely } from 'kysely'
import type { Erased, ErasedTable } from '../erased.ts'
import { inChunks, inLists } from './chunks.ts'
import type { Tables } from './tables.ts'

export function erasedOf(db: Kysely<Tables>): Erased {
  return {
    async all() {
      const rows = await db.selectFrom('erased').selectAll().orderBy('shop').orderBy('kind').orderBy('id').execute()
      return rows.map(({ shop, ...row }) => ({ place: shop, ...row }))
    },
    add: (rows) =>
      insert(
        db,
        rows.map(({ place, kind, id }) => ({ shop: place, kind, id })),
      ),
  }
}

export function erasedTable(db: Kysely<Tables>, shop: string): ErasedTable {
  return {
    async among(kind, ids) {
      const rows = await inLists(ids, (chunk) =>
        db
          .selectFrom('erased')
          .select('id')
          .where('shop', '=', shop)
          .where('kind', '=', kind as Tables['erased']['kind'])
          .where('id', 'in', chunk)
          .execute(),
      )
      return new Set(rows.map(({ id }) => id))
    },
    add: (rows) =>
      insert(
        db,
        rows.map(({ kind, id }) => ({ shop, kind, id })),
      ),
  }
}

async function insert(db: Kysely<Tables>, rows: readonly Tables['erased'][]): Promise<void> {
  await inChunks(rows, async (chunk) => {
    await db
      .insertInto('erased')
      .values(chunk)
      .onConflict((conflict) => conflict.columns(['shop', 'kind', 'id']).doNothing())
      .execute()
    return []
  })
}
