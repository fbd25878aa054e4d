/** What the screens of the customers ask of the phone; nothing else here knows the database. */

import type { CustomerFields } from '../../../../shared/domain/records.ts'
import { foldForSearch, matches } from '../../../../shared/domain/search.ts'

export {
  addresses,
  clearAddresses,
  hasAddress,
  keepAddresses,
  NOBODY,
} from '../../../../device/store/actions/addresses.ts'
export {
  addCustomer,
  deleteCustomer,
  editCustomer,
  eraseCustomer,
  nameBuyer,
  payTab,
  restoreCustomer,
} from '../../../../device/store/actions/customers.ts'
export {
  type CustomerView,
  customer,
  customerName,
  customers,
  type Tab,
  tabOf,
  tabs,
} from '../../../../device/store/queries/customers.ts'
export type { OrderView } from '../../../../device/store/queries/orders.ts'

/** A customer as a list shows her. */
export interface Person {
  id: string
  fields: CustomerFields
}

/** Those whose name or contact has what was typed, in the order in which they come. */
export function found<T extends Person>(people: readonly T[], query: string): T[] {
  const folded = foldForSearch(query)
  return people.filter(({ fields }) => matches(foldForSearch(`${fields.name} ${fields.contact}`), folded))
}
