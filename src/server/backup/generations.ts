/**
 * A folder of backups: each generation is a folder of its own with its database and what belongs to it; photos lie beside,
 * once, since a name never changes what it stands for. A generation has its name only when all of it is there and was read back.
 */

import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { ConfigError } from '../config.ts'
import { syncFolder, writeDurably } from '../durable.ts'
import type { Digest } from '../storage/sql/copy.ts'

export const DATABASE = 'talat.db'
export const PHOTOS = 'photos'
const MANIFEST = 'manifest.json'
/** `2026-11-28T13-30-00-000Z`: in the order of time. */
const NAME = /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z$/

const manifest = z.object({
  format: z.literal(1),
  madeAt: z.int(),
  sealed: z.boolean(),
  /** Of the database as it lies there. */
  sha256: z.string(),
  digest: z.record(z.string(), z.object({ rows: z.int(), sha256: z.string() })),
  photos: z.array(z.object({ shop: z.string(), hash: z.string() })),
})

export interface Manifest extends Omit<z.infer<typeof manifest>, 'digest'> {
  digest: Digest
}

export function nameOf(at: number): string {
  return new Date(at).toISOString().replace(/[:.]/g, '-')
}

/** Names of the whole generations, the newest first. */
export async function generations(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  return names
    .filter((name) => NAME.test(name))
    .sort()
    .reverse()
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
  return read.data as Manifest
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Takes away all but the newest, and then the photos that none of those names. */
export async function prune(folder: string, keep: number): Promise<string[]> {
  const all = await generations(folder)
  const gone = all.slice(keep)
  for (const name of gone) await rm(join(folder, name), { recursive: true, force: true })
  if (gone.length === 0) return []
  const named = new Set<string>()
  for (const name of all.slice(0, keep)) {
    for (const { shop, hash } of (await readManifest(folder, name)).photos) named.add(join(shop, hash))
  }
  for (const shop of await readdir(join(folder, PHOTOS)).catch(() => [])) {
    for (const hash of await readdir(join(folder, PHOTOS, shop))) {
      if (!named.has(join(shop, hash))) await rm(join(folder, PHOTOS, shop, hash), { force: true })
    }
  }
  return gone
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
