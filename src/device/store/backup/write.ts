/** Makes a backup file of a shop; see `format.ts`. */

import type { Session } from '../../settings.ts'
import type { ShopDatabase } from '../database.ts'
import { photoRows } from '../photoRows.ts'
import { type FileLine, FORMAT, type Header, type PhotoChoice, TABLES, VERSION } from './format.ts'

export interface PhotoSizes {
  /** Bytes of the small pictures and of all photo files on this phone. */
  small: number
  all: number
  /** Photo files that the server has not confirmed: a backup without them could be the end of them. */
  unsent: number
}

/** How large the photos on this phone are, as their records say: no photo is read for it. */
export async function photoSizes(db: ShopDatabase): Promise<PhotoSizes> {
  return db.transaction('r', [db.photo, db.mark, db.blob, db.upload], async () => {
    const here = new Set(await db.blob.toCollection().primaryKeys())
    const files = new Map<string, { size: number; small: boolean }>()
    for (const { fields } of await photoRows(db)) {
      const { full, fullSize, thumb, thumbSize } = fields
      if (here.has(full)) files.set(full, { size: fullSize, small: false })
      if (here.has(thumb)) files.set(thumb, { size: thumbSize, small: true })
    }
    const all = [...files.values()]
    const sum = (some: { size: number }[]) => some.reduce((bytes, { size }) => bytes + size, 0)
    return { small: sum(all.filter(({ small }) => small)), all: sum(all), unsent: await db.upload.count() }
  })
}

/** The whole shop as one file, as it is at this moment. */
export async function writeBackup(db: ShopDatabase, session: Session, photos: PhotoChoice): Promise<Blob> {
  const { lines, files, bytes, ...counts } = await take(db, photos)
  const records = await gzip(new Blob(lines))
  const head: Header = {
    format: FORMAT,
    version: VERSION,
    database: db.verno,
    shop: session.shop,
    role: session.role,
    at: Date.now(),
    ...counts,
    photos: files.length,
    recordBytes: records.size,
    photoBytes: bytes,
  }
  return new Blob([`${JSON.stringify(head)}\n`, records, ...files])
}

/** Reads everything in one transaction, so that the parts fit each other. */
async function take(db: ShopDatabase, photos: PhotoChoice) {
  return db.transaction('r', db.tables, async () => {
    const lines: string[] = []
    for (const table of TABLES) {
      const rows: object[] = await db.table(table).toArray()
      lines.push(rows.map((row) => line(table, row)).join(''))
    }
    const files: Blob[] = []
    let bytes = 0
    // A Blob hands its bytes to the browser, which may put them on disk: one photo at a time is in memory.
    const keep = (row: { hash: string; type: string; bytes: ArrayBuffer }) => {
      const { hash, type } = row
      const size = row.bytes.byteLength
      lines.push(line('file', { hash, type, size } satisfies FileLine))
      files.push(new Blob([row.bytes]))
      bytes += size
    }
    const thumbs = new Set((await photoRows(db)).map(({ fields }) => fields.thumb))
    if (photos === 'all') await db.blob.each(keep)
    else if (photos === 'small')
      await db.blob
        .where('hash')
        .anyOf([...thumbs])
        .each(keep)
    const [shop, goods, sales, waiting] = await Promise.all([
      db.shop.get(db.shopId),
      db.good.filter(({ deleted }) => !deleted).count(),
      db.order.count(),
      db.outbox.where('state').equals('waiting').count(),
    ])
    return { name: shop?.fields.name ?? '', goods, sales, waiting, lines, files, bytes }
  })
}

function line(table: string, row: object): string {
  return `${JSON.stringify([table, row], finite)}\n`
}

/** What is held has no sequence to wait for: Infinity on the phone, absent here, since JSON would make it null. */
function finite(_: string, value: unknown): unknown {
  return value === Number.POSITIVE_INFINITY ? undefined : value
}

async function gzip(plain: Blob): Promise<Blob> {
  return new Response(plain.stream().pipeThrough(new CompressionStream('gzip'))).blob()
}
