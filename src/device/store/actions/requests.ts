/** What a shop does about what a buyer far away asks for, and about the parcel of it. */

import { newId } from '../../../shared/domain/ids.ts'
import type { RequestFields } from '../../../shared/domain/records.ts'
import type { ShopDatabase } from '../database.ts'
import { perform } from '../perform.ts'
import { recordSale } from './sales.ts'

/**
 * Takes a request: from now on it is an order like any other, with the prices of the page, to be paid. Taking it twice is
 * taking it once.
 * @returns the id of the order
 */
export function takeRequest(db: ShopDatabase, request: string, { lines, customer }: RequestFields): Promise<string> {
  const sold = lines.map((line) => ({ ...line, listPrice: line.price }))
  return recordSale(db, { lines: sold, discount: 0, payment: null }, { asked: { request, customer } })
}

/** Tells the buyer kindly that it cannot be. */
export function declineRequest(db: ShopDatabase, request: string, text: string): Promise<unknown> {
  return say(db, request, 'declined', text)
}

/** Asks the buyer something; she reads it on her page of the request. */
export function askBuyer(db: ShopDatabase, request: string, text: string): Promise<unknown> {
  return say(db, request, 'asked', text)
}

function say(db: ShopDatabase, request: string, what: 'declined' | 'asked', text: string) {
  return perform(db, [{ action: 'request.reply', body: { request, reply: newId(), what, text } }])
}

export async function packOrder(db: ShopDatabase, order: string): Promise<void> {
  await perform(db, [{ action: 'order.step', body: { order, step: newId(), what: 'packed' } }])
}

/** The parcel is on its way; said again where the number was mistyped. */
export async function sendOrder(
  db: ShopDatabase,
  order: string,
  parcel: { carrier: string; tracking: string },
): Promise<void> {
  await perform(db, [{ action: 'order.step', body: { order, step: newId(), what: 'sent', ...parcel } }])
}

export async function receivedOrder(db: ShopDatabase, order: string): Promise<void> {
  await perform(db, [{ action: 'order.step', body: { order, step: newId(), what: 'received' } }])
}
