/** Copies all that a server keeps, while it serves: the database as it was at one moment, and every photo that it names. */

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigError } from '../config.ts'
import { syncFile, writeDurably } from '../durable.ts'
import { addToList } from '../erase/list.ts'
import { filesOnDisk, type PhotoFiles } from '../photos/files.ts'
import type { AuditRow } from '../storage/audit.ts'
import { auditOf } from '../storage/sql/audit.ts'
import { copyTables, type Digest, digestOf, erasedIn, isEmpty, sameOrThrow } from '../storage/sql/copy.ts'
import type { Connected } from '../storage/sql/tables.ts'
import { connectSqlite } from '../storage/sqlite/open.ts'
import {
  alone,
  beginGeneration,
  DATABASE,
  finishGeneration,
  generations,
  momentFor,
  nameOf,
  prune,
  storeOf,
} from './generations.ts'
import { copyPhotos, type Named, sealed } from './photos.ts'
import { sealing, unsealing } from './seal.ts'
import { connectUnnamed, ONE_FILE } from './unnamed.ts'

export interface BackupOptions {
  /** null: whoever has the folder can read it. */
  key: Uint8Array | null
  /** Generations that stay. */
  keep: number
  now: number
  /** Of the command that makes it; in the copy it is done. */
  entry?: AuditRow | null
}

export interface Made {
  name: string
  shops: number
  rows: number
  photos: number
  /** Photos that the database names and that are not there: phones will be asked for them again. */
  lacking: number
  /** Older generations that gave way. */
  gone: string[]
  /** Older generations that stay and cannot be read. */
  damaged: string[]
}

/** @throws ConfigError where another backup is at it, or where nothing would take the place of something */
export function backup(
  from: Connected,
  photos: PhotoFiles,
  folder: string,
  { key, keep, now, entry = null }: BackupOptions,
): Promise<Made> {
  return alone(folder, async () => {
    if ((await isEmpty(from)) && (await generations(folder)).length > 0)
      throw new ConfigError(
        `There is no shop here, and ${folder} has backups that would give way: name the server's data by DATA_DIR or DATABASE_URL, or another folder.`,
      )
    const madeAt = await momentFor(folder, now)
    const path = await beginGeneration(folder)
    const { digest, named, sha256 } = await copyDatabase(from, join(path, DATABASE), nameOf(madeAt), key, entry)
    const store = storeOf(key)
    const there = await copyPhotos(photos, sealed(filesOnDisk(join(folder, store)), key), named)
    const made = { format: 2, madeAt, sealed: key !== null, sha256, store, photos: there } as const
    const name = await finishGeneration(folder, path, made)
    await addToList(folder, await erasedIn(from))
    const pruned = await prune(folder, keep)
    const rows = Object.values(digest).reduce((sum, table) => sum + table.rows, 0)
    return {
      name,
      shops: digest.shops.rows,
      rows,
      photos: there.length,
      lacking: named.length - there.length,
      ...pruned,
    }
  })
}

interface Copied {
  digest: Digest
  named: Named[]
  /** Of the file as it lies there. */
  sha256: string
}

/** Into a file of SQLite, whatever it comes from; and what was written is read again. */
async function copyDatabase(
  from: Connected,
  path: string,
  name: string,
  key: Uint8Array | null,
  entry: AuditRow | null,
): Promise<Copied> {
  if (!key) {
    const copied = await copyInto(await connectSqlite(path, ONE_FILE), from, entry)
    await syncFile(path)
    return { ...copied, sha256: await hashOf(createReadStream(path)) }
  }
  const unsealed = `${path}.unsealed`
  const file = await open(unsealed, 'w+', 0o600)
  try {
    const copied = await copyInto(await connectUnnamed(unsealed), from, entry)
    const plain = () => file.createReadStream({ start: 0, autoClose: false })
    await writeDurably(path, sealing(plain(), key, name))
    // Read back from the disk: what cannot be read is no backup.
    if ((await hashOf(unsealing(createReadStream(path), key, name))) !== (await hashOf(plain())))
      throw new Error('the backup cannot be read back')
    return { ...copied, sha256: await hashOf(createReadStream(path)) }
  } finally {
    await file.close()
    await rm(unsealed, { force: true })
  }
}

/** @param to is closed then */
async function copyInto(to: Connected, from: Connected, entry: AuditRow | null): Promise<Omit<Copied, 'sha256'>> {
  try {
    const digest = await copyTables(from, to)
    sameOrThrow(digest, await digestOf(to))
    if (entry) await auditOf(to.db).put({ ...entry, outcome: 'done' })
    const named = await to.db.selectFrom('photos').select(['shop', 'hash']).orderBy('shop').orderBy('hash').execute()
    return { digest, named }
  } finally {
    await to.close()
  }
}

export async function hashOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  for await (const some of bytes) hash.update(some)
  return hash.digest('hex')
}
