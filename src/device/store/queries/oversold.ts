/** Goods of which more was sold than there was (SYNC 14): derived, nothing is stored. Small: the sell screen loads it. */

import type { ShopDatabase } from '../database.ts'
import type { Row } from '../rows.ts'

export interface Oversold {
  good: string
  movements: Row<'movement'>[]
}

/**
 * Those of the goods below zero that somebody counts: of a good that was never made or counted, nobody knows how many
 * there were.
 * @param below ids of goods whose stock is below zero
 */
export async function oversold(db: ShopDatabase, below: readonly string[]): Promise<Oversold[]> {
  const found = await Promise.all(
    below.map(async (good) => ({ good, movements: await db.movement.where('fields.good').equals(good).toArray() })),
  )
  return found.filter(({ movements }) => movements.some(isSupply))
}

/** Whether a movement says how many there are, and not what became of them. */
export function isSupply({ fields: { reason, quantity } }: Row<'movement'>): boolean {
  return (reason === 'made' || reason === 'counted') && quantity > 0
}

/** Ids of the goods whose stock is below zero. */
export async function belowZero(db: ShopDatabase): Promise<string[]> {
  return (await db.shelf.toArray()).flatMap(({ id, left }) => (left < 0 ? [id] : []))
}
