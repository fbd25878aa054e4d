/** Puts a backup into an empty server, and moves a server's data to another database. */

import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Kysely } from 'kysely'
import { ConfigError } from '../config.ts'
import { filesOnDisk, type PhotoFiles } from '../photos/files.ts'
import { copyTables, digestIn, isEmpty, NotEmpty, sameOrThrow } from '../storage/sql/copy.ts'
import { changeShops } from '../storage/sql/shop.ts'
import type { Connected, Tables } from '../storage/sql/tables.ts'
import { inNewEpoch } from '../sync/epoch.ts'
import { hashOf } from './backup.ts'
import { DATABASE, generations, type Manifest, nameOf, readManifest } from './generations.ts'
import { copyPhotos, sealed } from './photos.ts'
import { unseal, unsealing } from './seal.ts'
import { connectUnnamed } from './unnamed.ts'

export interface Place {
  tables: Connected
  photos: PhotoFiles
}

export interface Moved {
  /** A new epoch has begun for each of them: their phones see it, and hand in again what is lacking. */
  shops: number
  rows: number
  photos: number
  lacking: number
}

interface RestoreOptions {
  key: Uint8Array | null
  /** Of the generation; the newest where none is named. */
  name?: string | undefined
  now: number
  /** Where its database has room once more while it is read: on many machines what is temporary lies in memory. */
  work?: string
}

export async function restore(
  folder: string,
  to: Place,
  { key, name, now, work }: RestoreOptions,
): Promise<Moved & { name: string; shut: number }> {
  const wanted = name ?? (await generations(folder))[0]
  if (wanted === undefined) throw new ConfigError(`${folder} has no backup.`)
  const made = await readManifest(folder, wanted)
  if (made.sealed && !key) throw new ConfigError('The backup is sealed: name its key by --key-file.')
  const kept = join(folder, wanted, DATABASE)
  if ((await hashOf(createReadStream(kept)).catch(() => '')) !== made.sha256)
    throw new ConfigError(`${wanted} is damaged: its database is not what was written.`)
  const own = made.sealed ? key : null
  // Opened as a copy: a backup is never written to.
  const copy = work ? await emptied(join(work, '.restoring')) : await mkdtemp(join(tmpdir(), 'talat-restore-'))
  try {
    const opened = own ? openedBy(own, kept, made) : createReadStream(kept)
    await pipeline(opened, createWriteStream(join(copy, DATABASE), { mode: 0o600 }))
    const tables = await connectUnnamed(join(copy, DATABASE))
    try {
      const photos = sealed(filesOnDisk(join(folder, made.store)), own)
      let shut = 0
      const moved = await move({ tables, photos }, to, now, async (trx) => {
        // An office that was shut since must not be open again.
        shut = Number((await trx.deleteFrom('passes').executeTakeFirst()).numDeletedRows)
      })
      return { name: wanted, ...moved, shut }
    } finally {
      await tables.close()
    }
  } finally {
    await rm(copy, { recursive: true, force: true })
  }
}

/** What one that was killed has left there goes. */
async function emptied(path: string): Promise<string> {
  await rm(path, { recursive: true, force: true })
  await mkdir(path, { recursive: true, mode: 0o700 })
  return path
}

/** It is sealed under the name that it was given, whatever its folder is called by now. */
async function* openedBy(key: Uint8Array, path: string, { format, madeAt }: Manifest): AsyncGenerator<Buffer> {
  if (format === 1) yield unseal(await readFile(path), key)
  else yield* unsealing(createReadStream(path), key, nameOf(madeAt))
}

/**
 * Copies all of one server into another that nobody has used, and reads it back there. Photos go first, and the rest is one
 * transaction, the new epochs too: cut off anywhere, it is said once more from the beginning.
 * @param also what else belongs to that transaction
 */
export async function move(
  from: Place,
  to: Place,
  now: number,
  also: (trx: Kysely<Tables>) => Promise<void> = async () => {},
): Promise<Moved> {
  if (!(await isEmpty(to.tables))) throw new NotEmpty()
  const named = await from.tables.db.selectFrom('photos').select(['shop', 'hash']).execute()
  const there = await copyPhotos(from.photos, to.photos, named)
  let shops = 0
  const digest = await copyTables(from.tables, to.tables, async (trx, read) => {
    sameOrThrow(read, await digestIn(trx))
    shops = await changeShops(trx, (row) => inNewEpoch(row, now))
    await also(trx)
  })
  const rows = Object.values(digest).reduce((sum, table) => sum + table.rows, 0)
  return { shops, rows, photos: there.length, lacking: named.length - there.length }
}
