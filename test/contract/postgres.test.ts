import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { type AddressInfo, connect, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { LogEvent } from 'kysely'
import { Client } from 'pg'
import { expect, onTestFinished, test, vi } from 'vitest'
import { NewerDatabase } from '../../src/server/storage/migrate.ts'
import { type ShopRow, type Storage, StorageTrouble } from '../../src/server/storage/port.ts'
import { openPostgres, type PostgresOptions } from '../../src/server/storage/postgres/open.ts'
import { newId } from '../../src/shared/domain/ids.ts'
import { root } from '../../tools/build/dist.ts'
import { cutConnections, tell } from '../support/postgres/databases.ts'
import { doorTo } from '../support/postgres/door.ts'
import { bareDatabase, freshDatabase } from '../support/postgres/fresh.ts'
import { storageContract } from './storage.contract.ts'

/** Closed with the test, which may have closed it already. */
async function open(at: string, options: PostgresOptions = {}): Promise<Storage> {
  const storage = await openPostgres(at, options)
  onTestFinished(() => storage.close().catch(() => {}))
  return storage
}

storageContract('PostgreSQL', async (watch) => {
  const at = await freshDatabase()
  return { storage: await open(at, { watch }), reopen: () => open(at, { watch }) }
})

const ROW: ShopRow = { epoch: 'mr20ww00abc', epochStart: 0, sequence: 0, recovery: 0, community: 'market' }

function opened(storage: Storage, shop: string): Promise<void> {
  return storage.transaction(shop, (rows) => rows.shop.open(ROW, 0))
}

/** Adds one to the shop's counter; `meanwhile` happens between reading and writing it. */
function count(storage: Storage, shop: string, meanwhile: () => Promise<unknown> = async () => {}): Promise<void> {
  return storage.transaction(shop, async (rows) => {
    const row = await rows.shop.get()
    await meanwhile()
    if (row) await rows.shop.save({ ...row, sequence: row.sequence + 1 })
  })
}

function sequenceOf(storage: Storage, shop: string): Promise<number | undefined> {
  return storage.transaction(shop, async (rows) => (await rows.shop.get())?.sequence)
}

/** Does something the first time alone. */
function firstTime(what: () => Promise<unknown>): () => Promise<void> {
  let done = false
  return async () => {
    if (done) return
    done = true
    await what()
  }
}

/** Throws from inside the database what it says of itself, at every change of a shop's row, until it is healed. */
function poison(at: string, sqlstate: string): Promise<unknown> {
  return tell(
    at,
    `create table if not exists poisoned (since integer);
     insert into poisoned values (1);
     create or replace function poison() returns trigger language plpgsql as $$ begin
       if exists (select from poisoned) then raise exception 'poisoned' using errcode = '${sqlstate}'; end if;
       return new;
     end $$;
     create or replace trigger poison before update on shops for each row execute function poison()`,
  )
}

function heal(at: string): Promise<unknown> {
  return tell(at, 'delete from poisoned')
}

test('a shop’s counter is taken by one process at a time, and by none twice', async () => {
  const at = await freshDatabase()
  const [one, other] = await Promise.all([open(at), open(at)])
  const shop = newId()
  await opened(one, shop)
  await Promise.all(Array.from({ length: 30 }, (_, n) => count(n % 2 === 0 ? one : other, shop)))
  expect(await sequenceOf(one, shop)).toBe(30)
})

test('a shop that two processes open at once is opened by one of them', async () => {
  const at = await freshDatabase()
  const storages = await Promise.all([open(at), open(at)])
  const shop = newId()
  const openOnce = (storage: Storage) =>
    storage.transaction(shop, async (rows) => {
      if (await rows.shop.get()) return false
      await rows.shop.open(ROW, 0)
      return true
    })
  expect((await Promise.all(storages.map(openOnce))).filter(Boolean)).toHaveLength(1)
})

test('a connection that is cut before the end is begun anew, and nothing is counted twice', async () => {
  const at = await freshDatabase()
  const storage = await open(at)
  const shop = newId()
  await opened(storage, shop)
  await count(
    storage,
    shop,
    firstTime(() => cutConnections(at)),
  )
  expect(await sequenceOf(storage, shop)).toBe(1)
  await cutConnections(at)
  expect(await storage.anywhere.shops()).toEqual([shop])
})

test('a connection that is cut while it stores is neither success nor tried again: whoever asked has to ask', async () => {
  const at = await freshDatabase()
  const storage = await open(at)
  const shop = newId()
  await opened(storage, shop)
  await tell(
    at,
    `create function cut() returns trigger language plpgsql as
       $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
     create constraint trigger cut after update on shops deferrable initially deferred
       for each row execute function cut()`,
  )
  await tell(at, 'create trigger cut before insert on passes for each row execute function cut()')
  onTestFinished(() => tell(at, 'drop function cut cascade').then(() => {}))
  let runs = 0
  const cut = count(storage, shop, async () => {
    runs += 1
  })
  await expect(cut).rejects.toMatchObject({ name: 'StorageTrouble', kind: 'unknown' })
  expect(runs).toBe(1)
  const pass = { hash: 'a', kind: 'link', community: 'market', expires: 1 } as const
  await expect(storage.office.addPass(pass)).rejects.toMatchObject({ name: 'StorageTrouble', kind: 'unknown' })
})

test.each(['40001', '40P01'])(
  'what comes to nothing over others (%s) is run again, and not for ever',
  async (state) => {
    const at = await freshDatabase()
    const storage = await open(at)
    const shop = newId()
    await opened(storage, shop)
    await poison(at, state)
    let runs = 0
    const never = count(storage, shop, async () => {
      runs += 1
    })
    await expect(never).rejects.toMatchObject({ name: 'StorageTrouble', kind: 'busy' })
    expect(runs).toBe(5)
    runs = 0
    await count(storage, shop, async () => {
      runs += 1
      if (runs === 3) await heal(at)
    })
    expect([runs, await sequenceOf(storage, shop)]).toEqual([3, 1])
  },
)

test.each([
  ['53100', 'full'],
  ['57014', 'busy'],
  ['XX001', 'broken'],
  ['25006', 'away'],
])('%s is trouble of the kind %s, and no fault of an operation', async (state, kind) => {
  const at = await freshDatabase()
  const storage = await open(at)
  const shop = newId()
  await opened(storage, shop)
  await poison(at, state)
  await expect(count(storage, shop)).rejects.toMatchObject({ name: 'StorageTrouble', kind })
})

test('a statement that takes too long, and a lock that another process holds too long, are trouble', async () => {
  const at = await freshDatabase()
  const shop = newId()
  const other = await open(at)
  await opened(other, shop)
  const impatient = await open(at, { pool: { lock_timeout: 50 } })
  await count(other, shop, async () => {
    await expect(count(impatient, shop)).rejects.toMatchObject({ name: 'StorageTrouble', kind: 'busy' })
  })
  await count(impatient, shop)
  expect(await sequenceOf(other, shop)).toBe(2)
})

test('a database that says nothing is trouble once, and what it says later is no answer to another question', async () => {
  const at = await freshDatabase()
  const shop = newId()
  const other = await open(at)
  await opened(other, shop)
  let asked = 0
  const log = ({ query: { sql } }: LogEvent) => {
    if (sql.endsWith('for update')) asked++
  }
  const deaf = await open(at, { pool: { query_timeout: 1500, max: 1 }, log })
  await count(other, shop, async () => {
    await expect(count(deaf, shop)).rejects.toMatchObject({ name: 'StorageTrouble', kind: 'busy' })
    expect(asked).toBe(1)
  })
  // What it had begun holds no lock.
  await count(other, shop)
  expect(await sequenceOf(deaf, shop)).toBe(2)
})

test('one shop that is busy does not keep the others waiting, however many ask for it', async () => {
  const at = await freshDatabase()
  const storage = await open(at, { pool: { max: 2, connectionTimeoutMillis: 5000 } })
  const [busy, other] = [newId(), newId()]
  for (const shop of [busy, other]) await opened(storage, shop)
  const gate = Promise.withResolvers<void>()
  const waiting = Array.from({ length: 10 }, () => count(storage, busy, () => gate.promise))
  await count(storage, other)
  gate.resolve()
  await Promise.all(waiting)
  expect([await sequenceOf(storage, busy), await sequenceOf(storage, other)]).toEqual([10, 1])
})

test('a failed statement that nobody minded does not pass for a transaction that was stored', async () => {
  const at = await freshDatabase()
  const storage = await open(at)
  const shop = newId()
  await opened(storage, shop)
  const careless = storage.transaction(shop, async (rows) => {
    await rows.shop.save({ ...ROW, sequence: 9 })
    await rows.shop.open(ROW, 0).catch(() => {})
  })
  await expect(careless).rejects.toThrow('nothing was stored')
  expect(await sequenceOf(storage, shop)).toBe(0)
})

test('a text with NUL is no poison, and what fails is told without the row', async () => {
  const storage = await open(await freshDatabase())
  const shop = newId()
  await opened(storage, shop)
  const push = { device: newId(), endpoint: 'https://a/\0', p256dh: 'p', auth: 'a', language: 'th' } as const
  await storage.transaction(shop, (rows) => rows.push.put(push))
  expect((await storage.transaction(shop, (rows) => rows.push.all()))[0]?.endpoint).toBe('https://a/\u{fffd}')
  const error = await opened(storage, shop).catch((one) => one)
  expect(error).toMatchObject({ code: '23505' })
  expect(JSON.stringify(error)).not.toContain(shop)
})

test('every text is compared byte by byte, and every table’s key begins with the shop but for those that know none', async () => {
  const at = await freshDatabase()
  const others = await tell(
    at,
    `select table_name, column_name, collation_name from information_schema.columns
     where table_schema = 'public' and data_type = 'text' and collation_name is distinct from 'C'
       and table_name <> 'migrations'`,
  )
  expect(others).toEqual([])
  const keys = await tell<{ name: string }>(
    at,
    `select c.relname as name from pg_index i join pg_class c on c.oid = i.indrelid
     join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
     where n.nspname = 'public' and i.indisprimary and a.attname <> 'shop' order by 1`,
  )
  expect(keys.map(({ name }) => name)).toEqual([
    'audit',
    'calls',
    'codes',
    'communities',
    'leases',
    'links',
    'marks',
    'meta',
    'migration_lock',
    'migrations',
    'passes',
    'rates',
  ])
})

test('processes that start at once on an empty database make its tables once', async () => {
  const at = await bareDatabase()
  const storages = await Promise.all(Array.from({ length: 4 }, () => openPostgres(at)))
  await Promise.all(storages.map((storage) => storage.close()))
  const [row] = await tell(at, 'select count(*)::int as count, max(number) as last from migrations')
  expect(row?.count).toBe(row?.last)
})

test('who waits for another process that is at the tables says so, and goes on when that is done', async () => {
  const at = await freshDatabase()
  const say = vi.spyOn(console, 'error').mockImplementation(() => {})
  onTestFinished(() => say.mockRestore())
  const said = () => say.mock.calls.flat()
  const holder = new Client({ connectionString: at })
  await holder.connect()
  onTestFinished(() => holder.end())
  await holder.query('begin')
  await holder.query('select one from migration_lock for update')
  const opening = open(at)
  await expect.poll(said, { timeout: 10_000 }).toEqual([expect.stringContaining('waiting until it is done')])
  await holder.query('rollback')
  expect(await (await opening).market.communities()).toHaveLength(1)
  await open(at)
  expect(said()).toHaveLength(1)
})

/** What the sessions that do something to a table say of their settings, into the table `said`. */
function listening(at: string, table: string, event: string): Promise<unknown> {
  return tell(
    at,
    `create table said (statement text, lock text, idle text);
     create function listen() returns trigger language plpgsql as $$ begin
       insert into said values (
         current_setting('statement_timeout'), current_setting('lock_timeout'),
         current_setting('idle_in_transaction_session_timeout'));
       return null;
     end $$;
     create trigger listen after ${event} on ${table} execute function listen()`,
  )
}

test('the database ends a migration whose process says nothing more, and no other', async () => {
  const at = await bareDatabase()
  await tell(at, 'create table migrations (number integer primary key, name text not null)')
  await listening(at, 'migrations', 'insert')
  await open(at)
  expect(await tell(at, 'select distinct * from said')).toEqual([{ statement: '0', lock: '0', idle: '1min' }])
})

test('what serves has bounds: for a statement, for a lock, and for a transaction whose process says nothing more', async () => {
  const at = await bareDatabase()
  const storage = await open(at)
  await listening(at, 'shops', 'insert')
  await opened(storage, newId())
  expect(await tell(at, 'select * from said')).toEqual([{ statement: '30s', lock: '10s', idle: '1min' }])
})

test('a database of a newer version is not touched, and its address is what to change', async () => {
  const at = await bareDatabase()
  await (await openPostgres(at)).close()
  await tell(at, "insert into migrations values (99, 'of tomorrow')")
  const error = await openPostgres(at).catch((one) => one)
  expect(error).toBeInstanceOf(NewerDatabase)
  expect(error.message).toContain('or give DATABASE_URL another database.')
})

test('a database that is not there is away, whether at the start or later, without its password', async () => {
  const error = await openPostgres('postgres://talat:geheim@127.0.0.1:1/talat').catch((one) => one)
  expect(error).toMatchObject({ name: 'StorageTrouble', kind: 'away' })
  expect(`${error.message} ${error.stack} ${JSON.stringify(error.cause)}`).not.toContain('geheim')
})

test('a connection that was cut and nobody has noticed, and no new one: the database is away, and then it is back', async () => {
  const door = await doorTo(await freshDatabase())
  const storage = await open(door.url)
  const ask = () => storage.market.communities()
  expect(await ask()).toHaveLength(1)
  door.shut = true
  await expect(ask()).rejects.toMatchObject({ kind: 'away', constructor: StorageTrouble })
  door.shut = false
  expect(await ask()).toHaveLength(1)
})

test('a database that says nothing at all is taken for gone after 35 seconds, and not before', async () => {
  const door = await doorTo(await freshDatabase())
  const storage = await open(door.url)
  const shop = newId()
  await opened(storage, shop)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  door.mute = true
  const failed = vi.fn()
  void sequenceOf(storage, shop).catch(failed)
  await new Promise(setImmediate)
  await vi.advanceTimersByTimeAsync(34_999)
  expect(failed).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect(failed).toHaveBeenCalledWith(expect.objectContaining({ name: 'StorageTrouble', kind: 'busy' }))
})

test.each<[number, PostgresOptions]>([
  [10, {}],
  [3, { pool: { max: 3 } }],
])('a process has %i connections at most, by its name, and who finds none waits for one', async (most, options) => {
  const at = await freshDatabase()
  const storage = await open(at, options)
  const gate = Promise.withResolvers<void>()
  const asking = Array.from({ length: 30 }, () => storage.transaction(newId(), () => gate.promise))
  const connections = async () => {
    const named = "datname = current_database() and application_name = 'talat'"
    return (await tell(at, `select from pg_stat_activity where ${named}`)).length
  }
  await expect.poll(connections, { timeout: 10_000 }).toBe(most)
  await pause(200)
  expect(await connections()).toBe(most)
  gate.resolve()
  await Promise.all(asking)
  expect(await connections()).toBe(most)
})

/** What PgBouncer knows of the parameters that a connection begins with. */
const KNOWN = ['user', 'database', 'client_encoding', 'application_name']

test('what connections begin with, and PgBouncer refuses, is what the page about a country says that it has to let pass', async () => {
  const url = new URL(await freshDatabase())
  const { hostname, port } = url
  const named = new Set<string>()
  const door = createServer((inside) => {
    const outside = connect(Number(port), hostname)
    // Its length and the number of the protocol, then names and values, each with its end.
    inside.once('data', (bytes: Buffer) => {
      const words = bytes.subarray(8).toString().split('\0')
      for (let n = 0; words[n]; n += 2) named.add(words[n] ?? '')
    })
    inside.on('error', () => {}).pipe(outside)
    outside.on('error', () => {}).pipe(inside)
  }).listen(0, '127.0.0.1')
  await once(door, 'listening')
  onTestFinished(() => void door.close())
  url.port = String((door.address() as AddressInfo).port)
  await (await open(url.href)).anywhere.ping()
  const page = await readFile(join(root, 'docs/country.md'), 'utf8')
  const [, said = ''] = /ignore_startup_parameters = ([\w,]+)/.exec(page) ?? []
  const refused = [...named].filter((name) => !KNOWN.includes(name))
  expect(refused.sort()).toEqual(said.split(',').sort())
})
