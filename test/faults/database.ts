/** The database of a round's server, as its keeper handles it: a file in the data folder, or one of a PostgreSQL. */

import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openStorage } from '../../src/server/storage/open.ts'
import type { Storage } from '../../src/server/storage/port.ts'
import { cutConnections, dropDatabase, makeDatabase, nameOf, tell } from '../support/postgres/databases.ts'

/** In the environment of the workers: the PostgreSQL that rounds are played on. */
export const POSTGRES = 'FAULTS_POSTGRES'

const FILE = 'talat.db'

/** A row as the judge reads it, who believes nobody's code. */
export type ServerRow = Record<'kind' | 'id' | 'fields' | 'deleted', unknown>
const RECORDS = 'SELECT kind, id, fields, deleted FROM records WHERE shop ='

export interface RoundDatabase {
  /** What tells the server where it is. */
  env: Record<string, string>
  open(dataDir: string): Promise<Storage>
  /** Adds to a copy of the data folder what does not lie in it as a file, taken while the server serves. */
  copy(dataDir: string, copy: string): Promise<void>
  /** The data folder has been put back from a copy, and the server is dead. */
  putBack(): Promise<void>
  /** Cuts all of the server's connections. @returns how many databases can be cut off: none, where it is a file */
  cut(): Promise<number>
  records(dataDir: string, shop: string): Promise<ServerRow[]>
  dispose(): Promise<void>
}

export async function newDatabase(): Promise<RoundDatabase> {
  const server = process.env[POSTGRES]
  return server === undefined ? file : onPostgres(server, await makeDatabase(server))
}

const file: RoundDatabase = {
  env: {},
  open: (dataDir) => openStorage({ database: join(dataDir, FILE), databaseUrl: null }),
  async copy(dataDir, copy) {
    const db = new DatabaseSync(join(dataDir, FILE))
    db.prepare('VACUUM INTO ?').run(join(copy, FILE))
    db.close()
  },
  putBack: async () => {},
  cut: async () => 0,
  async records(dataDir, shop) {
    const db = new DatabaseSync(join(dataDir, FILE), { readOnly: true })
    const rows = db.prepare(`${RECORDS} ?`).all(shop)
    db.close()
    return rows as ServerRow[]
  },
  dispose: async () => {},
}

function onPostgres(server: string, url: string): RoundDatabase {
  const live = nameOf(url)
  let backup: string | null = null
  const forget = async () => {
    if (backup !== null) await dropDatabase(backup)
    backup = null
  }
  return {
    env: { DATABASE_URL: url },
    open: () => openStorage({ database: '', databaseUrl: url }),
    async copy() {
      await forget()
      // A database is copied only while nobody is in it.
      await tell(server, `alter database ${live} allow_connections false`)
      await cutConnections(url)
      backup = await makeDatabase(server, live)
      await tell(server, `alter database ${live} allow_connections true`)
    },
    async putBack() {
      if (backup === null) return
      await dropDatabase(url)
      await tell(server, `create database ${live} template ${nameOf(backup)}`)
    },
    async cut() {
      await cutConnections(url)
      return 1
    },
    records: (_, shop) => tell<ServerRow>(url, `${RECORDS} $1`, [shop]),
    async dispose() {
      await forget()
      await dropDatabase(url)
    },
  }
}
