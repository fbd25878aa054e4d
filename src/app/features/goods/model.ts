/** What the screens of the goods ask of the phone; nothing else here knows the database. */

import { addGood, changeStock, editGood, setCost } from '../../../device/store/actions/goods.ts'
import { addLot, editLot } from '../../../device/store/actions/lots.ts'
import { addMark, editMark, type MarkWords } from '../../../device/store/actions/marks.ts'
import type { ShopDatabase } from '../../../device/store/database.ts'
import { type GoodView, good } from '../../../device/store/queries/goods.ts'
import type { Row } from '../../../device/store/rows.ts'
import type { Prepared } from '../../../photo/contract.ts'
import { same } from '../../../shared/domain/change.ts'
import type { LotLeft } from '../../../shared/domain/lots.ts'
import { may } from '../../../shared/domain/permissions.ts'
import type { GoodFields, LotFields, Role } from '../../../shared/domain/records.ts'
import { measureOf, priceFrom, quantityOf } from '../../../shared/domain/yards.ts'
import type { Operation } from '../../../shared/protocol/operations.ts'
import { fieldsOf, toldOf, typedOf } from './fields.ts'
import type { Typed } from './typed.ts'

export { setConsigned, setRecipe } from '../../../device/store/actions/book.ts'
export {
  addPhoto,
  deleteGood,
  deletePhoto,
  editGood,
  restoreGood,
  restorePhoto,
  setCost,
} from '../../../device/store/actions/goods.ts'
export { deleteLot, restoreLot } from '../../../device/store/actions/lots.ts'
export { deleteMark, restoreMark } from '../../../device/store/actions/marks.ts'
export { finishPiece, handOver, releasePiece, reservePiece } from '../../../device/store/actions/pieces.ts'
export { costing, type MaterialView, materials, recipe } from '../../../device/store/queries/book.ts'
export { type GoodView, good, picture, waitingGoods } from '../../../device/store/queries/goods.ts'
export { lotsOf, openLots } from '../../../device/store/queries/lots.ts'
export { marksOf } from '../../../device/store/queries/marks.ts'
export { soldAs } from '../../../device/store/queries/pieces.ts'
export { habits, likePrices, saveHabits } from '../../../device/store/queries/prices.ts'
export { shelf, type Tile, tiles } from '../../../device/store/queries/shelf.ts'
export { syncStatus } from '../../../device/store/queries/sync.ts'
export { choicesOf } from '../../../device/store/queries/variants.ts'
export { preparePhoto } from '../../../photo/bridge.ts'

export type { LotLeft }
export type Mark = Row<'mark'>

/** What a phone of this role is offered: what the server would take from it. */
export function rights(role: Role) {
  const can = (action: Operation['action'], body: object = {}) =>
    may(role, { action, body } as Pick<Operation, 'action' | 'body'>)
  return {
    price: can('good.edit', { fields: { price: 0 } }),
    cost: can('good.cost'),
    stock: can('stock.change'),
    mark: can('mark.add'),
    lot: can('lot.add'),
    book: can('recipe.set'),
    publish: can('good.edit', { fields: { published: true } }),
    remove: can('good.delete'),
    removePhoto: can('photo.delete'),
  }
}

/** Adds what was typed and photographed; resolves once it is on disk. */
export function addTyped(db: ShopDatabase, typed: Typed, photos: readonly Prepared[]): Promise<string> {
  const { onLoom } = typed
  const measure = measureOf(typed)
  const { quantity } = quantityOf(typed.quantity, measure)
  const cost = typed.cost && priceFrom(measure, typed.cost)
  return addGood(db, { ...toldOf(typed), ...(onLoom ? { stage: 'loom' } : {}), quantity, cost, photos })
}

/** Saves of a good what was typed differently, and nothing else: two phones that edit different fields both hold. */
export async function saveTyped(
  db: ShopDatabase,
  { id, fields, cost, versions }: GoodView,
  typed: Typed,
): Promise<void> {
  // Against what the form had said: a word that the form shows as its code was not changed by anybody.
  const before: Partial<GoodFields> = fieldsOf(typedOf({ fields, cost }))
  const changed = Object.entries(fieldsOf(typed)).filter(
    ([key, value]) => !same(before[key as keyof GoodFields], value),
  )
  if (changed.length > 0) await editGood(db, id, Object.fromEntries(changed), versions)
  const told = typed.cost && priceFrom(measureOf(typed), typed.cost)
  if (cost !== told) await setCost(db, id, told)
}

/**
 * More were made: they are added. A count is of what lies there now: the difference is taken from what the phone holds at
 * this moment, which may be more than the screen had shown. Resolves with what is left.
 */
export async function saveStock(
  db: ShopDatabase,
  id: string,
  reason: 'made' | 'counted',
  amount: number,
): Promise<number> {
  const left = (await good(db, id))?.left ?? 0
  const delta = reason === 'made' ? amount : amount - left
  if (delta !== 0) await changeStock(db, id, delta, reason)
  return left + delta
}

/** Saves a mark, new or changed. @param proof a photo just taken; null: the one that is there stays */
export async function saveMark(
  db: ShopDatabase,
  good: string,
  mark: Mark | null,
  words: MarkWords,
  proof: Prepared | null,
): Promise<void> {
  if (mark) {
    const changed = changedOf(mark.fields, words)
    if (proof || Object.keys(changed).length > 0) await editMark(db, mark.id, changed, proof)
  } else if (proof) await addMark(db, good, words, proof)
}

/** Saves a lot, new or changed. @param left what there is of it now: a change of it is a count */
export async function saveLot(db: ShopDatabase, lot: LotLeft | null, fields: LotFields, left: number): Promise<void> {
  if (!lot) {
    await addLot(db, fields, left)
    return
  }
  const changed = changedOf(lot.fields, fields)
  if (Object.keys(changed).length > 0) await editLot(db, lot.id, changed)
  if (left !== lot.left) await changeStock(db, fields.good, left - lot.left, 'counted', lot.id)
}

/** The fields that are wanted otherwise, and no other: two phones that edit different fields both hold. */
function changedOf<T extends object>(fields: T, wanted: Partial<T>): Partial<T> {
  const keys = Object.keys(wanted) as (keyof T)[]
  return Object.fromEntries(
    keys.flatMap((key) => (same(fields[key], wanted[key]) ? [] : [[key, wanted[key]]])),
  ) as Partial<T>
}
