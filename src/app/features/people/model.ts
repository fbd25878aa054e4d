/** What the page of the shop's people asks of the phone; nothing else here knows the database. */

import { keepPin } from '../../../device/pin/kept.ts'
import { forgive } from '../../../device/pin/tries.ts'
import { addPerson, deletePerson, editPerson, restorePerson } from '../../../device/store/actions/people.ts'
import type { ShopDatabase } from '../../../device/store/database.ts'
import type { Person } from '../../../device/store/queries/people.ts'
import type { PersonFields } from '../../../shared/domain/records.ts'
import { opens } from '../../platform/lock.ts'
import { asksForPin } from '../../platform/session.ts'

export type { Person } from '../../../device/store/queries/people.ts'
export { deletePerson, editPerson, restorePerson }

/** As it is typed: a new PIN in digits; undefined leaves what is kept, empty takes it away. */
export interface Typed {
  name: string
  role: PersonFields['role']
  pin?: string
}

/** Saves a new person, or what was typed of one who is there. */
export async function savePerson(db: ShopDatabase, typed: Typed, person?: Person): Promise<void> {
  const { pin, ...words } = typed
  const name = words.name.trim()
  const kept = pin === undefined ? {} : { pin: pin === '' ? '' : await keepPin(pin) }
  const fields: PersonFields = { pin: '', ...person?.fields, ...words, ...kept, name }
  // Whoever sets the first PIN of an owner has what is hers open, and it stays so.
  if (asksForPin({ fields })) opens()
  if (!person) return void (await addPerson(db, fields))
  await editPerson(db, person.id, { name, role: words.role, ...kept })
  if (pin !== undefined) await forgive(db, person.id)
}
