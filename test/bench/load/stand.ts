/** What a server stands on, for benches that measure on both: a file of its own, or a PostgreSQL that stores as in earnest. */

import { join } from 'node:path'
import type { Storage } from '../../../src/server/storage/port.ts'
import { openPostgres } from '../../../src/server/storage/postgres/open.ts'
import { openSqlite } from '../../../src/server/storage/sqlite/open.ts'
import { ServerProcess } from '../../../tools/server-process.ts'
import { makeDatabase } from '../../support/postgres/databases.ts'
import { startPostgres } from '../../support/postgres/server.ts'

export interface Stand {
  name: 'SQLite' | 'PostgreSQL'
  server: ServerProcess
  /** The path of the file, or the address of the database. */
  database: string
  /** The same database, opened beside the server. */
  open(): Promise<Storage>
}

type After = (undo: () => Promise<unknown>) => void

export async function onSqlite(after: After): Promise<Stand> {
  const server = await ServerProcess.start()
  after(() => server.dispose())
  const database = join(server.dataDir, 'talat.db')
  return { name: 'SQLite', server, database, open: () => openSqlite(database) }
}

export async function onPostgres(after: After, env: Record<string, string> = {}): Promise<Stand> {
  const postgres = await startPostgres({ durable: true })
  after(() => postgres.stop())
  const database = await makeDatabase(postgres.url)
  const server = await ServerProcess.start({ DATABASE_URL: database, ...env })
  after(() => server.dispose())
  return { name: 'PostgreSQL', server, database, open: () => openPostgres(database) }
}
