/**
 * The list of what is erased, as a file of its own (SYNC 19): a database that was put back from an older copy has forgotten
 * what was erased since, and the list has not. It lies in the data folder, and beside the backups; it has ids alone.
 */

import { mkdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { ConfigError } from '../config.ts'
import { syncFolder, writeDurably } from '../durable.ts'
import type { ErasedRow } from '../storage/erased.ts'

export const LIST = 'erased.json'

const list = z.object({
  format: z.literal(1),
  erased: z.array(
    z.object({ place: z.string(), kind: z.enum(['customer', 'reply', 'replaced', 'call']), id: z.string() }),
  ),
})

export async function readList(folder: string): Promise<ErasedRow[]> {
  const path = join(folder, LIST)
  const text = await readFile(path, 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (text === null) return []
  const read = list.safeParse(parse(text))
  if (read.success) return read.data.erased
  throw new ConfigError(
    `${path} cannot be read: put a copy of it there, such as that of the backups; without it the erased may come back.`,
  )
}

/** What is there already stays. */
export async function addToList(folder: string, rows: readonly ErasedRow[]): Promise<void> {
  const before = await readList(folder)
  const known = new Set(before.map(keyOf))
  const fresh = rows.filter((row) => !known.has(keyOf(row)))
  if (fresh.length === 0) return
  await mkdir(folder, { recursive: true })
  const path = join(folder, LIST)
  const all = { format: 1, erased: [...before, ...fresh] } satisfies z.infer<typeof list>
  await writeDurably(`${path}.new`, Buffer.from(`${JSON.stringify(all)}\n`))
  await rename(`${path}.new`, path)
  await syncFolder(folder)
}

export function keyOf({ place, kind, id }: ErasedRow): string {
  return `${place} ${kind} ${id}`
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
