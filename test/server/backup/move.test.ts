import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { backup } from '../../../src/server/backup/backup.ts'
import { move, restore } from '../../../src/server/backup/restore.ts'
import { filesInBucket } from '../../../src/server/photos/bucket.ts'
import { filesOnDisk } from '../../../src/server/photos/files.ts'
import { connectPostgres, openPostgres } from '../../../src/server/storage/postgres/open.ts'
import { digestOf, type KeptName } from '../../../src/server/storage/sql/copy.ts'
import type { Connected, Tables } from '../../../src/server/storage/sql/tables.ts'
import { connectSqlite, openSqlite } from '../../../src/server/storage/sqlite/open.ts'
import { tell } from '../../support/postgres/databases.ts'
import { bareDatabase } from '../../support/postgres/fresh.ts'
import { startS3 } from '../../support/s3.ts'
import { NOON } from '../kit.ts'
import { ALL, emptyPlace, folder, goesOn, KEY, KINDS, keeper, server } from './kit.ts'

const LONG = 120_000

/** One row of each table that a small market may leave empty. */
const ROWS = {
  windows: [
    { shop: 'a', community: 'b', code: 'c', slug: 'd', version: 1, open: 1, since: 2, content: '{"name":"ผ้า"}' },
  ],
  pieces: [
    {
      ...{ shop: 'a', good: 'b', community: 'c', family: '', state: 'sale', reserved_until: null, asked_until: 5 },
      ...{ category: 'ผ้าไหม', price: 2 ** 40, currency: 'THB', words: 'ผ้า', since: 7, content: '{}' },
    },
  ],
  stocks: [{ shop: 'a', good: 'b', quantity: -3, movements: 2 }],
  held: [{ shop: 'a', id: 'b', device: 'c', operation: '{}', at: 1, unsure: 0 }],
  links: [{ link: 'a', shop: 'b', request: 'c' }],
  push: [{ shop: 'a', device: 'b', endpoint: 'https://c', p256dh: 'd', auth: 'e', language: 'lo' }],
  about: [{ shop: 'a', subject: 'b', kind: 'line', id: 'c' }],
  passes: [{ hash: 'a', kind: 'link', community: 'b', expires: 1 }],
  counted: [{ shop: 'a', epoch: 'b', sequence: 1, made_at: 2, version: 3, name: 'ผ้า', last_sale: null, lessons: 4 }],
  sums: [
    { shop: 'a', month: '2026-07', currency: 'LAK', orders: 1, income: 2 ** 52, online_orders: 0, online_income: 0 },
  ],
  calls: [{ community: 'a', call: 'b', link: 'c', state: 'open', made_at: 1, content: '{}' }],
  shares: [{ shop: 'a', call: 'b', offered: 1, taken: 2, declined: 3, made: 4, sent: 5 }],
  bundles: [
    { shop: 'a', device: 'b', bundle: 'c', made_at: 1, received_at: 2, bytes: Uint8Array.from([0, 255, 7]) },
    { shop: 'a', device: 'b', bundle: 'd', made_at: 1, received_at: 2, bytes: new Uint8Array(360 * 1024).fill(9) },
  ],
  audit: [{ id: 'a', at: 1, command: 'b', typed: 'c', outcome: null }],
} satisfies { [Name in KeptName]?: Tables[Name][] }

/** A server that has something in every table that is kept. */
async function fullOfAll() {
  const full = await server()
  for (const [name, rows] of Object.entries(ROWS)) {
    await full.tables.db
      .insertInto(name as KeptName)
      .values(rows as never)
      .execute()
  }
  return full
}

async function rowsOf(tables: Connected) {
  const digest = await digestOf(tables)
  return Object.entries(digest).map(([name, { rows }]) => [name, rows] as const)
}

test(
  'every table comes over from either database to the other, to the last byte, and as a backup from both',
  async () => {
    const { there, tables } = await fullOfAll()
    const lacking = (await rowsOf(tables)).filter(([, rows]) => rows === 0)
    expect(lacking).toEqual([])
    const [postgres, sqlite] = [await emptyPlace('PostgreSQL'), await emptyPlace('SQLite')]
    const photos = there.deps.photos
    await move({ tables, photos }, postgres, NOON)
    await move(postgres, sqlite, NOON)
    // The epochs are new in each.
    const withoutEpochs = async (one: Connected) => ({ ...(await digestOf(one)), shops: null })
    expect(await withoutEpochs(postgres.tables)).toEqual(await withoutEpochs(tables))
    expect(await withoutEpochs(sqlite.tables)).toEqual(await withoutEpochs(tables))

    const [one, other] = [await folder(), await folder()]
    await backup(tables, photos, one, ALL)
    await backup(postgres.tables, postgres.photos, other, { ...ALL, key: KEY })
    const [first, second] = [await emptyPlace(), await emptyPlace('PostgreSQL')]
    await restore(one, first, { key: null, now: NOON })
    await restore(other, second, { key: KEY, now: NOON })
    // Offices are shut by it: some may have been since.
    const { passes } = await digestOf((await emptyPlace()).tables)
    const shut = { ...(await withoutEpochs(tables)), passes }
    expect(await withoutEpochs(second.tables)).toEqual(shut)
    expect(await withoutEpochs(first.tables)).toEqual(shut)
  },
  LONG,
)

test('a NUL that an older server let in keeps no village from moving', async () => {
  const full = await server()
  const raw = new DatabaseSync(join(full.there.folder, 'talat.db'))
  const columns = 'shop, good, community, family, state, category, currency, words, since, content'
  raw.exec(
    `insert into pieces (${columns}) values ('a', 'b', 'market', '', 'sale', 'silk' || char(0) || 'x', 'THB', char(0), 1, '{}')`,
  )
  raw.close()
  const empty = await emptyPlace('PostgreSQL')
  await move({ tables: full.tables, photos: full.there.deps.photos }, empty, NOON)
  const { category, words } = await empty.tables.db
    .selectFrom('pieces')
    .select(['category', 'words'])
    .where('good', '=', 'b')
    .executeTakeFirstOrThrow()
  expect([category, words]).toEqual(['silk\u{fffd}x', '\u{fffd}'])
  await goesOn(empty, full)
})

test('nothing is ever put over shops that are there, nor over one that was opened meanwhile', async () => {
  const { there, tables } = await server()
  const to = await folder()
  await backup(tables, there.deps.photos, to, ALL)
  await expect(restore(to, { tables, photos: there.deps.photos }, { key: null, now: NOON })).rejects.toThrow(
    'There are shops already',
  )
  await expect(restore(await folder(), await emptyPlace(), { key: null, now: NOON })).rejects.toThrow('has no backup')
  const empty = await emptyPlace()
  const row = { epoch: 'mr20ww00abc', epochStart: 0, sequence: 0, recovery: 0, community: 'market' }
  const opening = {
    ...empty.photos,
    async put(...photo: Parameters<typeof empty.photos.put>) {
      await empty.photos.put(...photo)
      await empty.storage.transaction('meanwhile', (rows) => rows.shop.open(row, NOON))
    },
  }
  await expect(restore(to, { ...empty, photos: opening }, { key: null, now: NOON })).rejects.toThrow(
    'There are shops already',
  )
  expect(await empty.storage.anywhere.shops()).toEqual(['meanwhile'])
})

test.each(KINDS)(
  'a move to %s that breaks off anywhere leaves nothing behind, and is made by saying it again',
  async (kind) => {
    const full = await server()
    const from = { tables: full.tables, photos: full.there.deps.photos }
    const empty = await emptyPlace(kind)
    const noRoom = { ...empty.photos, put: () => Promise.reject(new Error('no room')) }
    await expect(move(from, { ...empty, photos: noRoom }, NOON)).rejects.toThrow('no room')
    expect(await empty.storage.anywhere.shops()).toEqual([])
    const cut = async () => {
      throw new Error('cut')
    }
    await expect(move(from, empty, NOON, cut)).rejects.toThrow('cut')
    expect(await empty.storage.anywhere.shops()).toEqual([])
    expect(await move(from, empty, NOON)).toMatchObject({ shops: 1, photos: 1 })
    await goesOn(empty, full)
  },
)

test('a database that does not store what it was given is found out, and is left empty', async () => {
  const full = await server()
  const empty = await emptyPlace('PostgreSQL')
  const from = { tables: full.tables, photos: full.there.deps.photos }
  const { sql } = await import('kysely')
  await sql`create function lie() returns trigger language plpgsql as $$ begin new.fields = '{}'; return new; end $$`.execute(
    empty.tables.db,
  )
  await sql`create trigger lie before insert on records for each row execute function lie()`.execute(empty.tables.db)
  await expect(move(from, empty, NOON)).rejects.toThrow('the copy of records is not what was read')
  expect(await empty.storage.anywhere.shops()).toEqual([])
})

test(
  'the keeper’s commands back up, put back and move, and say in one line what cannot be',
  async () => {
    const full = await server()
    const { there, owner, hash } = full
    const [to, key, other] = [await folder(), join(await folder(), 'key'), await folder()]
    await writeFile(key, `${KEY.toString('hex')}\n`)
    const made = await keeper(there.folder, ['backup', to, '--key-file', key])
    expect(made).toMatchObject({ code: 0, output: expect.stringContaining('1 shops') })
    expect(made.output).toContain('read back and found whole')
    expect(await keeper(other, ['restore', to])).toMatchObject({
      code: 1,
      output: expect.stringMatching(/^The backup is sealed.*\n$/),
    })
    const back = await keeper(other, ['restore', to, '--key-file', key])
    expect(back).toMatchObject({ code: 0, output: expect.stringContaining('A new epoch begins for 1 shops') })
    expect((await keeper(other, ['restore', to, '--key-file', key])).output).toMatch(/^There are shops already/)
    const restored = {
      storage: await openSqlite(join(other, 'talat.db')),
      tables: await connectSqlite(join(other, 'talat.db')),
    }
    await goesOn({ ...restored, photos: filesOnDisk(join(other, 'photos')) }, full)
    await restored.tables.close()
    await restored.storage.close()

    const { bucket, stop } = await startS3()
    onTestFinished(stop)
    const url = await bareDatabase()
    const moved = await keeper(there.folder, ['move', '--to', url], {
      S3_URL: bucket.url,
      S3_ACCESS_KEY_ID: bucket.accessKeyId,
      S3_SECRET_ACCESS_KEY: bucket.secretAccessKey,
    })
    expect(moved).toMatchObject({ code: 0, output: expect.stringContaining('and 1 photos, counted and compared') })
    const target = { storage: await openPostgres(url), tables: await connectPostgres(url) }
    const photos = filesInBucket(bucket, 'photos')
    expect(await photos.list(owner.shop)).toEqual(new Set([hash]))
    await goesOn({ ...target, photos }, full)
    await target.tables.close()
    await target.storage.close()
  },
  LONG,
)

const IN_TRANSACTION = "datname = current_database() and state like 'idle in transaction%'"

test('a database that ends whoever is silent for long ends no move from it', async () => {
  const full = await server()
  const [url, target] = [await bareDatabase(), await emptyPlace('PostgreSQL')]
  const first = await connectPostgres(url)
  await move({ tables: full.tables, photos: full.there.deps.photos }, { tables: first, photos: target.photos }, NOON)
  await first.close()
  const tables = await connectPostgres(url)
  onTestFinished(() => tables.close())
  // What it would end: none is open while the move does the rest, however long that takes.
  const open = () => tell(url, `select pid from pg_stat_activity where ${IN_TRANSACTION}`)
  const rest = async () => expect(await open()).toEqual([])
  expect(await move({ tables, photos: target.photos }, target, NOON, rest)).toMatchObject({ shops: 1 })
  await goesOn(target, full)
})

test(
  'where no database is, where no backup can be and who is no folder is said in one line',
  async () => {
    const { there } = await server()
    const nowhere = await folder()
    for (const args of [
      ['backup', await folder()],
      ['restored'],
      ['doctor'],
      ['silent'],
      ['shop'],
      ['community'],
      ['rates', 'market'],
    ]) {
      expect(await keeper(nowhere, args)).toMatchObject({
        code: 1,
        output: expect.stringMatching(/^There is no database in .*DATA_DIR\.\n$/),
      })
    }
    // A code of a new shop may be wanted before the first start; that it is of a new place is said.
    expect(await keeper(join(nowhere, 'new'), ['code'])).toMatchObject({
      code: 0,
      output: expect.stringMatching(/There was no database in .*new: a new one begins there\.\n/),
    })
    const file = join(nowhere, 'file')
    await writeFile(file, '')
    for (const to of [file, join(file, 'below')]) {
      expect(await keeper(there.folder, ['backup', to])).toMatchObject({
        code: 1,
        output: expect.stringMatching(/^[^\n]*there is a file where a folder is needed\.\n$/),
      })
    }
  },
  LONG,
)
