/** The owner's book with what follows from it. */

import {
  type Consigned,
  costAt,
  inOrder,
  type LoanLeft,
  loanLeft,
  owedTo,
  type Stock,
  stockOf,
} from '../../../shared/domain/book.ts'
import { costOf } from '../../../shared/domain/costing.ts'
import { sum } from '../../../shared/domain/money.ts'
import type { EntryFields, MaterialFields, RecipeFields } from '../../../shared/domain/records.ts'
import { groupBy } from '../../../shared/group.ts'
import type { ShopDatabase } from '../database.ts'
import type { Row } from '../rows.ts'

export interface MaterialView {
  id: string
  fields: MaterialFields
  stock: Stock
}

export interface LoanView {
  id: string
  fields: EntryFields
  left: LoanLeft
}

export interface BookView {
  /** The newest first. */
  entries: { id: string; fields: EntryFields }[]
  materials: MaterialView[]
  loans: LoanView[]
  owed: { name: string; amount: number }[]
  /** Names of the goods that materials were used for. */
  goods: Map<string, string>
}

export async function book(db: ShopDatabase): Promise<BookView> {
  const entries = await entriesOf(db)
  const repaid = groupBy(
    entries.filter(({ fields }) => fields.what === 'repayment'),
    ({ fields }) => fields.loan,
  )
  const payouts = entries.flatMap(({ fields }) => (fields.what === 'payout' ? [fields] : []))
  const used = [...new Set(entries.flatMap(({ fields }) => fields.good ?? []))]
  const [materials, consigned, goods] = await Promise.all([
    materialsOf(db, entries),
    consignedLines(db),
    db.good.bulkGet(used),
  ])
  return {
    entries: inOrder(entries).reverse(),
    materials,
    loans: entries
      .filter(({ fields }) => fields.what === 'loan')
      .map(({ id, fields }) => ({
        id,
        fields,
        left: loanLeft(
          fields,
          (repaid.get(id) ?? []).map((one) => one.fields.amount),
        ),
      })),
    owed: [...owedTo(consigned, payouts)].map(([name, amount]) => ({ name, amount })),
    goods: new Map(goods.flatMap((good) => (good ? [[good.id, good.fields.name]] : []))),
  }
}

export async function materials(db: ShopDatabase): Promise<MaterialView[]> {
  return materialsOf(db, await entriesOf(db))
}

/** What goes into a good, and what that costs on the average now; null: nobody said. */
export async function recipe(db: ShopDatabase, good: string): Promise<{ fields: RecipeFields; cost: number } | null> {
  const row = await db.recipe.get(good)
  if (!row || row.deleted) return null
  const known = new Map((await materials(db)).map(({ id, stock }) => [id, stock.average]))
  const costs = row.fields.parts.map(({ material, quantity }) => costAt(known.get(material) ?? null, quantity))
  return { fields: row.fields, cost: sum(costs) }
}

export async function costing(db: ShopDatabase, good: string) {
  return (await db.costing.get(good))?.fields ?? null
}

async function entriesOf(db: ShopDatabase): Promise<Row<'entry'>[]> {
  return (await db.entry.toArray()).filter(({ deleted }) => !deleted)
}

async function materialsOf(db: ShopDatabase, entries: readonly Row<'entry'>[]): Promise<MaterialView[]> {
  const byMaterial = groupBy(entries, ({ fields }) => fields.material)
  const rows = await db.material.toArray()
  return rows
    .filter(({ deleted }) => !deleted)
    .map(({ id, fields }) => ({ id, fields, stock: stockOf(byMaterial.get(id) ?? []) }))
}

/** What was sold of what others left here. Where there is nothing of theirs, no sale is read. */
async function consignedLines(db: ShopDatabase): Promise<Consigned[]> {
  const theirs = new Map(
    (await db.costing.toArray()).flatMap(({ id, fields }) =>
      fields.share != null && fields.consignor ? [[id, fields]] : [],
    ),
  )
  if (theirs.size === 0) return []
  const sold = await db.line.filter(({ fields }) => theirs.has(fields.good ?? '')).toArray()
  const orders = [...new Set(sold.map(({ fields }) => fields.order))]
  const [costs, steps, returns] = await Promise.all([
    db.cost.bulkGet(sold.map(({ id }) => id)),
    db.step.where('fields.order').anyOf(orders).toArray(),
    db.return.where('fields.order').anyOf(orders).toArray(),
  ])
  const voided = new Set(steps.flatMap(({ fields }) => (fields.step === 'voided' ? [fields.order] : [])))
  return sold.flatMap(({ id, fields }, index) => {
    const costing = theirs.get(fields.good ?? '')
    if (!costing?.consignor || voided.has(fields.order)) return []
    return {
      consignor: costing.consignor,
      // A helper's sale has no cost until the server wrote it.
      cost: costs[index]?.fields.amount ?? costOf(costing, fields) ?? 0,
      total: fields.total,
      returned: sum(returns.filter((one) => one.fields.line === id).map((one) => one.fields.amount)),
    }
  })
}
