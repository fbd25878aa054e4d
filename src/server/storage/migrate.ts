/** Brings a database to the tables that this code knows; runs by itself at every start. */

import { type ColumnDataType, type Expression, type Kysely, type RawBuilder, sql } from 'kysely'
import { ground } from './migrations/0001-ground.ts'
import { market } from './migrations/0002-market.ts'
import { buyers } from './migrations/0003-buyers.ts'
import { office } from './migrations/0004-office.ts'
import { calls } from './migrations/0005-calls.ts'
import { processes } from './migrations/0006-processes.ts'
import { keeper } from './migrations/0007-keeper.ts'
import { carry } from './migrations/0008-carry.ts'
import { country } from './migrations/0009-country.ts'
import { late } from './migrations/0010-late.ts'

/** How the databases differ in what a migration needs. */
export interface Flavour {
  bytes: ColumnDataType
  /** Text that is compared byte by byte, whatever language the database speaks. */
  text: ColumnDataType | RawBuilder<unknown>
  /** Whether a transaction locks its shop by a row. */
  shopLocks: boolean
  /** What a table begins with that nobody misses after a crash; null: every table is like every other. */
  fleeting: Expression<unknown> | null
  /** What the keeper may do instead of starting a newer version: a sentence's end. */
  another: string
  /** Keeps other processes from migrating until this transaction ends, where beginning one is not lock enough. */
  lock?(db: Kysely<unknown>): Promise<void>
}

export interface Migration {
  name: string
  up(db: Kysely<unknown>, flavour: Flavour): Promise<void>
}

/** In the order in which they were written; one that has been released is never changed. */
const MIGRATIONS: readonly Migration[] = [
  ground,
  market,
  buyers,
  office,
  calls,
  processes,
  keeper,
  carry,
  country,
  late,
]

/** The database was written by a newer version of this server, which may mean something else by its tables. */
export class NewerDatabase extends Error {
  constructor(found: number, known: number, another: string) {
    super(
      `The database is of a newer version of Talat (its tables are at ${found}, this version knows ${known}). ` +
        `Start that version again, or ${another}.`,
    )
    this.name = 'NewerDatabase'
  }
}

/** All steps that are missing in one transaction, so that a start cut off in the middle leaves the old tables. */
export async function migrate(
  db: Kysely<unknown>,
  flavour: Flavour,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await flavour.lock?.(trx)
    await sql`create table if not exists migrations (number integer primary key, name text not null)`.execute(trx)
    const { rows } = await sql<{ number: number | null }>`select max(number) as number from migrations`.execute(trx)
    const done = Number(rows[0]?.number ?? 0)
    if (done > migrations.length) throw new NewerDatabase(done, migrations.length, flavour.another)
    for (const [index, migration] of migrations.entries()) {
      const number = index + 1
      if (number <= done) continue
      await migration.up(trx, flavour)
      await sql`insert into migrations (number, name) values (${number}, ${migration.name})`.execute(trx)
    }
  })
}
