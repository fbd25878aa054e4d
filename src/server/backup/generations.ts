/**
 * A folder of backups: each generation is a folder of its own with its database and what belongs to it; photos lie beside,
 * once, since a name never changes what it stands for. A generation has its name only when all of it is there and was read back.
 */

import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import * as z from 'zod/mini'
import { ConfigError } from '../config.ts'
import { syncFolder, writeDurably } from '../durable.ts'
import { troubleOf } from '../storage/sqlite/trouble.ts'
import { nameOfKey } from './seal.ts'

export const DATABASE = 'talat.db'
const MANIFEST = 'manifest.json'
/** `2026-11-28T13-30-00-000Z`: in the order of time. */
const NAME = /^(\d{4}-\d{2}-\d{2}T\d{2})-(\d{2})-(\d{2})-(\d{3}Z)$/
/** Photos as they are, or sealed with a key. */
const STORE = /^photos(-[0-9a-f]{16})?$/

const manifest = z.object({
  /** 1: a sealed database is one piece, and photos lie in `photos`, sealed or not. */
  format: z.union([z.literal(1), z.literal(2)]),
  madeAt: z.int(),
  sealed: z.boolean(),
  /** Of the database as it lies there. */
  sha256: z.string(),
  /** The folder of its photos. */
  store: z._default(z.string().check(z.regex(STORE)), 'photos'),
  photos: z.array(z.object({ shop: z.string(), hash: z.string() })),
})

export type Manifest = z.infer<typeof manifest>

/** Where photos lie that are sealed with this key, or not at all: nothing in it has to be sealed otherwise one day. */
export function storeOf(key: Uint8Array | null): string {
  return key ? `photos-${nameOfKey(key)}` : 'photos'
}

/** Names of the whole generations, the newest first. */
export async function generations(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  return names
    .filter((name) => NAME.test(name))
    .sort()
    .reverse()
}

/** Does something to a folder of backups that nobody else may do at the same time. The system frees it when a process dies. */
export async function alone<T>(folder: string, work: () => Promise<T>): Promise<T> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, '.lock')
  const lock = new DatabaseSync(file, { timeout: 0 })
  try {
    try {
      lock.exec('begin exclusive')
    } catch (error) {
      const trouble = troubleOf(error, file)
      if (trouble?.kind !== 'busy') throw trouble ?? error
      throw new ConfigError(`Another backup is being made in ${folder}: wait for its end.`)
    }
    return await work()
  } finally {
    lock.close()
  }
}

/** When a generation is made: behind the newest that is there, even by a clock that went back. */
export async function momentFor(folder: string, now: number): Promise<number> {
  const [newest] = await generations(folder)
  return newest === undefined ? now : Math.max(now, timeOf(newest) + 1)
}

export function nameOf(at: number): string {
  return new Date(at).toISOString().replace(/[:.]/g, '-')
}

function timeOf(name: string): number {
  return Date.parse(name.replace(NAME, '$1:$2:$3.$4'))
}

/** A folder for a generation that is being made; what an earlier try left is taken away. */
export async function beginGeneration(folder: string): Promise<string> {
  const path = join(folder, '.new')
  await rm(path, { recursive: true, force: true })
  await mkdir(path, { recursive: true })
  return path
}

/** From here on it counts: it gets its name in one step, and the step is on the disk. */
export async function finishGeneration(folder: string, path: string, made: Manifest): Promise<string> {
  await writeDurably(join(path, MANIFEST), Buffer.from(JSON.stringify(made)))
  await syncFolder(path)
  const name = nameOf(made.madeAt)
  await rename(path, join(folder, name))
  await syncFolder(folder)
  return name
}

export async function readManifest(folder: string, name: string): Promise<Manifest> {
  const text = await readFile(join(folder, name, MANIFEST), 'utf8').catch(() => '')
  const read = manifest.safeParse(parse(text))
  if (!read.success) throw new ConfigError(`${name} is no whole backup: its manifest cannot be read.`)
  return read.data
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

interface Pruned {
  gone: string[]
  /** Generations that stay and cannot be read: which photos are theirs nobody knows, so no photo goes. */
  damaged: string[]
}

/** Takes away all generations but the newest, and then the photos that none of those names. */
export async function prune(folder: string, keep: number): Promise<Pruned> {
  const all = await generations(folder)
  const [kept, gone] = [all.slice(0, keep), all.slice(keep)]
  for (const name of gone) await rm(join(folder, name), { recursive: true, force: true })
  const named = new Set<string>()
  const damaged: string[] = []
  for (const name of kept) {
    const read = await readManifest(folder, name).catch(() => null)
    if (!read) damaged.push(name)
    for (const { shop, hash } of read?.photos ?? []) named.add(join(read?.store ?? '', shop, hash))
  }
  if (damaged.length === 0) await dropPhotos(folder, (path) => !named.has(path))
  return { gone, damaged }
}

async function dropPhotos(folder: string, isDropped: (path: string) => boolean): Promise<void> {
  for (const store of (await foldersIn(folder)).filter((name) => STORE.test(name))) {
    for (const shop of await foldersIn(join(folder, store))) {
      for (const hash of await readdir(join(folder, store, shop))) {
        const path = join(store, shop, hash)
        if (isDropped(path)) await rm(join(folder, path), { force: true })
      }
    }
  }
}

/** Whatever else lies there is somebody's, and in nobody's way. */
async function foldersIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
}
