import type { Kysely } from 'kysely'
import type { Kind } from '../../../shared/domain/records.ts'
import type { ShopRow, ShopTable } from '../port.ts'
import { insertMany, type Texts } from './inserts.ts'
import type { Tables } from './tables.ts'

export function shopTable(db: Kysely<Tables>, shop: string, texts: Texts): ShopTable {
  return {
    async get() {
      const row = await db
        .selectFrom('shops')
        .select(['epoch', 'epoch_start as epochStart', 'sequence', 'recovery', 'community'])
        .where('shop', '=', shop)
        .executeTakeFirst()
      return row ?? null
    },
    async open(row, now) {
      await db
        .insertInto('shops')
        .values({ shop, ...columns(row), opened_at: now })
        .execute()
    },
    async save(row) {
      await db.updateTable('shops').set(columns(row)).where('shop', '=', shop).execute()
    },
    async totals() {
      const rows = await db
        .selectFrom('totals')
        .select(['kind', 'count', 'high', 'low'])
        .where('shop', '=', shop)
        .execute()
      return new Map(rows.map(({ kind, ...total }) => [kind as Kind, total]))
    },
    saveTotals(totals) {
      return insertMany(
        db,
        texts,
        'totals',
        [...totals].map(([kind, { count, high, low }]) => ({ shop, kind, count, high, low })),
        (some) =>
          db
            .insertInto('totals')
            .values(some)
            .onConflict((conflict) =>
              conflict.columns(['shop', 'kind']).doUpdateSet((eb) => ({
                count: eb.ref('excluded.count'),
                high: eb.ref('excluded.high'),
                low: eb.ref('excluded.low'),
              })),
            ),
      )
    },
  }
}

/** The row of every shop, one after the other. @returns how many there are */
export async function changeShops(db: Kysely<Tables>, change: (row: ShopRow) => ShopRow): Promise<number> {
  const shops = await db.selectFrom('shops').select('shop').orderBy('shop').execute()
  for (const { shop } of shops) {
    const table = shopTable(db, shop, new Map())
    const row = await table.get()
    if (row) await table.save(change(row))
  }
  return shops.length
}

function columns({ epochStart, ...row }: ShopRow) {
  return { ...row, epoch_start: epochStart }
}
