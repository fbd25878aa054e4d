import type { Config } from '../config.ts'
import type { Storage } from './port.ts'
import type { Connected } from './sql/tables.ts'
import { connectSqlite, openSqlite } from './sqlite/open.ts'

/** The database that the keeper has set: PostgreSQL by its address, else the file in the data folder. */
export async function openStorage({
  database,
  databaseUrl,
}: Pick<Config, 'database' | 'databaseUrl'>): Promise<Storage> {
  if (databaseUrl === null) return openSqlite(database)
  // Loaded where it is used alone.
  const { openPostgres } = await import('./postgres/open.ts')
  return openPostgres(databaseUrl)
}

/** The same, its tables themselves: for copies. */
export async function connectTables({
  database,
  databaseUrl,
}: Pick<Config, 'database' | 'databaseUrl'>): Promise<Connected> {
  if (databaseUrl === null) return connectSqlite(database)
  const { connectPostgres } = await import('./postgres/open.ts')
  return connectPostgres(databaseUrl)
}
