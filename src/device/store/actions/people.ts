/** People who share the shop's phones. */

import { newId } from '../../../shared/domain/ids.ts'
import type { PersonFields } from '../../../shared/domain/records.ts'
import type { ShopDatabase } from '../database.ts'
import { perform } from '../perform.ts'
import { readState, writeState } from '../state.ts'
import { baseVersions } from '../versions.ts'

/** Resolves with her id. */
export async function addPerson(db: ShopDatabase, fields: PersonFields): Promise<string> {
  const person = newId()
  await perform(db, [{ action: 'person.add', body: { person, fields } }])
  return person
}

export async function editPerson(db: ShopDatabase, person: string, fields: Partial<PersonFields>): Promise<void> {
  const based = await baseVersions(db, 'person', person, fields)
  await perform(db, [{ action: 'person.edit', body: { person, fields, based } }])
}

/** What she sold keeps her name. */
export async function deletePerson(db: ShopDatabase, person: string): Promise<void> {
  await perform(db, [{ action: 'person.delete', body: { person } }])
}

export async function restorePerson(db: ShopDatabase, person: string): Promise<void> {
  await perform(db, [{ action: 'person.restore', body: { person } }])
}

/** From now on what is done on this phone is hers; null: nobody's. */
export async function handTo(db: ShopDatabase, person: string | null): Promise<void> {
  await db.transaction('rw', db.state, async () => {
    const device = await readState(db, 'device')
    if (device) await writeState(db, 'device', { ...device, person })
  })
}
