import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '../../src/server/storage/migrate.ts'
import { ground } from '../../src/server/storage/migrations/0001-ground.ts'
import { type Storage, StorageTrouble } from '../../src/server/storage/port.ts'
import { sqliteDialect } from '../../src/server/storage/sqlite/dialect.ts'
import { openSqlite, SQLITE, type SqliteOptions } from '../../src/server/storage/sqlite/open.ts'
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

test('statements that lists make in many lengths are not kept without bound', async () => {
  let prepared = 0
  const storage = await open(await file(), {
    connected: (database) => {
      const prepare = database.prepare.bind(database)
      database.prepare = (sql: string) => {
        prepared += 1
        return prepare(sql)
      }
    },
  })
  const known = (count: number) =>
    storage.transaction('shop', ({ operations }) => operations.known(Array.from({ length: count }, () => newId())))
  for (let count = 1; count <= 500; count++) await known(count)
  prepared = 0
  await known(500)
  expect(prepared).toBe(0)
  await known(1)
  expect(prepared).toBe(1)
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
