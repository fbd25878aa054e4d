/** The owner's book: its lines, the materials that they name, and what goes into a good. */

import { newId } from '../../../shared/domain/ids.ts'
import type { CostingFields, EntryFields, MaterialFields, RecipeFields } from '../../../shared/domain/records.ts'
import type { ShopDatabase } from '../database.ts'
import { type Intent, perform } from '../perform.ts'
import { baseVersions } from '../versions.ts'

/** @param material that the line is the first to name; added with it */
export async function addEntry(
  db: ShopDatabase,
  fields: EntryFields,
  material: MaterialFields | null = null,
): Promise<string> {
  const entry = newId()
  const intents: Intent[] = []
  let named = fields
  if (material) {
    named = { ...fields, material: newId() }
    intents.push({ action: 'material.add', body: { material: named.material as string, fields: material } })
  }
  intents.push({ action: 'entry.add', body: { entry, fields: named } })
  await perform(db, intents)
  return entry
}

export async function editEntry(db: ShopDatabase, entry: string, fields: Partial<EntryFields>): Promise<void> {
  const based = await baseVersions(db, 'entry', entry, fields)
  await perform(db, [{ action: 'entry.edit', body: { entry, fields, based } }])
}

export async function deleteEntry(db: ShopDatabase, entry: string): Promise<void> {
  await perform(db, [{ action: 'entry.delete', body: { entry } }])
}

export async function restoreEntry(db: ShopDatabase, entry: string): Promise<void> {
  await perform(db, [{ action: 'entry.restore', body: { entry } }])
}

/** Names a material otherwise: every line that names it, and every recipe, then says the new word. */
export async function renameMaterial(db: ShopDatabase, material: string, name: string): Promise<void> {
  const based = await baseVersions(db, 'material', material, { name })
  await perform(db, [{ action: 'material.edit', body: { material, fields: { name }, based } }])
}

/** Deletes a material; what was bought of it stays in the book. */
export async function deleteMaterial(db: ShopDatabase, material: string): Promise<void> {
  await perform(db, [{ action: 'material.delete', body: { material } }])
}

export async function restoreMaterial(db: ShopDatabase, material: string): Promise<void> {
  await perform(db, [{ action: 'material.restore', body: { material } }])
}

/** Sets what goes into a good; of nothing, the recipe goes. */
export async function setRecipe(db: ShopDatabase, good: string, fields: RecipeFields): Promise<void> {
  const known = await db.recipe.get(good)
  if (fields.parts.length === 0) {
    if (known && !known.deleted) await perform(db, [{ action: 'recipe.delete', body: { recipe: good } }])
    return
  }
  const based = await baseVersions(db, 'recipe', good, fields)
  const set: Intent = { action: 'recipe.set', body: { recipe: good, fields, based } }
  await perform(db, known?.deleted ? [{ action: 'recipe.restore', body: { recipe: good } }, set] : [set])
}

/** Whose a piece is and how much of its price is hers; `share` null: it is the shop's own. */
export async function setConsigned(
  db: ShopDatabase,
  good: string,
  consigned: Required<Pick<CostingFields, 'share' | 'consignor'>>,
): Promise<void> {
  const amount = (await db.costing.get(good))?.fields.amount ?? null
  const based = await baseVersions(db, 'costing', good, consigned)
  await perform(db, [{ action: 'good.cost', body: { good, amount, ...consigned, based } }])
}
