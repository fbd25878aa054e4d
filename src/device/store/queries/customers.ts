/** Customers with what is derived of their sales: what each owes, what she has bought, when last. */

import { buyerOf } from '../../../shared/domain/credit.ts'
import { sum } from '../../../shared/domain/money.ts'
import type { CustomerFields, Version } from '../../../shared/domain/records.ts'
import { groupBy } from '../../../shared/group.ts'
import type { ShopDatabase } from '../database.ts'
import type { Row } from '../rows.ts'
import { baseVersions } from '../versions.ts'
import { type OrderView, ordersById } from './orders.ts'

export interface CustomerView {
  id: string
  fields: CustomerFields
  deleted: boolean
  /** What an edit of her fields is based on (SYNC 15). */
  versions: Record<string, Version | null>
}

/** What she owes and has bought. */
export interface Tab {
  owed: number
  /** What all her sales came to, less what came back. */
  bought: number
  /** When she last bought; null: never. */
  last: number | null
  /** Newest first. */
  sales: OrderView[]
}

/** All that are not deleted, as they were added. */
export async function customers(db: ShopDatabase): Promise<Row<'customer'>[]> {
  return (await db.customer.toArray()).filter(({ deleted }) => !deleted)
}

export async function customer(db: ShopDatabase, id: string): Promise<CustomerView | undefined> {
  const row = await db.customer.get(id)
  if (!row) return undefined
  const versions = await baseVersions(db, 'customer', id, row.fields)
  return { id, fields: row.fields, deleted: row.deleted === 1, versions }
}

/** The name of a customer; null for one who was erased, or is not here yet. */
export async function customerName(db: ShopDatabase, id: string): Promise<string | null> {
  return (await db.customer.get(id))?.fields.name || null
}

export async function tabOf(db: ShopDatabase, id: string): Promise<Tab> {
  const steps = await db.step.where('fields.customer').equals(id).toArray()
  return (await tabsOf(db, steps)).get(id) ?? tab([])
}

/** The tabs of all customers who have one. */
export async function tabs(db: ShopDatabase): Promise<Map<string, Tab>> {
  return tabsOf(db, await db.step.where('fields.customer').above('').toArray())
}

async function tabsOf(db: ShopDatabase, steps: readonly Row<'step'>[]): Promise<Map<string, Tab>> {
  const sales = await ordersById(db, [...new Set(steps.map(({ fields }) => fields.order))])
  // A later step may have named another, or nobody.
  const of = groupBy(sales, (sale) => buyerOf(sale.steps))
  return new Map([...of].flatMap(([id, own]) => (id === null ? [] : [[id, tab(own)]])))
}

function tab(sales: readonly OrderView[]): Tab {
  const standing = sales.filter(({ sums }) => sums.state !== 'voided')
  return {
    owed: sum(sales.map(({ sums }) => sums.owed)),
    bought: sum(standing.map(({ sums }) => sums.total - sums.returned)),
    last: standing.length > 0 ? Math.max(...standing.map(({ sums }) => sums.at)) : null,
    sales: [...sales].sort((a, b) => b.sums.at - a.sums.at),
  }
}
