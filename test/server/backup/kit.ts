/** A server with something to lose, and places to put it. */

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { createApp } from '../../../src/server/app.ts'
import type { Place } from '../../../src/server/backup/restore.ts'
import { filesOnDisk } from '../../../src/server/photos/files.ts'
import type { Storage } from '../../../src/server/storage/port.ts'
import { connectPostgres, openPostgres } from '../../../src/server/storage/postgres/open.ts'
import type { Connected } from '../../../src/server/storage/sql/tables.ts'
import { connectSqlite, openSqlite } from '../../../src/server/storage/sqlite/open.ts'
import { examine } from '../../../src/server/sync/doctor.ts'
import { sha256 } from '../../../src/server/sync/hash.ts'
import { bareDatabase } from '../../support/postgres/fresh.ts'
import { type Bench, bench, NOON, openShop, Phone } from '../kit.ts'
import { admin, type Ended, run } from '../process.ts'
import { cloth, line, sale } from '../trade.ts'

export const KEY = Buffer.alloc(32, 7)
export const ALL = { key: null, keep: 3, now: NOON }
export const PHOTO = 'the bytes of a photo'

export async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'talat-backup-'))
  onTestFinished(() => rm(path, { recursive: true, force: true }))
  return path
}

export interface Full {
  there: Bench
  owner: Phone
  tables: Connected
  /** Of its photo. */
  hash: string
}

/** A server with a shop that has sold, and a photo. */
export async function server(): Promise<Full> {
  const there = await bench()
  const owner = await openShop(there)
  const good = cloth({ name: 'ผ้าหมี่ขิด' })
  await owner.do('good.add', good)
  for (let sold = 0; sold < 5; sold++) await owner.do('sale.record', sale([line({ good: good.good })]))
  const bytes = Buffer.from(PHOTO)
  const hash = sha256(bytes.toString('latin1'))
  await there.deps.photos.put(owner.shop, hash, bytes)
  await there.deps.storage.transaction(owner.shop, ({ photos }) =>
    photos.add({ hash, size: bytes.length, type: 'image/webp' }, NOON),
  )
  const tables = await connectSqlite(join(there.folder, 'talat.db'))
  onTestFinished(() => tables.close())
  return { there, owner, tables, hash }
}

export interface Empty extends Place {
  storage: Storage
}

const MAKE = {
  SQLite: async () => {
    const path = join(await folder(), 'talat.db')
    return { storage: await openSqlite(path), tables: await connectSqlite(path) }
  },
  PostgreSQL: async () => {
    const url = await bareDatabase()
    return { storage: await openPostgres(url), tables: await connectPostgres(url) }
  },
}

export type Kind = keyof typeof MAKE
export const KINDS = Object.keys(MAKE) as Kind[]

/** A place that nobody has used; it ends with the test. */
export async function emptyPlace(kind: Kind = 'SQLite'): Promise<Empty> {
  const { storage, tables } = await MAKE[kind]()
  onTestFinished(async () => {
    await tables.close()
    await storage.close()
  })
  return { storage, tables, photos: filesOnDisk(await folder()) }
}

/** All is there, in an epoch of its own, and the phone of the shop goes on as if nothing had been. */
export async function goesOn({ storage, photos }: Empty, { there, owner, hash }: Full): Promise<void> {
  expect(await examine(storage, owner.shop)).toEqual([])
  expect(await epochOf(storage, owner.shop)).not.toBe(await epochOf(there.deps.storage, owner.shop))
  expect(Buffer.from((await photos.get(owner.shop, hash)) ?? []).toString()).toBe(PHOTO)
  const again = { ...there, deps: { ...there.deps, storage, photos } }
  const phone = new Phone({ ...again, app: createApp(again.deps) }, owner.shop, owner.device, owner.secret)
  phone.number = owner.number
  expect(await phone.do('sale.record', sale([line()]))).toMatchObject({ outcome: 'applied' })
  await phone.pull()
  expect(phone.ofKind('order')).toHaveLength(6)
  expect(phone.last?.checksum).toBe(phone.checksum())
}

async function epochOf(storage: Storage, shop: string): Promise<string | undefined> {
  return (await storage.transaction(shop, (rows) => rows.shop.get()))?.epoch
}

/** All bytes of all files under a folder, by their paths in it. */
export async function filesIn(path: string): Promise<Map<string, string>> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  const files = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(file, 'latin1')] as const)))
}

/** What the keeper types, on the data of that folder. */
export const keeper = (data: string, args: string[], env: Record<string, string> = {}): Promise<Ended> =>
  run(admin(...args), { DATA_DIR: data, ...env })
