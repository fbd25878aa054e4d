/** Opens a backup file and checks all of it before anything is done with it; see `format.ts`. */

import * as z from 'zod/mini'
import { sha256 } from '../../hash.ts'
import { ShopDatabase } from '../database.ts'
import { bringUp } from '../schema.ts'
import {
  anyHeader,
  type BackupTable,
  type FileLine,
  fileLine,
  type Header,
  header,
  MAX_HEADER_BYTES,
  TABLES,
  VERSION,
} from './format.ts'

export interface Backup {
  header: Header
  rows: ReadonlyMap<BackupTable, object[]>
  photos: PhotoPart[]
}

/** A photo file that lies in the backup; its bytes are read when they are needed. */
interface PhotoPart extends FileLine {
  bytes(): Promise<ArrayBuffer>
}

/** Why a file cannot be read back: it is no backup, of a newer app, or not whole. */
export type BackupTrouble = 'foreign' | 'newer' | 'broken'

export async function openBackup(file: Blob): Promise<Backup | { failed: BackupTrouble }> {
  const start = new Uint8Array(await file.slice(0, MAX_HEADER_BYTES).arrayBuffer())
  const end = start.indexOf(10)
  const json = end < 0 ? undefined : parse(new TextDecoder().decode(start.subarray(0, end)))
  const kind = anyHeader.safeParse(json)
  if (!kind.success) return { failed: 'foreign' }
  if (kind.data.version > VERSION) return { failed: 'newer' }
  const head = header.safeParse(json)
  if (!head.success) return { failed: 'broken' }
  // Rows of a later database are not understood; nothing is opened to know our own version.
  if (head.data.database > new ShopDatabase(head.data.shop).verno) return { failed: 'newer' }
  const { recordBytes, photoBytes } = head.data
  const photosAt = end + 1 + recordBytes
  if (file.size !== photosAt + photoBytes) return { failed: 'broken' }
  try {
    return await read(file, head.data, end + 1, photosAt)
  } catch {
    // Gzip's checksum, a line that is no JSON, a row of no table, or a file that can no longer be read.
    return { failed: 'broken' }
  }
}

async function read(file: Blob, head: Header, from: number, photosAt: number): Promise<Backup> {
  const rows = new Map<BackupTable, object[]>(TABLES.map((table) => [table, []]))
  const photos: PhotoPart[] = []
  let offset = photosAt
  for (const text of await gunzip(file.slice(from, photosAt))) {
    const [table, row] = line.parse(JSON.parse(text))
    if (table === 'file') {
      const { hash, type, size } = fileLine.parse(row)
      const part = file.slice(offset, offset + size)
      photos.push({ hash, type, size, bytes: () => part.arrayBuffer() })
      offset += size
    } else {
      bringUp(table, row, head.database)
      rows.get(table)?.push(row)
    }
  }
  if (offset !== file.size || photos.length !== head.photos) throw new Error('the photos are not whole')
  for (const { hash, bytes } of photos)
    if ((await sha256(await bytes())) !== hash) throw new Error('a photo is not whole')
  return { header: head, rows, photos }
}

const line = z.tuple([z.enum([...TABLES, 'file']), z.looseObject({})])

async function gunzip(packed: Blob): Promise<string[]> {
  const plain = packed.stream().pipeThrough(new DecompressionStream('gzip'))
  return (await new Response(plain).text()).split('\n').filter((text) => text !== '')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
