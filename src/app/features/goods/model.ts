/** What the screens of the goods ask of the phone; nothing else here knows the database. */

import { addGood, changeStock, editGood, setCost } from '../../../device/store/actions/goods.ts'
import type { ShopDatabase } from '../../../device/store/database.ts'
import { type GoodView, good } from '../../../device/store/queries/goods.ts'
import type { Prepared } from '../../../photo/contract.ts'
import { same } from '../../../shared/domain/change.ts'
import { may } from '../../../shared/domain/permissions.ts'
import type { GoodFields, Role } from '../../../shared/domain/records.ts'
import type { Operation } from '../../../shared/protocol/operations.ts'
import type { Typed } from './typed.ts'

export {
  addPhoto,
  deleteGood,
  deletePhoto,
  editGood,
  restoreGood,
  restorePhoto,
} from '../../../device/store/actions/goods.ts'
export { type GoodView, good, waitingGoods } from '../../../device/store/queries/goods.ts'
export { shelf, tiles } from '../../../device/store/queries/shelf.ts'
export { syncStatus } from '../../../device/store/queries/sync.ts'
export { preparePhoto } from '../../../photo/bridge.ts'

/** What a phone of this role is offered: what the server would take from it. */
export function rights(role: Role) {
  const can = (action: Operation['action'], body: object = {}) =>
    may(role, { action, body } as Pick<Operation, 'action' | 'body'>)
  return {
    price: can('good.edit', { fields: { price: 0 } }),
    cost: can('good.cost'),
    stock: can('stock.change'),
    remove: can('good.delete'),
    removePhoto: can('photo.delete'),
  }
}

/** Adds what was typed and photographed; resolves once it is on disk. */
export function addTyped(db: ShopDatabase, typed: Typed, photos: readonly Prepared[]): Promise<string> {
  const { quantity, cost } = typed
  return addGood(db, { ...fieldsOf(typed), quantity, cost, photos })
}

/** Saves of a good what was typed differently, and nothing else: two phones that edit different fields both hold. */
export async function saveTyped(
  db: ShopDatabase,
  { id, fields, cost, versions }: GoodView,
  typed: Typed,
): Promise<void> {
  const wanted = Object.entries(fieldsOf(typed))
  const changed = wanted.filter(([key, value]) => !same(fields[key as keyof GoodFields], value))
  if (changed.length > 0) await editGood(db, id, Object.fromEntries(changed), versions)
  if (cost !== typed.cost) await setCost(db, id, typed.cost)
}

function fieldsOf(typed: Typed): Omit<GoodFields, 'hidden'> {
  const { name, price, unit, category, fibre, story } = typed
  return {
    name: name.trim(),
    price,
    unit,
    category: category.trim(),
    fibre: fibre.trim(),
    width: measure(typed.width),
    length: measure(typed.length),
    weight: measure(typed.weight),
    story: story.trim(),
  }
}

function measure(digits: string): number | null {
  return digits === '' ? null : Number(digits)
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
