import { expect, test } from 'vitest'
import { addGood } from '../../src/device/store/actions/goods.ts'
import { recordSale } from '../../src/device/store/actions/sales.ts'
import type { ShopDatabase } from '../../src/device/store/database.ts'
import { isNoRoom } from '../../src/device/store/noRoom.ts'
import { photo } from '../faults/photo.ts'
import { cloth, freshShop } from '../support/store.ts'

const line = { good: null, name: 'ถุงผ้า', unit: 'piece' as const, quantity: 1, listPrice: 500, price: 500, thumb: null }
const sale = { lines: [line], discount: 0, payment: { method: 'cash' as const, given: 500 } }

/** A shop with two photographed goods, of which the server has confirmed the first whole. */
async function shopWithPhotos() {
  const db = await freshShop()
  const [sent, unsent] = [await photo(1), await photo(2)]
  const good = await addGood(db, { ...cloth, photos: [sent] })
  await addGood(db, { ...cloth, photos: [unsent] })
  await db.photo.where('fields.good').equals(good).modify({ version: 'e.1' })
  await db.upload.bulkDelete([sent.full.hash, sent.thumb.hash])
  return { db, sent, unsent }
}

/** From now on the phone has no room for another operation, as long as this photo file is on it. */
function fill(db: ShopDatabase, hash: string): void {
  let full = true
  db.outbox.hook('creating', () => {
    if (full) throw new DOMException('no room', 'QuotaExceededError')
  })
  db.blob.hook('deleting', (key) => {
    if (key === hash) full = false
  })
}

test('on a full phone a sale is recorded all the same: a full photo that the server has gives way', async () => {
  const { db, sent, unsent } = await shopWithPhotos()
  fill(db, sent.full.hash)
  await recordSale(db, sale)
  expect(await db.order.count()).toBe(1)
  expect((await db.outbox.toArray()).filter(({ operation }) => operation.action === 'sale.record')).toHaveLength(1)
  const kept = new Set(await db.blob.toCollection().primaryKeys())
  expect(kept).toEqual(new Set([sent.thumb.hash, unsent.full.hash, unsent.thumb.hash]))
})

test('where nothing can give way, unsent photos stay, nothing is half written, and the error says that the phone is full', async () => {
  const { db, sent } = await shopWithPhotos()
  await db.blob.delete(sent.full.hash)
  fill(db, sent.full.hash)
  const error: unknown = await recordSale(db, sale).catch((thrown) => thrown)
  expect(isNoRoom(error)).toBe(true)
  expect(await db.order.count()).toBe(0)
  expect(await db.blob.count()).toBe(3)
})
