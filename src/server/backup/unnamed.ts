/** A database in one file that has no name while it is open: it holds what lies sealed elsewhere, and whoever dies leaves nothing of it. */

import { rm } from 'node:fs/promises'
import type { Connected } from '../storage/sql/tables.ts'
import { connectSqlite, type SqliteOptions } from '../storage/sqlite/open.ts'

/** Nothing of it lies in a second file, and what breaks off is thrown away whole. */
export const ONE_FILE: SqliteOptions = {
  connected: (database) => database.exec('pragma journal_mode = memory; pragma synchronous = off'),
}

/** @param path begun already, or empty; whoever wants to read the file itself has opened it before */
export async function connectUnnamed(path: string): Promise<Connected> {
  const tables = await connectSqlite(path, ONE_FILE)
  // Windows keeps the name of what is open: there it goes with the folder.
  await rm(path).catch(() => {})
  return tables
}
