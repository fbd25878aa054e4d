import type { Kysely, Selectable } from 'kysely'
import type { Counted, MonthSums, SumsTable } from '../office.ts'
import { inChunks } from './chunks.ts'
import type { Tables } from './tables.ts'

export function sumsTable(db: Kysely<Tables>, shop: string): SumsTable {
  const clear = async () => {
    await db.deleteFrom('sums').where('shop', '=', shop).execute()
    await db.deleteFrom('counted').where('shop', '=', shop).execute()
  }
  return {
    async counted() {
      const row = await db.selectFrom('counted').selectAll().where('shop', '=', shop).executeTakeFirst()
      return row ? readCounted(row) : null
    },
    async save({ madeAt, lastSale, ...counted }, months) {
      await clear()
      await db
        .insertInto('counted')
        .values({ shop, ...counted, made_at: madeAt, last_sale: lastSale })
        .execute()
      await inChunks(months, async (chunk) => {
        const values = chunk.map(({ onlineOrders, onlineIncome, ...sums }) => {
          return { shop, ...sums, online_orders: onlineOrders, online_income: onlineIncome }
        })
        await db.insertInto('sums').values(values).execute()
        return []
      })
    },
    clear,
  }
}

export function readCounted({
  epoch,
  sequence,
  version,
  name,
  lessons,
  ...row
}: Selectable<Tables['counted']>): Counted {
  return { epoch, sequence, madeAt: row.made_at, version, name, lastSale: row.last_sale, lessons }
}

export function readMonth({ month, currency, orders, income, ...row }: Selectable<Tables['sums']>): MonthSums {
  return { month, currency, orders, income, onlineOrders: row.online_orders, onlineIncome: row.online_income }
}
