/** Where the bytes of whole photos lie. */

import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { randomText } from '../../shared/domain/ids.ts'
import { syncFolder, writeDurably } from '../durable.ts'
import { StorageTrouble } from '../storage/port.ts'

export interface PhotoFiles {
  /** Stores the bytes durably before it resolves; again is no harm. */
  put(shop: string, hash: string, bytes: Uint8Array): Promise<void>
  /** null where there are none. */
  get(shop: string, hash: string): Promise<Uint8Array<ArrayBuffer> | null>
  /** Takes it away for good; what is not there is no harm. */
  remove(shop: string, hash: string): Promise<void>
  /** Hashes of a shop's files. */
  list(shop: string): Promise<Set<string>>
}

/** Photos as files under a folder: `<shop>/<hash>`. */
export function filesOnDisk(folder: string): PhotoFiles {
  const pathOf = (shop: string, hash: string) => join(folder, shop, hash)
  return {
    async put(shop, hash, bytes) {
      const path = pathOf(shop, hash)
      try {
        await mkdir(dirname(path), { recursive: true })
        await writeWhole(path, bytes)
        // A folder that was just made is durable once its parent is.
        await syncFolder(folder)
      } catch (error) {
        throw troubleOf(error) ?? error
      }
    },
    async get(shop, hash) {
      try {
        return await readFile(pathOf(shop, hash))
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return null
        throw error
      }
    },
    async remove(shop, hash) {
      const path = pathOf(shop, hash)
      await rm(path, { force: true })
      await syncFolder(dirname(path)).catch((error) => {
        if (codeOf(error) !== 'ENOENT') throw error
      })
    },
    async list(shop) {
      try {
        return new Set((await readdir(join(folder, shop))).filter((name) => !name.endsWith(HALF)))
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return new Set()
        throw error
      }
    },
  }
}

/**
 * A name never stands for half a file: written beside it, synced, renamed, and the name synced as well. Several processes
 * may be at it at once, so each has a name of its own for its half.
 */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const beside = `${path}.${randomText(TRY)}${HALF}`
  try {
    await writeDurably(beside, bytes)
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    // Somebody who had the whole there has cleared up after us: the same bytes, by its name.
    if (codeOf(error) !== 'ENOENT' || !existsSync(path)) throw error
  }
  await syncFolder(dirname(path))
  await clearUp(path)
}

/** What a killed server left beside it gives way. */
async function clearUp(path: string): Promise<void> {
  const [folder, name] = [dirname(path), basename(path)]
  const halves = (await readdir(folder)).filter((other) => other.startsWith(`${name}.`) && other.endsWith(HALF))
  for (const half of halves) await rm(join(folder, half), { force: true })
}

const HALF = '.tmp'
/** Characters that tell one try from another. */
const TRY = 10

function troubleOf(error: unknown): StorageTrouble | null {
  const code = codeOf(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return new StorageTrouble('full', error)
  return code === 'EIO' || code === 'EROFS' ? new StorageTrouble('broken', error) : null
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
