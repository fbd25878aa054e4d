/** The two-claims card (SYNC 14): which sales claim what was not there for all of them. */

import type { Unit } from '../../../shared/domain/quantity.ts'
import type { ShopDatabase } from '../database.ts'
import type { Row } from '../rows.ts'
import { type OrderView, ordersById } from './orders.ts'
import { belowZero, isSupply, oversold } from './oversold.ts'

export interface Claim {
  good: string
  name: string
  unit: Unit
  thumb: string | null
  /** How much more was sold than there was, in steps of the unit; above zero. */
  missing: number
  /** One of a kind: there was never more than one piece. */
  single: boolean
  /** The sales that claim it, oldest first. */
  sales: ClaimingSale[]
}

export interface ClaimingSale {
  view: OrderView
  /** What of the good it sold, and for how much. */
  quantity: number
  total: number
  /** The phone that sold it, as the shop calls it; empty if this phone does not know it. */
  device: { id: string; name: string }
}

/** All claims that nobody has settled, the latest first: the same on every phone that holds the same facts. */
export async function claims(db: ShopDatabase): Promise<Claim[]> {
  const goods = await oversold(db, await belowZero(db))
  const all = await Promise.all(goods.map(({ good, movements }) => claimOf(db, good, movements)))
  const atOf = ({ sales }: Claim) => sales.at(-1)?.view.sums.at ?? 0
  return all.sort((a, b) => atOf(b) - atOf(a) || (a.good < b.good ? 1 : -1))
}

async function claimOf(db: ShopDatabase, good: string, movements: readonly Row<'movement'>[]): Promise<Claim> {
  const orders = new Set(movements.flatMap(({ fields }) => (fields.reason === 'sold' ? (fields.order ?? []) : [])))
  const [row, shelf, views] = await Promise.all([db.good.get(good), db.shelf.get(good), ordersById(db, [...orders])])
  const missing = -movements.reduce((sum, { fields }) => sum + fields.quantity, 0)
  const standing = views.filter(({ sums }) => sums.state !== 'voided')
  const names = await db.device.bulkGet(standing.map(({ order }) => order.device))
  const sales = standing.map((view, index): ClaimingSale => {
    const lines = view.lines.filter((line) => line.good === good)
    return {
      view,
      quantity: lines.reduce((sum, line) => sum + line.quantity, 0),
      total: lines.reduce((sum, line) => sum + line.total, 0),
      device: { id: view.order.device, name: names[index]?.fields.name ?? '' },
    }
  })
  const [line] = sales[0]?.view.lines.filter((one) => one.good === good) ?? []
  const unit = row?.fields.unit ?? line?.unit ?? 'piece'
  const supply = movements.filter(isSupply).reduce((sum, { fields }) => sum + fields.quantity, 0)
  return {
    good,
    name: row?.fields.name ?? line?.name ?? '',
    unit,
    thumb: shelf?.thumb ?? null,
    missing,
    single: unit === 'piece' && supply <= 1,
    sales: latest(sales, missing),
  }
}

/** The latest sales that together hold more than is missing: one of them was the last that there was enough for. */
function latest(sales: readonly ClaimingSale[], missing: number): ClaimingSale[] {
  const ordered = [...sales].sort((a, b) => a.view.sums.at - b.view.sums.at || (a.view.id < b.view.id ? -1 : 1))
  let held = 0
  let from = ordered.length
  while (from > 0 && held <= missing) {
    from--
    held += ordered[from]?.quantity ?? 0
  }
  return ordered.slice(from)
}
