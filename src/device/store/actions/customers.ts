/** Customers: no more of a person than is needed, and nothing when she asks for it. */

import { spreadPayment } from '../../../shared/domain/credit.ts'
import { newId } from '../../../shared/domain/ids.ts'
import { sum } from '../../../shared/domain/money.ts'
import type { CustomerFields, Version } from '../../../shared/domain/records.ts'
import type { ShopDatabase } from '../database.ts'
import { type Intent, perform } from '../perform.ts'
import { tabOf } from '../queries/customers.ts'
import { readState } from '../state.ts'
import { baseVersions } from '../versions.ts'
import { NOBODY, noteAddress } from './addresses.ts'
import type { PaymentInput } from './sales.ts'

/** Adds a customer, and names her as the buyer of a sale where there is one; resolves with her id. */
export async function addCustomer(db: ShopDatabase, fields: CustomerFields, order?: string): Promise<string> {
  const customer = newId()
  const named: Intent[] = order ? [nameIntent(order, customer)] : []
  await perform(db, [{ action: 'customer.add', body: { customer, fields } }, ...named], {
    also: () => noteAddress(db, customer, fields),
  })
  return customer
}

/** @param seen versions of the fields as the person saw them */
export async function editCustomer(
  db: ShopDatabase,
  customer: string,
  fields: Partial<CustomerFields>,
  seen?: Record<string, Version | null>,
): Promise<void> {
  const now = await baseVersions(db, 'customer', customer, fields)
  const based = Object.fromEntries(Object.keys(now).map((field) => [field, (seen ?? now)[field] ?? null]))
  await perform(db, [{ action: 'customer.edit', body: { customer, fields, based } }], {
    also: () => noteAddress(db, customer, fields),
  })
}

export async function deleteCustomer(db: ShopDatabase, customer: string): Promise<void> {
  await perform(db, [{ action: 'customer.delete', body: { customer } }])
}

export async function restoreCustomer(db: ShopDatabase, customer: string): Promise<void> {
  await perform(db, [{ action: 'customer.restore', body: { customer } }])
}

/** Says who bought; null: nobody any more. */
export async function nameBuyer(db: ShopDatabase, order: string, customer: string | null): Promise<void> {
  await perform(db, [nameIntent(order, customer)])
}

function nameIntent(order: string, customer: string | null): Intent {
  return { action: 'order.customer', body: { order, step: newId(), customer } }
}

/**
 * Empties all that is kept of a person and deletes her: her sales keep their sums and have no name any more. What is on its
 * way to the market goes with her name in it; it is taken out of what stays here: of what was refused, and of what waits in a
 * shop that never was in a market.
 */
export async function eraseCustomer(db: ShopDatabase, customer: string): Promise<void> {
  const based = await baseVersions(db, 'customer', customer, NOBODY)
  const intents: Intent[] = [
    { action: 'customer.edit', body: { customer, fields: NOBODY, based } },
    { action: 'customer.delete', body: { customer } },
  ]
  const neverSent = (await readState(db, 'cursor')) === undefined
  await perform(db, intents, {
    also: async () => {
      await emptyStaying(db, customer, neverSent)
      await noteAddress(db, customer, NOBODY)
    },
  })
}

async function emptyStaying(db: ShopDatabase, customer: string, neverSent: boolean): Promise<void> {
  await db.outbox.toCollection().modify((row) => {
    const { operation, state } = row
    if (!neverSent && state !== 'refused') return
    if (operation.action !== 'customer.add' && operation.action !== 'customer.edit') return
    if (operation.body.customer !== customer) return
    const { fields } = operation.body
    Object.assign(fields, Object.fromEntries(Object.keys(fields).map((field) => [field, ''])))
    row.size = new TextEncoder().encode(JSON.stringify(operation)).length
  })
}

/**
 * One payment over all that a customer owes, the oldest first; what she owes is read in the transaction that records it, so
 * that two taps at once never pay twice. A slip is of one payment: it stands with the first part.
 * @returns what was recorded of it, minor units
 */
export async function payTab(
  db: ShopDatabase,
  customer: string,
  { amount, given, method, slip }: PaymentInput & { amount: number },
): Promise<number> {
  let parts: { order: string; amount: number }[] = []
  await perform(db, async () => {
    const { sales } = await tabOf(db, customer)
    const debts = sales.map(({ id, sums }) => ({ order: id, owed: sums.owed })).reverse()
    parts = spreadPayment(amount, debts)
    return parts.map(({ order, amount }, index): Intent => {
      const first = index === 0 && slip ? { slip } : {}
      // Of notes that were handed over for several sales none has its own.
      const payment = { id: newId(), method, amount, given: parts.length === 1 ? given : null, ...first }
      return { action: 'payment.record', body: { order, payments: [payment] } }
    })
  })
  return sum(parts.map((part) => part.amount))
}
