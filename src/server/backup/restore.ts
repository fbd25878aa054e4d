/** Puts a backup into an empty server, and moves a server's data to another database. */

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConfigError } from '../config.ts'
import { filesOnDisk, type PhotoFiles } from '../photos/files.ts'
import { copyTables, digestOf, isEmpty } from '../storage/sql/copy.ts'
import type { Connected } from '../storage/sql/tables.ts'
import { connectSqlite } from '../storage/sqlite/open.ts'
import { copyPhotos, sameOrThrow, sealed } from './backup.ts'
import { DATABASE, generations, PHOTOS, readManifest, sha256 } from './generations.ts'
import { unseal } from './seal.ts'

export interface Place {
  tables: Connected
  photos: PhotoFiles
}

export interface Moved {
  rows: number
  photos: number
  lacking: number
}

/** @param name of the generation; the newest where none is named */
export async function restore(
  folder: string,
  to: Place,
  { key, name }: { key: Uint8Array | null; name?: string | undefined },
): Promise<Moved & { name: string }> {
  const wanted = name ?? (await generations(folder))[0]
  if (wanted === undefined) throw new ConfigError(`${folder} has no backup.`)
  const { sealed: isSealed, sha256: expected } = await readManifest(folder, wanted)
  if (isSealed && !key) throw new ConfigError('The backup is sealed: name its key by --key-file.')
  const kept = await readFile(join(folder, wanted, DATABASE)).catch(() => new Uint8Array())
  if (sha256(kept) !== expected) throw new ConfigError(`${wanted} is damaged: its database is not what was written.`)
  const own = isSealed ? key : null
  // Opened as a copy: a backup is never written to.
  const copy = await mkdtemp(join(tmpdir(), 'talat-restore-'))
  try {
    await writeFile(join(copy, DATABASE), own ? unseal(kept, own) : kept, { mode: 0o600 })
    const tables = await connectSqlite(join(copy, DATABASE))
    try {
      return { name: wanted, ...(await move({ tables, photos: sealed(filesOnDisk(join(folder, PHOTOS)), own) }, to)) }
    } finally {
      await tables.close()
    }
  } finally {
    await rm(copy, { recursive: true, force: true })
  }
}

/** Copies all of one server into another that nobody has used, and reads it back there. */
export async function move(from: Place, to: Place): Promise<Moved> {
  if (!(await isEmpty(to.tables)))
    throw new ConfigError('There are shops already: data are put into an empty place alone.')
  const digest = await copyTables(from.tables, to.tables)
  sameOrThrow(digest, await digestOf(to.tables))
  const named = await to.tables.db.selectFrom('photos').select(['shop', 'hash']).execute()
  const there = await copyPhotos(from.photos, to.photos, named)
  const rows = Object.values(digest).reduce((sum, table) => sum + table.rows, 0)
  return { rows, photos: there.length, lacking: named.length - there.length }
}
