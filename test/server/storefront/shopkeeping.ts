/** Shops that have a window, and what stands in it. */

import { newId } from '../../../src/shared/domain/ids.ts'
import type { Body } from '../../../src/shared/protocol/operations.ts'
import { type Bench, openShop, type Phone } from '../kit.ts'
import { cloth } from '../trade.ts'

export type GoodFields = Body<'good.add'>['fields']

/** A shop whose window is open. */
export async function shopWithWindow(bench: Bench, fields: Body<'shop.edit'>['fields'] = {}): Promise<Phone> {
  const owner = await openShop(bench)
  await owner.do('shop.edit', { shop: owner.shop, fields: { window: true, ...fields }, based: {} })
  return owner
}

/** One cloth that buyers may see. */
export async function publish(owner: Phone, fields: Partial<GoodFields> = {}, quantity = 9): Promise<string> {
  const good = { ...cloth({ published: true, ...fields }), movement: { id: newId(), quantity } }
  await owner.do('good.add', good)
  return good.good
}

/** A buyer asks for one piece, in the shop's own transaction as the server takes it. */
export function asking(good: string, until: number | null, request = newId()): Body<'request.make'> {
  const line = { good, name: 'ผ้ามัดหมี่', unit: 'piece' as const, quantity: 1, price: 120000, thumb: null }
  return {
    request,
    customer: newId(),
    currency: 'THB',
    lines: [line],
    pickup: true,
    link: 'a'.repeat(24),
    until,
    language: 'en',
    who: BUYER,
  }
}

export const BUYER = {
  name: 'Anna Secret',
  contact: '0899998888',
  house: '99/9 Hidden Lane',
  subdistrict: 'Hidden Subdistrict',
  district: 'Hidden District',
  province: 'Hidden Province',
  postcode: '99999',
  note: 'Hidden note',
}

export function picture(good: string, letter = 'a', changed: object = {}) {
  const photo = {
    id: newId(),
    full: letter.repeat(64),
    thumb: `${letter.repeat(63)}0`,
    type: 'image/jpeg' as const,
    width: 1280,
    height: 960,
    fullSize: 100,
    thumbSize: 10,
    position: 1,
    ...changed,
  }
  return { good, photo }
}
