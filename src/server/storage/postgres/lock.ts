/** Locks are rows: not every database that speaks PostgreSQL has advisory locks. */

import { type Kysely, sql } from 'kysely'
import type { Tables } from '../sql/tables.ts'
import { LONG_WAIT } from './limits.ts'

/** Always the first lock of a transaction, and the only one but for a code: so nobody waits in a circle. */
export async function lockShop(trx: Kysely<Tables>, shop: string): Promise<void> {
  if (await lockRow(trx, shop)) return
  // A shop that is being opened. Whoever opens it at the same time waits here for us.
  await trx
    .insertInto('locks')
    .values({ shop })
    .onConflict((conflict) => conflict.column('shop').doNothing())
    .execute()
  await lockRow(trx, shop)
}

async function lockRow(trx: Kysely<Tables>, shop: string): Promise<boolean> {
  const row = await trx.selectFrom('locks').select('shop').where('shop', '=', shop).forUpdate().executeTakeFirst()
  return row !== undefined
}

/** Made before the migrations and outside of their transaction: two processes may start at once. */
export async function makeMigrationLock(db: Kysely<unknown>): Promise<void> {
  const make = async () => {
    await sql`create table if not exists migration_lock (one integer primary key)`.execute(db)
    await sql`insert into migration_lock (one) values (1) on conflict do nothing`.execute(db)
  }
  // `if not exists` looks before it makes: who comes second in that moment is told that it is there.
  await make().catch(make)
}

/** @param saysWhy called where another process has it for long */
export async function lockMigrations(trx: Kysely<unknown>, saysWhy: () => void): Promise<void> {
  const waiting = setTimeout(saysWhy, LONG_WAIT)
  try {
    await sql`select one from migration_lock where one = 1 for update`.execute(trx)
  } finally {
    clearTimeout(waiting)
  }
}
