/** What a person does on a phone, by the app's own actions; which good or order is meant, the seed's number says. */

import {
  addGood,
  changeStock,
  deleteGood,
  editGood,
  restoreGood,
  setCost,
} from '../../src/device/store/actions/goods.ts'
import { recordSale, type SaleLine, saleTotal, voidSale } from '../../src/device/store/actions/sales.ts'
import { readBasket, saveBasket } from '../../src/device/store/basket.ts'
import type { ShopDatabase } from '../../src/device/store/database.ts'
import type { Entry, Unseen } from './history.ts'
import { photo } from './photo.ts'
import type { Deed, DeedStep } from './script.ts'

/**
 * @param about is filled in before anything is written, for the case that the phone dies over it
 * @returns what the screen acknowledged; null where there was nothing to do, or what no judge asks for
 */
export async function act(db: ShopDatabase, isOwner: boolean, step: DeedStep, about: Unseen): Promise<Entry | null> {
  const { do: deed, which, amount } = step
  const good = pick(await db.good.toCollection().primaryKeys(), which)
  about.about = good ?? null
  switch (deed) {
    case 'add':
      about.about = null
      return add(db, isOwner, step)
    case 'sell':
    case 'basket':
      return sell(db, good ?? null, step)
    case 'void': {
      const orders = await db.order.toCollection().primaryKeys()
      // Every second time the oldest, which all phones know: so two of them void one sale before either has heard of it.
      const order = which % 2 === 0 ? orders.sort()[0] : pick(orders, which)
      if (!order) return null
      about.about = order
      await voidSale(db, order, { reason: 'x', undo: false })
      return { what: 'void', order }
    }
  }
  if (!good) return null
  if (deed === 'rename') {
    const name = `ชื่อ ${amount}`
    await editGood(db, good, { name })
    return { what: 'edit', good, field: 'name', value: name }
  }
  if (!isOwner) return null
  switch (deed) {
    case 'price':
      await editGood(db, good, { price: amount })
      return { what: 'edit', good, field: 'price', value: amount }
    case 'cost':
      await setCost(db, good, amount)
      return null
    case 'delete':
      await deleteGood(db, good)
      return { what: 'delete', good }
    case 'restore':
      await restoreGood(db, good)
      return { what: 'restore', good }
    case 'count':
      about.delta = which - 3
      await changeStock(db, good, which - 3, 'counted')
      return { what: 'count', good, delta: which - 3 }
  }
}

export function whatOf(deed: Deed): Entry['what'] {
  if (deed === 'basket') return 'sell'
  if (deed === 'price' || deed === 'rename' || deed === 'cost') return 'edit'
  return deed
}

function pick(ids: string[], which: number): string | undefined {
  return ids.sort()[which % ids.length]
}

async function add(db: ShopDatabase, isOwner: boolean, { which, amount }: DeedStep): Promise<Entry> {
  const photos = which < 3 ? [await photo(amount)] : []
  const price = isOwner ? amount : null
  const good = await addGood(db, { ...CLOTH, price, cost: null, quantity: which, photos })
  return { what: 'add', good, quantity: which, photos: photos.flatMap(({ full, thumb }) => [full.hash, thumb.hash]) }
}

async function sell(db: ShopDatabase, good: string | null, { do: deed, which, amount }: DeedStep): Promise<Entry> {
  const fromBasket = deed === 'basket'
  const one = lineOf(good, 1 + (which % 3), amount)
  if (fromBasket) await saveBasket(db, { lines: [one, lineOf(null, 1, amount)], discount: 1 })
  // A basket is sold as it stands in the database, as the screen does.
  const sale = fromBasket ? await readBasket(db) : { lines: [one], discount: 0 }
  const order = await recordSale(db, { ...sale, payment: { method: 'cash', given: null } }, { fromBasket })
  const lines = sale.lines.map(({ good, quantity, price }) => ({ good, quantity, total: price * quantity }))
  return { what: 'sell', order, lines, paid: saleTotal(sale) }
}

function lineOf(good: string | null, quantity: number, price: number): SaleLine {
  return { good, name: 'ผ้า', unit: 'piece', quantity, listPrice: price, price, thumb: null }
}

const CLOTH = {
  name: 'ผ้า',
  unit: 'piece' as const,
  category: '',
  fibre: '',
  width: null,
  length: null,
  weight: null,
  story: '',
}
