/** What is made uses up what goes into it. */

import { scaled } from '../../../shared/domain/book.ts'
import { dayIn } from '../../../shared/domain/calendar.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { ShopDatabase } from '../database.ts'
import type { Intent } from '../perform.ts'

/**
 * The uses of a good's recipe for so much of it, to be performed with the making; none where there is no recipe, or on a
 * helper's phone, which knows of none. Read in the transaction that records the making.
 */
export async function usesFor(db: ShopDatabase, good: string, quantity: number): Promise<Intent[]> {
  const recipe = await db.recipe.get(good)
  if (!recipe || recipe.deleted || quantity <= 0) return []
  const shop = await db.shop.get(db.shopId)
  const day = dayIn(shop?.fields.zone ?? 'Asia/Bangkok', Date.now())
  return scaled(recipe.fields, quantity).map((part) => ({
    action: 'entry.add',
    body: { entry: newId(), fields: { what: 'use', day, amount: 0, who: '', note: '', ...part, good } },
  }))
}
