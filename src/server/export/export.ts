/** A shop as a file that its owner takes elsewhere: what it consists of, in a form that any program reads. */

import { KINDS } from '../../shared/domain/records.ts'
import { ConfigError } from '../config.ts'
import type { Deps } from '../deps.ts'
import { imageType } from '../photos/format.ts'
import type { RecordRow } from '../storage/port.ts'
import { MOST_BYTES, MOST_FILES, ZipFile } from './zip.ts'

export interface Exported {
  records: number
  photos: number
  /** Photos that are not on this server. */
  lacking: number
  bytes: number
}

const README = `A shop of Talat, format 1.

records/KIND.jsonl   one record a line: {"id", "deleted", "fields"}. Deleted ones are there with what they were.
photos/HASH.jpg      (or .webp) the photographs; records name them by the SHA-256 of their bytes.

Money is in minor units of its currency (120000 of THB is 1,200.00 baht), times are UTC milliseconds since 1970, days
YYYY-MM-DD. Quantities are in steps of the unit: pieces and packs one, metres in centimetres, kilograms in grams.
An order is an "order" with its "line"s, "payment"s, "step"s and "return"s, each of which names it; stock is the sum of the
"movement"s of a good. Persons are in "customer" alone.
`

export async function exportShop(
  { storage, photos }: Pick<Deps, 'storage' | 'photos'>,
  shop: string,
  path: string,
): Promise<Exported> {
  const { kinds, hashes, size } = await read(storage, shop)
  if (hashes.length > MOST_FILES || size > MOST_BYTES)
    throw new ConfigError('The photos of this shop are too many for one file: take them from a backup of the server.')
  const zip = await ZipFile.create(path)
  try {
    await zip.add('README.txt', Buffer.from(README), true)
    for (const [kind, rows] of kinds)
      await zip.add(`records/${kind}.jsonl`, Buffer.from(rows.map(lineOf).join('')), true)
    let there = 0
    for (const hash of hashes) {
      const bytes = await photos.get(shop, hash)
      if (!bytes) continue
      await zip.add(`photos/${hash}.${imageType(bytes) === 'image/webp' ? 'webp' : 'jpg'}`, bytes, false)
      there += 1
    }
    const records = kinds.reduce((sum, [, rows]) => sum + rows.length, 0)
    return { records, photos: there, lacking: hashes.length - there, bytes: await zip.finish() }
  } catch (error) {
    await zip.drop()
    throw error
  }
}

/** All of it as it was at one moment. */
function read(storage: Deps['storage'], shop: string) {
  return storage.transaction(shop, async (rows) => {
    const kinds: [string, RecordRow[]][] = []
    for (const kind of KINDS) {
      const all = await rows.records.feed([kind], 0, Number.MAX_SAFE_INTEGER)
      if (all.length > 0) kinds.push([kind, all])
    }
    const hashes = (await rows.photos.all()).sort()
    let size = 0
    for (const hash of hashes) size += (await rows.photos.get(hash))?.size ?? 0
    return { kinds, hashes, size }
  })
}

function lineOf({ id, deleted, fields }: RecordRow): string {
  return `${JSON.stringify({ id, deleted, fields })}\n`
}
