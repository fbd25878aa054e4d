/** The marks that a good bears, each with a photo of its proof. */

import { newId } from '../../../shared/domain/ids.ts'
import type { MarkFields, PhotoFields } from '../../../shared/domain/records.ts'
import type { ShopDatabase } from '../database.ts'
import { perform } from '../perform.ts'
import type { NewPhoto } from '../rows.ts'
import { baseVersions } from '../versions.ts'
import { keepPhotos, photoFields } from './goods.ts'

export type MarkWords = Omit<MarkFields, keyof PhotoFields>

/** Adds a mark; resolves with its id once it and its proof are on disk. */
export async function addMark(db: ShopDatabase, good: string, words: MarkWords, proof: NewPhoto): Promise<string> {
  const mark = newId()
  const fields = { good, ...words, ...photoFields(proof, Date.now()) }
  await perform(db, [{ action: 'mark.add', body: { mark, fields } }], { also: () => keepPhotos(db, [proof]) })
  return mark
}

/** @param proof a photo that takes the place of the one before; null: it stays */
export async function editMark(
  db: ShopDatabase,
  mark: string,
  words: Partial<MarkWords>,
  proof: NewPhoto | null,
): Promise<void> {
  const fields = { ...words, ...(proof ? photoFields(proof, Date.now()) : {}) }
  const based = await baseVersions(db, 'mark', mark, fields)
  const also = () => keepPhotos(db, proof ? [proof] : [])
  await perform(db, [{ action: 'mark.edit', body: { mark, fields, based } }], { also })
}

export async function deleteMark(db: ShopDatabase, mark: string): Promise<void> {
  await perform(db, [{ action: 'mark.delete', body: { mark } }])
}

export async function restoreMark(db: ShopDatabase, mark: string): Promise<void> {
  await perform(db, [{ action: 'mark.restore', body: { mark } }])
}
