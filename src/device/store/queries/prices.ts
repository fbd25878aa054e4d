/** What a price is reckoned with, and what others of its kind cost. */

import { guessSort } from '../../../shared/domain/lists.ts'
import type { Currency } from '../../../shared/domain/money.ts'
import { type Habits, WAGE } from '../../../shared/domain/price.ts'
import { asCodes } from '../../../shared/i18n/lists.ts'
import type { ShopDatabase } from '../database.ts'
import { readState, writeState } from '../state.ts'

export async function habits(db: ShopDatabase, currency: Currency): Promise<Habits> {
  const plain = { wage: WAGE[currency], overhead: 0, margins: { stall: 20, online: 30, wholesale: 10 } }
  return (await readState(db, 'habits')) ?? plain
}

export async function saveHabits(db: ShopDatabase, changed: Habits): Promise<void> {
  await writeState(db, 'habits', changed)
}

/** Prices of the other goods of a category and unit; where there are none, of its sort. */
export async function likePrices(
  db: ShopDatabase,
  id: string | null,
  category: string,
  unit: string,
): Promise<number[]> {
  const goods = (await db.good.toArray()).filter((good) => !good.deleted && good.id !== id && good.fields.unit === unit)
  const known = goods.map(({ fields }) => ({
    category: asCodes('category', fields.category),
    price: fields.price ?? 0,
  }))
  const priced = known.filter(({ price }) => price > 0)
  const same = priced.filter((good) => good.category === category)
  const like = same.length > 0 ? same : priced.filter((good) => guessSort(good.category) === guessSort(category))
  return like.map(({ price }) => price)
}
