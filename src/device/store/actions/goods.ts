/** Goods, their photos and their stock. */

import { newId } from '../../../shared/domain/ids.ts'
import type { GoodFields, Version } from '../../../shared/domain/records.ts'
import type { ShopDatabase } from '../database.ts'
import { type Intent, perform } from '../perform.ts'
import type { NewPhoto } from '../rows.ts'
import { baseVersions } from '../versions.ts'
import { usesFor } from './uses.ts'

export interface GoodInput extends Omit<GoodFields, 'hidden'> {
  /** On hand, in steps of the unit. */
  quantity: number
  cost: number | null
  photos: readonly NewPhoto[]
}

/** Adds a good with its photos and first stock; resolves with its id once all of it is on disk. */
export async function addGood(db: ShopDatabase, input: GoodInput): Promise<string> {
  const { quantity, cost, photos, ...fields } = input
  const good = newId()
  const facts = photos.map((photo, index) => photoFact(photo, Date.now() + index))
  const movement = quantity === 0 ? null : { id: newId(), quantity }
  const body = { good, fields: { ...fields, hidden: false }, photos: facts, movement, cost }
  await perform(db, [{ action: 'good.add', body }], { also: () => keepPhotos(db, photos) })
  return good
}

/** @param seen versions of the fields as the person saw them; undefined: as they are now */
export async function editGood(
  db: ShopDatabase,
  good: string,
  fields: Partial<GoodFields>,
  seen?: Record<string, Version | null>,
): Promise<void> {
  const now = await baseVersions(db, 'good', good, fields)
  const based = Object.fromEntries(Object.keys(now).map((field) => [field, (seen ?? now)[field] ?? null]))
  await perform(db, [{ action: 'good.edit', body: { good, fields, based } }])
}

/** Sets what one unit of the good cost; null for unknown. */
export async function setCost(db: ShopDatabase, good: string, amount: number | null): Promise<void> {
  const based = await baseVersions(db, 'costing', good, { amount })
  await perform(db, [{ action: 'good.cost', body: { good, amount, based } }])
}

export async function deleteGood(db: ShopDatabase, good: string): Promise<void> {
  await perform(db, [{ action: 'good.delete', body: { good } }])
}

export async function restoreGood(db: ShopDatabase, good: string): Promise<void> {
  await perform(db, [{ action: 'good.restore', body: { good } }])
}

export async function addPhoto(db: ShopDatabase, good: string, photo: NewPhoto): Promise<string> {
  const fact = photoFact(photo, Date.now())
  await perform(db, [{ action: 'photo.add', body: { good, photo: fact } }], { also: () => keepPhotos(db, [photo]) })
  return fact.id
}

export async function deletePhoto(db: ShopDatabase, photo: string): Promise<void> {
  await perform(db, [{ action: 'photo.delete', body: { photo } }])
}

export async function restorePhoto(db: ShopDatabase, photo: string): Promise<void> {
  await perform(db, [{ action: 'photo.restore', body: { photo } }])
}

/** Adds to (or takes from) what is on hand, or to one lot of it: more were made, or a count showed another number. */
export async function changeStock(
  db: ShopDatabase,
  good: string,
  delta: number,
  reason: 'made' | 'counted',
  lot?: string,
): Promise<void> {
  const movement = { id: newId(), quantity: delta, ...(lot ? { lot } : {}) }
  const intent: Intent = { action: 'stock.change', body: { good, movement, reason } }
  await perform(db, async () => [intent, ...(reason === 'made' ? await usesFor(db, good, delta) : [])])
}

function photoFact(photo: NewPhoto, position: number) {
  return { id: newId(), ...photoFields(photo, position) }
}

/** What a record says of a photo's files. @param position UTC ms: when it was taken */
export function photoFields({ full, thumb }: NewPhoto, position: number) {
  return {
    full: full.hash,
    thumb: thumb.hash,
    type: full.type,
    width: full.width,
    height: full.height,
    fullSize: full.bytes.byteLength,
    thumbSize: thumb.bytes.byteLength,
    position,
  }
}

/** Bytes go to a table of their own and are queued for upload, thumbnails first. */
export async function keepPhotos(db: ShopDatabase, photos: readonly NewPhoto[]): Promise<void> {
  const files = photos.flatMap(({ full, thumb }) => [
    { file: thumb, rank: 0 as const },
    { file: full, rank: 1 as const },
  ])
  const added = Date.now()
  await db.blob.bulkPut(files.map(({ file: { hash, bytes, type } }) => ({ hash, bytes, type })))
  await db.upload.bulkPut(
    files.map(({ file, rank }) => ({
      hash: file.hash,
      rank,
      size: file.bytes.byteLength,
      type: file.type,
      added,
      sent: 0,
    })),
  )
}
