/** Who works on the shop's phones, and who of them has this one in hand. */

import type { ShopDatabase } from '../database.ts'
import type { Row } from '../rows.ts'
import { readState } from '../state.ts'

export type Person = Row<'person'>

/** Her name, also of one who was deleted since; null: it is not here, or nobody said whose hands the phone was in. */
export async function personName(db: ShopDatabase, id: string | null): Promise<string | null> {
  return id === null ? null : ((await db.person.get(id))?.fields.name ?? null)
}

export async function peopleHere(db: ShopDatabase): Promise<{ people: Person[]; holder: string | null }> {
  const [all, device] = await Promise.all([db.person.toArray(), readState(db, 'device')])
  return { people: all.filter(({ deleted }) => !deleted), holder: device?.person ?? null }
}
