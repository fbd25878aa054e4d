import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { createApp } from '../../src/server/app.ts'
import { backup } from '../../src/server/backup/backup.ts'
import { generations } from '../../src/server/backup/generations.ts'
import { restore } from '../../src/server/backup/restore.ts'
import { filesOnDisk } from '../../src/server/photos/files.ts'
import type { Storage } from '../../src/server/storage/port.ts'
import { connectPostgres, openPostgres } from '../../src/server/storage/postgres/open.ts'
import type { Connected } from '../../src/server/storage/sql/tables.ts'
import { connectSqlite, openSqlite } from '../../src/server/storage/sqlite/open.ts'
import { examine } from '../../src/server/sync/doctor.ts'
import { beginEpochs } from '../../src/server/sync/epoch.ts'
import { sha256 } from '../../src/server/sync/hash.ts'
import { bareDatabase } from '../support/postgres/fresh.ts'
import { type Bench, bench, NOON, openShop, Phone } from './kit.ts'
import { admin, run } from './process.ts'
import { cloth, line, sale } from './trade.ts'

const KEY = Buffer.alloc(32, 7)
const ALL = { key: null, keep: 3, now: NOON }

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'talat-backup-'))
  onTestFinished(() => rm(path, { recursive: true, force: true }))
  return path
}

/** A server with a shop that has sold, and a photo. */
async function server(): Promise<{ there: Bench; owner: Phone; tables: Connected; hash: string }> {
  const there = await bench()
  const owner = await openShop(there)
  const good = cloth({ name: 'ผ้าหมี่ขิด' })
  await owner.do('good.add', good)
  for (let sold = 0; sold < 5; sold++) await owner.do('sale.record', sale([line({ good: good.good })]))
  const bytes = Buffer.from('the bytes of a photo')
  const hash = sha256(bytes.toString('latin1'))
  await there.deps.photos.put(owner.shop, hash, bytes)
  await there.deps.storage.transaction(owner.shop, ({ photos }) =>
    photos.add({ hash, size: bytes.length, type: 'image/webp' }, NOON),
  )
  const tables = await connectSqlite(join(there.folder, 'talat.db'))
  onTestFinished(() => tables.close())
  return { there, owner, tables, hash }
}

interface Empty {
  storage: Storage
  tables: Connected
}

const PLACES: Record<string, () => Promise<Empty>> = {
  SQLite: async () => {
    const path = join(await folder(), 'talat.db')
    return { storage: await openSqlite(path), tables: await connectSqlite(path) }
  },
  PostgreSQL: async () => {
    const url = await bareDatabase()
    return { storage: await openPostgres(url), tables: await connectPostgres(url) }
  },
}

/** Restored, its phones go on, and the backup of it is what it came from. */
async function drill(
  from: string,
  place: keyof typeof PLACES,
  { there, owner }: { there: Bench; owner: Phone },
  key: Buffer | null,
) {
  const empty = await (PLACES[place] as () => Promise<Empty>)()
  const photos = filesOnDisk(await folder())
  try {
    const done = await restore(from, { tables: empty.tables, photos }, { key })
    expect(await examine(empty.storage, owner.shop)).toEqual([])
    expect(await beginEpochs(empty.storage, NOON)).toBe(1)
    const again = { ...there, deps: { ...there.deps, storage: empty.storage, photos } }
    const phone = new Phone({ ...again, app: createApp(again.deps) }, owner.shop, owner.device, owner.secret)
    phone.number = owner.number
    expect(await phone.do('sale.record', sale([line()]))).toMatchObject({ outcome: 'applied' })
    await phone.pull()
    expect(phone.ofKind('order')).toHaveLength(6)
    expect(phone.last?.checksum).toBe(phone.checksum())
    return { done, photos }
  } finally {
    await empty.tables.close()
    await empty.storage.close()
  }
}

test.each(['SQLite', 'PostgreSQL'] as const)(
  'a backup that was made while the server ran is put into an empty %s, and its phones go on',
  async (place) => {
    const { there, owner, tables, hash } = await server()
    const to = await folder()
    const made = await backup(tables, there.deps.photos, to, ALL)
    expect(made).toMatchObject({ photos: 1, lacking: 0 })
    const { done, photos } = await drill(to, place, { there, owner }, null)
    expect(done).toMatchObject({ name: made.name, rows: made.rows, photos: 1 })
    expect(Buffer.from((await photos.get(owner.shop, hash)) ?? []).toString()).toBe('the bytes of a photo')
  },
  60_000,
)

test('from PostgreSQL comes the same as from SQLite, to the last byte', async () => {
  const { there, tables } = await server()
  const [one, other] = [await folder(), await folder()]
  await backup(tables, there.deps.photos, one, ALL)
  const url = await bareDatabase()
  const there2 = await connectPostgres(url)
  onTestFinished(() => there2.close())
  await restore(one, { tables: there2, photos: filesOnDisk(await folder()) }, { key: null })
  await backup(there2, there.deps.photos, other, ALL)
  const digest = async (path: string) =>
    JSON.parse(await readFile(join(path, (await generations(path))[0] ?? '', 'manifest.json'), 'utf8')).digest
  expect(await digest(other)).toEqual(await digest(one))
}, 60_000)

test('a sealed backup opens with its key alone, and says so where somebody changed it', async () => {
  const { there, owner, tables, hash } = await server()
  const to = await folder()
  const { name } = await backup(tables, there.deps.photos, to, { ...ALL, key: KEY })
  const all = async (path: string): Promise<string> => {
    const files = await readdir(path, { recursive: true, withFileTypes: true })
    const texts = files.filter((one) => one.isFile()).map((one) => readFile(join(one.parentPath, one.name), 'latin1'))
    return (await Promise.all(texts)).join()
  }
  for (const secret of ['the bytes of a photo', Buffer.from('ผ้าหมี่ขิด').toString('latin1'), 'SQLite format']) {
    expect((await all(to)).includes(secret), secret).toBe(false)
  }
  await drill(to, 'SQLite', { there, owner }, KEY)
  const place = async () => ({
    tables: (await (PLACES.SQLite as () => Promise<Empty>)()).tables,
    photos: filesOnDisk(await folder()),
  })
  await expect(restore(to, await place(), { key: null })).rejects.toThrow('--key-file')
  await expect(restore(to, await place(), { key: Buffer.alloc(32, 8) })).rejects.toThrow('does not open with this key')
  const file = join(to, name, 'talat.db')
  const bytes = await readFile(file)
  bytes.writeUInt8(bytes.readUInt8(5000) ^ 1, 5000)
  await writeFile(file, bytes)
  await expect(restore(to, await place(), { key: KEY })).rejects.toThrow('is damaged')
  expect(hash).toHaveLength(64)
})

test('a power cut at any moment of a backup leaves the older one, whole; the next try succeeds', async () => {
  const { there, owner, tables } = await server()
  const to = await folder()
  const { name } = await backup(tables, there.deps.photos, to, ALL)
  // Cut off: what stands there has no name yet, in whichever state it is.
  await rename(join(to, name), join(to, '.new'))
  expect(await generations(to)).toEqual([])
  await writeFile(join(to, '.new', 'talat.db'), 'half')
  const second = await backup(tables, there.deps.photos, to, { ...ALL, now: NOON + 1000 })
  expect(await generations(to)).toEqual([second.name])
  await drill(to, 'SQLite', { there, owner }, null)
})

test('only so many generations stay, and of photos those that one of them names', async () => {
  const { there, owner, tables, hash } = await server()
  const to = await folder()
  for (let night = 0; night < 3; night++)
    await backup(tables, there.deps.photos, to, { ...ALL, keep: 2, now: NOON + night * 1000 })
  expect(await generations(to)).toHaveLength(2)
  expect(await readdir(join(to, 'photos', owner.shop))).toEqual([hash])
  await there.deps.storage.transaction(owner.shop, ({ photos }) => photos.forget(hash))
  for (let night = 3; night < 5; night++)
    await backup(tables, there.deps.photos, to, { ...ALL, keep: 2, now: NOON + night * 1000 })
  expect(await readdir(join(to, 'photos', owner.shop))).toEqual([])
})

test('nothing is ever put over shops that are there', async () => {
  const { there, tables } = await server()
  const to = await folder()
  await backup(tables, there.deps.photos, to, ALL)
  await expect(restore(to, { tables, photos: there.deps.photos }, { key: null })).rejects.toThrow(
    'There are shops already',
  )
  await expect(restore(await folder(), { tables, photos: there.deps.photos }, { key: null })).rejects.toThrow(
    'has no backup',
  )
})

/** What the keeper types, on the data of that server. */
const keeper = (data: string, ...args: string[]) => run(admin(...args), { DATA_DIR: data })

test('the keeper’s commands back up, put back and move, and say in one line what cannot be', async () => {
  const { there, owner } = await server()
  const [to, key, other] = [await folder(), join(await folder(), 'key'), await folder()]
  await writeFile(key, `${KEY.toString('hex')}\n`)
  const made = await keeper(there.folder, 'backup', to, '--key-file', key)
  expect(made).toMatchObject({ code: 0, output: expect.stringContaining('read back and found whole') })
  expect(await keeper(other, 'restore', to)).toMatchObject({
    code: 1,
    output: expect.stringMatching(/^The backup is sealed.*\n$/),
  })
  const back = await keeper(other, 'restore', to, '--key-file', key)
  expect(back).toMatchObject({ code: 0, output: expect.stringContaining('A new epoch begins for 1 shops') })
  const storage = await openSqlite(join(other, 'talat.db'))
  expect(await storage.anywhere.shops()).toEqual([owner.shop])
  await storage.close()
  expect((await keeper(other, 'restore', to, '--key-file', key)).output).toMatch(/^There are shops already/)

  const url = await bareDatabase()
  const moved = await keeper(other, 'move', '--to', url)
  expect(moved).toMatchObject({ code: 0, output: expect.stringContaining('counted and compared on both sides') })
  const target = await openPostgres(url)
  expect(await target.anywhere.shops()).toEqual([owner.shop])
  await target.close()
}, 120_000)

test('a keeper’s backup that is killed at any moment leaves the one before, which is put back', async () => {
  const { there, owner, tables } = await server()
  const to = await folder()
  const { name } = await backup(tables, there.deps.photos, to, { ...ALL, keep: 9 })
  for (const wait of [300, 450, 600, 750, 900]) {
    const child = spawn(process.execPath, admin('backup', to, '--keep', '9'), {
      env: { PATH: process.env.PATH ?? '', DATA_DIR: there.folder },
    })
    // It may have ended by itself before.
    const closed = once(child, 'close')
    await setTimeout(wait)
    child.kill('SIGKILL')
    await closed
    const whole = await generations(to)
    expect(whole).toContain(name)
    for (const one of whole) {
      const empty = await (PLACES.SQLite as () => Promise<Empty>)()
      await restore(to, { tables: empty.tables, photos: filesOnDisk(await folder()) }, { key: null, name: one })
      expect(await examine(empty.storage, owner.shop)).toEqual([])
      await empty.tables.close()
      await empty.storage.close()
    }
  }
}, 120_000)
