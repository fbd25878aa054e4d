import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import { addGood } from '../../src/device/store/actions/goods.ts'
import { declineRequest, packOrder, sendOrder, takeRequest } from '../../src/device/store/actions/requests.ts'
import { recordSale, voidSale } from '../../src/device/store/actions/sales.ts'
import { editShop } from '../../src/device/store/actions/shop.ts'
import { claims } from '../../src/device/store/queries/claims.ts'
import { order } from '../../src/device/store/queries/orders.ts'
import { request, requestCounts, toSend } from '../../src/device/store/queries/requests.ts'
import { lookAt } from '../../src/server/storefront/requests/look.ts'
import { makeRequest } from '../../src/server/storefront/requests/make.ts'
import { buyerOf } from '../../src/shared/domain/credit.ts'
import { newId } from '../../src/shared/domain/ids.ts'
import { cloth } from '../support/store.ts'
import { type Phone, Village } from '../support/village.ts'

const CLOTH = { ...cloth, price: 180000, quantity: 1 }
const WHO = { name: 'มาลี', contact: '', house: '', subdistrict: '', district: '', province: '', postcode: '', note: '' }

/** A shop with one piece in its window, and a buyer who has asked for it. */
async function askedFor(village: Village) {
  const owner = await village.owner()
  await editShop(owner.db, { window: true })
  const good = await addGood(owner.db, { ...CLOTH, piece: true, published: true })
  await owner.sync()
  const id = newId()
  const asked = { request: id, wants: [{ good, quantity: 1 }], who: WHO, pickup: true, language: 'th' }
  const made = await makeRequest(village.deps.storage, owner.session.shop, asked, Date.now())
  if ('no' in made) throw new Error(made.no)
  await owner.sync()
  return { owner, good, id, link: made.link }
}

const view = async ({ db }: Phone, id: string) => {
  const found = await request(db, id)
  if (!found) throw new Error('the request has not come')
  return found
}

test('what a buyer asks for comes by sync, is taken once however often it is tapped, and is an order with its price and buyer', async () => {
  await using village = await Village.open()
  const { owner, id, link } = await askedFor(village)
  const asked = await view(owner, id)
  expect(asked).toMatchObject({ state: 'asked', customer: { name: 'มาลี' }, gone: [] })
  expect(await requestCounts(owner.db)).toEqual({ all: 1, open: 1 })
  const [first, second] = await Promise.all([
    takeRequest(owner.db, id, asked.fields),
    takeRequest(owner.db, id, asked.fields),
  ])
  expect(second).toBe(first)
  expect(await takeRequest(owner.db, id, asked.fields)).toBe(first)
  const sold = await order(owner.db, first)
  expect(sold).toMatchObject({ order: { channel: 'online', request: id, due: 180000 }, sums: { owed: 180000 } })
  expect(buyerOf(sold?.steps ?? [])).toBe(asked.fields.customer)
  expect(await requestCounts(owner.db)).toEqual({ all: 1, open: 0 })
  await packOrder(owner.db, first)
  await sendOrder(owner.db, first, { carrier: 'thailand-post', tracking: 'EF582621152TH' })
  await owner.sync()
  expect(await lookAt(village.deps.storage, link)).toMatchObject({
    progress: 'sent',
    order: { parcel: { tracking: 'EF582621152TH' } },
  })
})

test('the stall sells the piece while the phone that takes the request is offline: both are kept, and a person settles it', async () => {
  await using village = await Village.open()
  const { owner, good, id, link } = await askedFor(village)
  const stall = await village.another(owner, 'helper')
  await stall.sync()
  const line = {
    good,
    name: CLOTH.name,
    unit: CLOTH.unit,
    quantity: 1,
    listPrice: 180000,
    price: 180000,
    thumb: null,
  }
  await recordSale(stall.db, { lines: [line], discount: 0, payment: { method: 'cash', given: null } })
  // Neither has heard of the other.
  const taken = await takeRequest(owner.db, id, (await view(owner, id)).fields)
  await stall.sync()
  await owner.sync()
  await stall.sync()
  for (const phone of [owner, stall]) {
    const [claim] = await claims(phone.db)
    expect(claim?.sales.map((sale) => sale.view.id)).toContain(taken)
    expect(claim?.sales).toHaveLength(2)
  }
  // The stall's buyer has it in her hands: the other is told kindly.
  await voidSale(owner.db, taken, { reason: '', undo: false })
  await owner.sync()
  expect(await lookAt(village.deps.storage, link)).toMatchObject({ progress: 'cancelled' })
  expect(await view(owner, id)).toMatchObject({ state: 'cancelled' })
})

test('a piece that the stall sold first shows as gone beside what was asked, and declining says so in a word both sides read', async () => {
  await using village = await Village.open()
  const { owner, good, id, link } = await askedFor(village)
  const line = {
    good,
    name: CLOTH.name,
    unit: CLOTH.unit,
    quantity: 1,
    listPrice: 180000,
    price: 180000,
    thumb: null,
  }
  await recordSale(owner.db, { lines: [line], discount: 0, payment: null })
  expect(await view(owner, id)).toMatchObject({ state: 'asked', gone: [good] })
  await owner.sync()
  expect(await lookAt(village.deps.storage, link)).toMatchObject({ progress: 'gone' })
  await declineRequest(owner.db, id, '=gone')
  await owner.sync()
  expect(await lookAt(village.deps.storage, link)).toMatchObject({ progress: 'declined' })
})

test('what is to be sent are orders from afar with a parcel: until it goes or is taken back, and not what is fetched at the stall', async () => {
  await using village = await Village.open()
  const { db } = await village.owner()
  const good = await addGood(db, { ...CLOTH, quantity: 9 })
  const line = { good, name: CLOTH.name, unit: CLOTH.unit, quantity: 1, price: 180000, thumb: null }
  const ask = async (pickup: boolean) => {
    const id = newId()
    const fields = { at: 1, customer: newId(), currency: 'THB' as const, lines: [line], pickup, link: '', until: null }
    await db.request.put({ id, deleted: 0, version: 'e.1', fields: { ...fields, language: 'th' } })
    return takeRequest(db, id, { ...fields, language: 'th' })
  }
  const [first, second, third] = [await ask(false), await ask(false), await ask(false)]
  await ask(true)
  await recordSale(db, { lines: [{ ...line, listPrice: line.price }], discount: 0, payment: null })
  const waiting = async () => (await toSend(db)).map(({ id }) => id)
  expect(await waiting()).toEqual([first, second, third])
  await packOrder(db, first)
  await sendOrder(db, second, { carrier: 'bus', tracking: '' })
  await voidSale(db, third, { reason: '', undo: false })
  expect(await waiting()).toEqual([first])
})
