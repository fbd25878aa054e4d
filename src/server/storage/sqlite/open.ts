/** The embedded database: one file, written by this process and read by the keeper's commands beside it. */

import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely, type LogEvent, sql } from 'kysely'
import { roomIn } from '../../room.ts'
import { type Flavour, migrate } from '../migrate.ts'
import { type Storage, StorageTrouble } from '../port.ts'
import { shownHere } from '../sql/shown.ts'
import { sqlStorage } from '../sql/storage.ts'
import type { Connected, Tables } from '../sql/tables.ts'
import type { Watch } from '../sql/watch.ts'
import { sqliteDialect } from './dialect.ts'
import { DamagedDatabase, FullDisk, troubleOf } from './trouble.ts'

/** Milliseconds that another process may hold the file. */
const BUSY_TIMEOUT = 5000

/** Bytes of the log that are kept to be written over; it is four megabytes in everyday use. */
const LOG_KEPT = 8 * 1024 * 1024

/** Bytes without which a database may not open: its log, the index of that, and a page or two of its tables. */
const ROOM_TO_OPEN = 1024 * 1024

export interface SqliteOptions {
  /** Called with the connection once it is set up, before the tables are brought up to date. */
  connected?: (database: DatabaseSync) => void
  /** Called with each statement. */
  log?: (event: LogEvent) => void
  watch?: Watch
}

export const SQLITE: Flavour = {
  bytes: 'blob',
  text: 'text',
  shopLocks: false,
  fleeting: null,
  another: 'give DATA_DIR another folder',
}

/** Opens the database at `path`, makes it where there is none, and brings its tables up to date. */
export async function openSqlite(path: string, options: SqliteOptions = {}): Promise<Storage> {
  const { db, close } = await connectSqlite(path, options)
  const size = async () => {
    const pages = sql<{
      bytes: number
    }>`select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()`
    const { rows } = await pages.execute(db)
    return Number(rows[0]?.bytes ?? 0)
  }
  return sqlStorage(db, { close, size, shown: shownHere, among: () => null, watch: options.watch })
}

function openFile(path: string): DatabaseSync {
  try {
    const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT })
    // A village's power fails: FULL syncs the log before each commit returns. What is erased does not stay in the file.
    database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on')
    // While somebody reads for long, as a backup does, the log grows: its room is given back then.
    database.exec(`pragma journal_size_limit = ${LOG_KEPT}`)
    return database
  } catch (error) {
    throw troubleOf(error, path) ?? error
  }
}

/** Its tables themselves, for what goes over all shops at once: copies. */
export async function connectSqlite(path: string, options: SqliteOptions = {}): Promise<Connected> {
  try {
    return await connect(path, options)
  } catch (error) {
    throw (await fullDiskOf(error, path)) ?? error
  }
}

/** Where there is no room for what lies beside the file, SQLite says that the disk is broken. */
async function fullDiskOf(error: unknown, path: string): Promise<FullDisk | null> {
  if (!(error instanceof StorageTrouble) || error.kind !== 'broken' || error instanceof DamagedDatabase) return null
  const room = await roomIn(dirname(path))
  return room !== null && room < ROOM_TO_OPEN ? new FullDisk(path, error) : null
}

async function connect(path: string, options: SqliteOptions): Promise<Connected> {
  mkdirSync(dirname(path), { recursive: true })
  const database = openFile(path)
  options.connected?.(database)
  const db = new Kysely<Tables>({ dialect: sqliteDialect(database), ...(options.log ? { log: options.log } : {}) })
  try {
    await migrate(db as Kysely<unknown>, SQLITE)
  } catch (error) {
    await db.destroy()
    throw error
  }
  // Whoever is the last to close puts the log into the file. Not asked for before: who asks waits for whoever reads, as a
  // backup does for long, and keeps all others from writing meanwhile.
  const close = () => db.destroy()
  // Not by Kysely: its transactions here take the lock of whoever writes.
  const atOneMoment: Connected['atOneMoment'] = async (read) => {
    database.exec('begin')
    try {
      return await read(db)
    } finally {
      database.exec('rollback')
    }
  }
  return { db, atOneMoment, close }
}
