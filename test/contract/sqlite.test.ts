import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely, sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '../../src/server/storage/migrate.ts'
import { ground } from '../../src/server/storage/migrations/0001-ground.ts'
import { type Storage, StorageTrouble } from '../../src/server/storage/port.ts'
import { sqliteDialect } from '../../src/server/storage/sqlite/dialect.ts'
import { connectSqlite, openSqlite, SQLITE, type SqliteOptions } from '../../src/server/storage/sqlite/open.ts'
import { newId } from '../../src/shared/domain/ids.ts'
import { storageContract } from './storage.contract.ts'

async function file(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'talat-sqlite-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return path.join(folder, 'deeper', 'talat.db')
}

/** Closed with the test, which may have closed it already. */
async function open(at: string, options: SqliteOptions = {}): Promise<Storage> {
  const storage = await openSqlite(at, options)
  onTestFinished(() => storage.close().catch(() => {}))
  return storage
}

storageContract('SQLite', async (watch) => {
  const at = await file()
  return { storage: await open(at, { watch }), reopen: () => open(at, { watch }) }
})

test('promise 1: every commit reaches the disk before it is answered', async () => {
  const settings: unknown[] = []
  await open(await file(), {
    connected: (database) => {
      for (const name of ['journal_mode', 'synchronous']) settings.push(database.prepare(`pragma ${name}`).get())
    },
  })
  expect(settings).toEqual([{ journal_mode: 'wal' }, { synchronous: 2 }])
})

test('a log that grew while somebody read for long, as a backup does, gives its room back once nobody reads', async () => {
  const at = await file()
  const [server, reader] = [await connectSqlite(at), await connectSqlite(at)]
  onTestFinished(async () => {
    await reader.close()
    await server.close()
  })
  const some = 'x'.repeat(1024 * 1024)
  const write = async (many: number) => {
    for (let n = 0; n < many; n++) await server.db.insertInto('meta').values({ name: newId(), value: some }).execute()
    return (await stat(`${at}-wal`)).size
  }
  const grown = await reader.atOneMoment(async (db) => {
    await db.selectFrom('shops').selectAll().execute()
    return write(40)
  })
  expect(grown).toBeGreaterThan(40 * some.length)
  expect(await write(5)).toBeLessThan(grown / 2)
})

/** Counts the texts that are read. */
function counting() {
  const count = { prepared: 0 }
  const connected = (database: DatabaseSync) => {
    const prepare = database.prepare.bind(database)
    database.prepare = (sql: string) => {
      count.prepared += 1
      return prepare(sql)
    }
  }
  return { count, connected }
}

test('lists of any length are a dozen statements', async () => {
  const { count, connected } = counting()
  const storage = await open(await file(), { connected })
  const known = (ids: string[]) => storage.transaction('shop', ({ operations }) => operations.known(ids))
  count.prepared = 0
  for (let length = 1; length <= 1000; length++) await known(Array.from({ length }, () => newId()))
  expect(count.prepared).toBeLessThan(20)
})

test('statements are not kept without bound', async () => {
  const { count, connected } = counting()
  const { db, close } = await connectSqlite(await file(), { connected })
  const ask = (number: number) => sql.raw(`select ${number}`).execute(db)
  for (let number = 1; number <= 500; number++) await ask(number)
  count.prepared = 0
  await ask(500)
  expect(count.prepared).toBe(0)
  await ask(1)
  expect(count.prepared).toBe(1)
  await close()
})

test('a start that was cut off in the middle of the migrations leaves the old tables', async () => {
  const at = await file()
  const cut = openSqlite(at, {
    connected: (database) => database.exec('create table photos (something text)'),
  })
  await expect(cut).rejects.toThrow('photos')
  const database = new DatabaseSync(at)
  const tables = database.prepare("select name from sqlite_master where type = 'table'").all()
  expect(tables).toEqual([{ name: 'photos' }])
  database.exec('drop table photos')
  database.close()
  await (await openSqlite(at)).close()
  await (await openSqlite(at)).close()
})

test('shops from before there were communities belong to the first one', async () => {
  const at = await file()
  await mkdir(path.dirname(at), { recursive: true })
  const database = new DatabaseSync(at)
  const db = new Kysely<unknown>({ dialect: sqliteDialect(database) })
  await migrate(db, SQLITE, [ground])
  database.exec("insert into shops values ('a', 'e', 0, 0, 0, 0)")
  await db.destroy()
  const storage = await open(at)
  expect(await storage.transaction('a', ({ shop }) => shop.get())).toMatchObject({ community: 'market' })
  expect((await storage.market.communities()).map(({ slug }) => slug)).toEqual(['market'])
})

test('a lock that is held too long is trouble and not the fault of an operation', async () => {
  const at = await file()
  const storage = await open(at, { connected: (database) => database.exec('pragma busy_timeout = 10') })
  const other = new DatabaseSync(at)
  other.exec('begin immediate')
  const waiting = storage.transaction('shop', ({ shop }) => shop.get())
  await expect(waiting).rejects.toMatchObject({ kind: 'busy', constructor: StorageTrouble })
  other.close()
  expect(await storage.transaction('shop', ({ shop }) => shop.get())).toBeNull()
})
