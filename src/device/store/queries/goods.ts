/** Goods as their screens show them. */

import type { GoodFields, Version } from '../../../shared/domain/records.ts'
import type { ShopDatabase } from '../database.ts'
import type { Row } from '../rows.ts'
import { baseVersions } from '../versions.ts'

export interface GoodView {
  id: string
  fields: GoodFields
  left: number
  photos: Row<'photo'>[]
  /** What one unit cost; null: unknown. */
  cost: number | null
  deleted: boolean
  thumb: string | null
  /** Versions of the fields as they are read here: what an edit of them is based on (SYNC 15). */
  versions: Record<string, Version | null>
}

export async function good(db: ShopDatabase, id: string): Promise<GoodView | undefined> {
  const [row, shelf, photos, costing] = await Promise.all([
    db.good.get(id),
    db.shelf.get(id),
    db.photo.where('fields.good').equals(id).toArray(),
    db.costing.get(id),
  ])
  if (!row) return undefined
  return {
    id,
    fields: row.fields,
    left: shelf?.left ?? 0,
    photos: photos.filter((photo) => !photo.deleted).sort((a, b) => a.fields.position - b.fields.position),
    cost: costing?.fields.amount ?? null,
    deleted: row.deleted === 1,
    thumb: shelf?.thumb ?? null,
    versions: await baseVersions(db, 'good', id, row.fields),
  }
}

/** Bytes of a photo file, if they are on this phone. */
export async function picture(
  db: ShopDatabase,
  hash: string,
): Promise<{ bytes: ArrayBuffer; type: string } | undefined> {
  return db.blob.get(hash)
}

/** Ids of the goods of which something is not yet at the server. */
export async function waitingGoods(db: ShopDatabase): Promise<Set<string>> {
  const rows = await db.outbox.where('state').equals('waiting').toArray()
  return new Set(rows.flatMap(({ operation: { body } }) => ('good' in body ? [body.good] : [])))
}

/** How many goods buyers far away see. */
export async function publishedCount(db: ShopDatabase): Promise<number> {
  return db.good.filter(({ deleted, fields }) => !deleted && fields.published === true && !fields.hidden).count()
}
