/** What the papers of a parcel ask of the phone; nothing else here knows the database. */

import { stillSold } from '../../../../device/store/actions/returns.ts'
import type { ShopDatabase } from '../../../../device/store/database.ts'
import { type CustomerView, customer } from '../../../../device/store/queries/customers.ts'
import { type GoodView, good } from '../../../../device/store/queries/goods.ts'
import { type OrderView, order } from '../../../../device/store/queries/orders.ts'
import { toSend } from '../../../../device/store/queries/requests.ts'
import { buyerOf } from '../../../../shared/domain/credit.ts'
import type { Addressee } from '../../../../shared/domain/label.ts'
import { telephone } from '../customers/words.ts'

export { editGood } from '../../../../device/store/actions/goods.ts'
export { packOrder } from '../../../../device/store/actions/requests.ts'
export { editShop } from '../../../../device/store/actions/shop.ts'
export type { GoodView, OrderView }

/** A line that is in the parcel. */
export type PackedLine = OrderView['lines'][number] & {
  /** What of it did not come back, in steps of its unit. */
  left: number
}

/** An order as its papers need it. */
export interface Parcelled {
  view: OrderView
  /** The buyer; null: nobody was named, or what was known was erased. */
  customer: string | null
  to: Addressee
  lines: PackedLine[]
}

export async function parcel(db: ShopDatabase, id: string): Promise<Parcelled | null> {
  const view = await order(db, id)
  return view ? parcelled(db, view) : null
}

/** All parcels that are to be sent, the oldest order first. */
export async function parcels(db: ShopDatabase): Promise<Parcelled[]> {
  return Promise.all((await toSend(db)).map((view) => parcelled(db, view)))
}

/** The goods of a parcel as they are now, by their ids. */
export async function goodsOf(db: ShopDatabase, lines: readonly PackedLine[]): Promise<Map<string, GoodView>> {
  const ids = [...new Set(lines.flatMap((line) => line.good ?? []))]
  const found = await Promise.all(ids.map((id) => good(db, id)))
  return new Map(found.flatMap((one) => (one ? [[one.id, one] as const] : [])))
}

async function parcelled(db: ShopDatabase, view: OrderView): Promise<Parcelled> {
  const buyer = buyerOf(view.steps)
  const known = buyer === null ? undefined : await customer(db, buyer)
  const left = stillSold(view)
  return {
    view,
    customer: known && !known.deleted ? known.id : null,
    to: addresseeOf(known),
    lines: view.lines.flatMap((line) => {
      const there = left[line.id] ?? 0
      return there > 0 ? { ...line, left: there } : []
    }),
  }
}

function addresseeOf(known: CustomerView | undefined): Addressee {
  if (!known || known.deleted)
    return { name: '', phone: '', house: '', subdistrict: '', district: '', province: '', postcode: '' }
  const { name, contact, house, subdistrict, district, province, postcode } = known.fields
  return { name, phone: telephone(contact) ? contact : '', house, subdistrict, district, province, postcode }
}
