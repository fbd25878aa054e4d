/** PostgreSQL, and what speaks it: for more than one machine. */

import { Kysely, type LogEvent, sql } from 'kysely'
import { Pool, type PoolConfig, types } from 'pg'
import { type Flavour, migrate } from '../migrate.ts'
import type { Storage } from '../port.ts'
import { shownAmong } from '../sql/shown.ts'
import { sqlStorage } from '../sql/storage.ts'
import type { Connected, Tables } from '../sql/tables.ts'
import type { Watch } from '../sql/watch.ts'
import { amongProcesses } from './among.ts'
import { postgresDialect } from './driver.ts'
import {
  APPLICATION,
  CONNECT_TIMEOUT,
  CONNECTIONS,
  IDLE_TIMEOUT,
  LOCK_TIMEOUT,
  SILENCE_TIMEOUT,
  STATEMENT_TIMEOUT,
} from './limits.ts'
import { lockMigrations, lockShop, makeMigrationLock } from './lock.ts'
import { repeat } from './repeat.ts'
import { Turns } from './turns.ts'

export interface PostgresOptions {
  /** What a test sets otherwise. */
  pool?: PoolConfig
  /** Called with each statement. */
  log?: (event: LogEvent) => void
  watch?: Watch
}

const WAITS = 'Another process brings the tables of the database up to date; waiting until it is done.'

const POSTGRES: Flavour = {
  bytes: 'bytea',
  text: sql`text collate "C"`,
  shopLocks: true,
  // Not in the log, so that a rate limit costs no waiting for the disk.
  fleeting: sql`unlogged`,
  another: 'give DATABASE_URL another database',
  lock: (trx) => lockMigrations(trx, () => console.error(WAITS)),
}

/** Brings the tables of the database at `url` up to date, and opens it. */
export async function openPostgres(url: string, options: PostgresOptions = {}): Promise<Storage> {
  const { db, close } = await connectPostgres(url, options)
  const size = async () => {
    const { rows } = await sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`.execute(db)
    return Number(rows[0]?.bytes ?? 0)
  }
  const turns = new Turns()
  return sqlStorage(db, {
    close,
    size,
    shown: shownAmong,
    among: amongProcesses,
    lock: lockShop,
    around: (shop, run) => turns.take(shop, () => repeat(run)),
    watch: options.watch,
  })
}

/** Its tables themselves, for what goes over all shops at once: copies. */
export async function connectPostgres(url: string, { pool, log }: PostgresOptions = {}): Promise<Connected> {
  await bringUpToDate(url)
  const db = new Kysely<Tables>({
    dialect: postgresDialect(newPool(url, { ...SERVING, ...pool })),
    ...(log ? { log } : {}),
  })
  const atOneMoment: Connected['atOneMoment'] = (read) =>
    db.transaction().execute(async (trx) => {
      await sql`set transaction isolation level repeatable read, read only`.execute(trx)
      return read(trx)
    })
  return { db, atOneMoment, close: () => db.destroy() }
}

const SERVING: PoolConfig = {
  max: CONNECTIONS,
  statement_timeout: STATEMENT_TIMEOUT,
  lock_timeout: LOCK_TIMEOUT,
  idle_in_transaction_session_timeout: IDLE_TIMEOUT,
  query_timeout: SILENCE_TIMEOUT,
}

/**
 * A migration may take as long as it takes, and so may waiting for another process that is at it; but one that is frozen, or
 * whose machine is gone, loses the lock.
 */
const MIGRATING: PoolConfig = { max: 1, idle_in_transaction_session_timeout: IDLE_TIMEOUT }

async function bringUpToDate(url: string): Promise<void> {
  const db = new Kysely<unknown>({ dialect: postgresDialect(newPool(url, MIGRATING)) })
  try {
    await makeMigrationLock(db)
    await repeat(() => migrate(db, POSTGRES))
  } finally {
    await db.destroy()
  }
}

function newPool(url: string, config: PoolConfig): Pool {
  const pool = new Pool({
    connectionString: url,
    application_name: APPLICATION,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    keepAlive: true,
    types: { getTypeParser },
    ...config,
  })
  // A connection that is cut is not the end of the process, whether somebody has it or nobody: who uses it is told.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** Whole numbers here are below 2^53, and sums of them too: they are numbers, as SQLite gives them. */
const getTypeParser: typeof types.getTypeParser = (oid: number, format?: 'text' | 'binary') => {
  return oid === types.builtins.INT8 || oid === types.builtins.NUMERIC
    ? Number
    : types.getTypeParser(oid, format as 'text')
}
