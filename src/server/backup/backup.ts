/** Copies all that a server keeps, while it serves: the database as it was at one moment, and every photo that it names. */

import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Deps } from '../deps.ts'
import { writeDurably } from '../durable.ts'
import { addToList } from '../erase/list.ts'
import { filesOnDisk, type PhotoFiles } from '../photos/files.ts'
import { copyTables, type Digest, digestOf, erasedIn } from '../storage/sql/copy.ts'
import type { Connected } from '../storage/sql/tables.ts'
import { connectSqlite } from '../storage/sqlite/open.ts'
import { beginGeneration, DATABASE, finishGeneration, PHOTOS, prune, sha256 } from './generations.ts'
import { seal, unseal } from './seal.ts'

export interface BackupOptions {
  /** null: whoever has the folder can read it. */
  key: Uint8Array | null
  /** Generations that stay. */
  keep: number
  now: number
}

export interface Made {
  name: string
  rows: number
  photos: number
  /** Photos that the database names and that are not there: phones will be asked for them again. */
  lacking: number
  /** Older generations that gave way. */
  gone: string[]
}

export async function backup(
  from: Connected,
  photos: Deps['photos'],
  folder: string,
  { key, keep, now }: BackupOptions,
): Promise<Made> {
  const path = await beginGeneration(folder)
  const { digest, named } = await copyDatabase(from, join(path, DATABASE))
  const bytes = await readFile(join(path, DATABASE))
  const kept = key ? seal(bytes, key) : bytes
  await writeDurably(join(path, DATABASE), kept)
  // Read back from the disk: what cannot be read is no backup.
  const back = await readFile(join(path, DATABASE))
  if (!(key ? unseal(back, key) : back).equals(bytes)) throw new Error('the backup cannot be read back')

  const store = sealed(filesOnDisk(join(folder, PHOTOS)), key)
  const there = await copyPhotos(photos, store, named)
  const made = { format: 1 as const, madeAt: now, sealed: key !== null, sha256: sha256(kept), digest, photos: there }
  const name = await finishGeneration(folder, path, made)
  await addToList(folder, await erasedIn(from))
  const gone = await prune(folder, keep)
  const rows = Object.values(digest).reduce((sum, table) => sum + table.rows, 0)
  return { name, rows, photos: there.length, lacking: named.length - there.length, gone }
}

type Named = { shop: string; hash: string }

/** Into a file of SQLite, whatever it comes from; and what was written is read again. */
async function copyDatabase(from: Connected, path: string): Promise<{ digest: Digest; named: Named[] }> {
  const to = await connectSqlite(path)
  try {
    const digest = await copyTables(from, to)
    sameOrThrow(digest, await digestOf(to))
    const named = await to.db.selectFrom('photos').select(['shop', 'hash']).orderBy('shop').orderBy('hash').execute()
    return { digest, named }
  } finally {
    await to.close()
    for (const more of ['-wal', '-shm']) await rm(`${path}${more}`, { force: true })
  }
}

/** @returns those that are there now; each was read back, and is what its name says */
export async function copyPhotos(from: PhotoFiles, to: PhotoFiles, named: readonly Named[]): Promise<Named[]> {
  const there: Named[] = []
  const known = new Map<string, Set<string>>()
  for (const { shop, hash } of named) {
    const stored = known.get(shop) ?? (await to.list(shop))
    known.set(shop, stored)
    if (!stored.has(hash)) {
      const bytes = await from.get(shop, hash)
      if (!bytes || sha256(bytes) !== hash) continue
      await to.put(shop, hash, bytes)
      const back = await to.get(shop, hash)
      if (!back || sha256(back) !== hash) throw new Error(`the photo ${hash} cannot be read back`)
    }
    there.push({ shop, hash })
  }
  return there
}

/** Files that lie sealed. */
export function sealed(files: PhotoFiles, key: Uint8Array | null): PhotoFiles {
  if (!key) return files
  return {
    put: (shop, hash, bytes) => files.put(shop, hash, seal(bytes, key)),
    async get(shop, hash) {
      const bytes = await files.get(shop, hash)
      return bytes && new Uint8Array(unseal(bytes, key))
    },
    remove: files.remove,
    list: files.list,
  }
}

/** @throws where two databases do not hold the same */
export function sameOrThrow(one: Digest, other: Digest): void {
  for (const [name, { rows, sha256: hash }] of Object.entries(one)) {
    const copy = other[name as keyof Digest]
    if (copy.rows !== rows || copy.sha256 !== hash)
      throw new Error(`the copy of ${name} is not what was read: ${copy.rows} rows of ${rows}`)
  }
}
