/** What a shop says of its part of an order too large for one loom. */

import { newId } from '../../../shared/domain/ids.ts'
import type { CallFields, PledgeFields } from '../../../shared/domain/records.ts'
import type { ShopDatabase } from '../database.ts'
import { type Intent, perform } from '../perform.ts'
import { recordSale, voidSale } from './sales.ts'

/** @param quantity steps of the unit; below zero it takes back what it said */
export async function pledge(
  db: ShopDatabase,
  call: string,
  what: PledgeFields['what'],
  quantity: number,
): Promise<void> {
  await perform(db, [intent(call, what, quantity)])
}

/**
 * Sends some of what was made: it is sold then, at the price of the call, and to be paid by who asked. What has no price
 * yet is noted as sent alone.
 * @returns the sale
 */
export async function sendMade(
  db: ShopDatabase,
  call: string,
  { title, unit, price }: CallFields,
  quantity: number,
): Promise<string | null> {
  if (price === 0) {
    await pledge(db, call, 'sent', quantity)
    return null
  }
  const line = { good: null, name: title, unit, quantity, listPrice: price, price, thumb: null }
  const sent = [intent(call, 'sent', quantity)]
  return recordSale(db, { lines: [line], discount: 0, payment: null }, { channel: 'online', with: sent })
}

/** Takes that back: the sale first, since money hangs on it. */
export async function unsend(db: ShopDatabase, call: string, quantity: number, sale: string | null): Promise<void> {
  if (sale !== null) await voidSale(db, sale, { reason: '', undo: true })
  await pledge(db, call, 'sent', -quantity)
}

function intent(call: string, what: PledgeFields['what'], quantity: number): Intent<'pledge.make'> {
  return { action: 'pledge.make', body: { call, pledge: newId(), what, quantity } }
}
