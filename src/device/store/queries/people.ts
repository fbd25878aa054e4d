/** Who works on the shop's phones, and who of them has this one in hand. */

import type { ShopDatabase } from '../database.ts'
import type { Row } from '../rows.ts'
import { readState } from '../state.ts'

export type Person = Row<'person'>

/** Her name, also of one who was deleted since; null: it is not here, or nobody said whose hands the phone was in. */
export async function personName(db: ShopDatabase, id: string | null): Promise<string | null> {
  return id === null ? null : ((await db.person.get(id))?.fields.name ?? null)
}

/** Those who were not taken out. */
export async function peopleOf(db: ShopDatabase): Promise<Person[]> {
  return (await db.person.toArray()).filter(({ deleted }) => !deleted)
}

/** Id of who has this phone in hand; null: nobody said so. */
export async function holderOf(db: ShopDatabase): Promise<string | null> {
  return (await readState(db, 'device'))?.person ?? null
}
