/** The database of a round's server, as its keeper handles it: a file in the data folder, or one of a PostgreSQL. */

import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openStorage } from '../../src/server/storage/open.ts'
import type { Storage } from '../../src/server/storage/port.ts'
import { cutConnections, dropDatabase, makeDatabase, nameOf, tell } from '../support/postgres/databases.ts'
import { type Cluster, Pair } from '../support/postgres/pair.ts'

/** In the environment of the workers: the PostgreSQL that rounds are played on. */
export const POSTGRES = 'FAULTS_POSTGRES'
/** The cluster of which each round has two, one following the other. */
export const CLUSTER = 'FAULTS_CLUSTER'

const FILE = 'talat.db'

/** A row as the judge reads it, who believes nobody's code. */
export type ServerRow = Record<'kind' | 'id' | 'fields' | 'deleted', unknown>
const RECORDS = 'SELECT kind, id, fields, deleted FROM records WHERE shop ='
const PHOTOS = 'SELECT hash FROM photos WHERE shop ='

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
  /** Names of the photos that it says are there. */
  photos(dataDir: string, shop: string): Promise<Set<string>>
  /** From now on nothing that is stored reaches the standby. */
  part(): Promise<void>
  /** The database dies, and its standby is promoted. @returns how many commits that one lacks; null: there is none */
  failOver(): Promise<number | null>
  dispose(): Promise<void>
}

export async function newDatabase(): Promise<RoundDatabase> {
  const cluster = process.env[CLUSTER]
  if (cluster !== undefined) return onPair(await Pair.start(JSON.parse(cluster) as Cluster))
  const server = process.env[POSTGRES]
  return server === undefined ? file : onPostgres(server, await makeDatabase(server))
}

/** What has no standby. */
const alone: Pick<RoundDatabase, 'part' | 'failOver'> = {
  part: async () => {},
  failOver: async () => null,
}

const file: RoundDatabase = {
  ...alone,
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
    return readRows<ServerRow>(dataDir, `${RECORDS} ?`, shop)
  },
  photos: async (dataDir, shop) => namesOf(readRows(dataDir, `${PHOTOS} ?`, shop)),
  dispose: async () => {},
}

function readRows<Row>(dataDir: string, query: string, shop: string): Row[] {
  const db = new DatabaseSync(join(dataDir, FILE), { readOnly: true })
  const rows = db.prepare(query).all(shop)
  db.close()
  return rows as Row[]
}

function namesOf(rows: readonly { hash?: unknown }[]): Set<string> {
  return new Set(rows.map(({ hash }) => String(hash)))
}

function onPostgres(server: string, url: string): RoundDatabase {
  const live = nameOf(url)
  let backup: string | null = null
  const forget = async () => {
    if (backup !== null) await dropDatabase(backup)
    backup = null
  }
  return {
    ...alone,
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
    photos: async (_, shop) => namesOf(await tell(url, `${PHOTOS} $1`, [shop])),
    async dispose() {
      await forget()
      await dropDatabase(url)
    },
  }
}

/** Older copies are put back in other rounds: here it is the standby that is behind. */
function onPair(pair: Pair): RoundDatabase {
  return {
    get env() {
      return { DATABASE_URL: pair.url }
    },
    open: () => openStorage({ database: '', databaseUrl: pair.url }),
    copy: async () => {},
    putBack: async () => {},
    async cut() {
      await cutConnections(pair.url)
      return 1
    },
    part: () => pair.part(),
    failOver: () => pair.failOver(),
    records: (_, shop) => tell<ServerRow>(pair.url, `${RECORDS} $1`, [shop]),
    photos: async (_, shop) => namesOf(await tell(pair.url, `${PHOTOS} $1`, [shop])),
    dispose: () => pair.stop(),
  }
}
