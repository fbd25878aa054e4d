import { expect, test } from 'vitest'
import {
  addEntry,
  deleteEntry,
  editEntry,
  restoreEntry,
  setConsigned,
  setRecipe,
} from '../../src/device/store/actions/book.ts'
import { addGood, changeStock, setCost } from '../../src/device/store/actions/goods.ts'
import { addLot } from '../../src/device/store/actions/lots.ts'
import { finishPiece } from '../../src/device/store/actions/pieces.ts'
import { recordSale, voidSale } from '../../src/device/store/actions/sales.ts'
import { book, costing, materials, recipe } from '../../src/device/store/queries/book.ts'
import { likePrices } from '../../src/device/store/queries/prices.ts'
import { cloth, freshShop } from '../support/store.ts'

const plain = { day: '2026-01-01', amount: 0, who: '', note: '' }
const yarn = { name: 'ฝ้าย', unit: 'kilogram' as const }

async function shopWithYarn() {
  const db = await freshShop()
  await addEntry(db, { ...plain, what: 'purchase', amount: 100_000, quantity: 4000 }, yarn)
  const material = (await materials(db))[0]?.id ?? ''
  return { db, material, left: async () => (await materials(db))[0]?.stock.left }
}

test('what is made uses its recipe up, in whatever way it is made; a count uses nothing', async () => {
  const { db, material, left } = await shopWithYarn()
  const good = await addGood(db, { ...cloth, quantity: 0 })
  const piece = await addGood(db, { ...cloth, quantity: 0, piece: true, stage: 'loom' })
  const parts = [{ material, quantity: 500 }]
  for (const id of [good, piece]) await setRecipe(db, id, { makes: 1, parts })
  expect((await recipe(db, good))?.cost).toBe(12_500)
  await changeStock(db, good, 2, 'made')
  expect(await left()).toBe(3000)
  await changeStock(db, good, 1, 'counted')
  expect(await left()).toBe(3000)
  await addLot(db, { good, code: '', made: '', bestBefore: '', expiry: '' }, 1)
  expect(await left()).toBe(2500)
  await finishPiece(db, piece)
  expect(await left()).toBe(2000)
  await setRecipe(db, good, { makes: 1, parts: [] })
  await changeStock(db, good, 1, 'made')
  expect(await left()).toBe(2000)
  await setRecipe(db, good, { makes: 2, parts })
  await changeStock(db, good, 1, 'made')
  expect(await left()).toBe(1750)
})

test('a line that is changed, deleted or brought back changes what follows from it', async () => {
  const { db, left } = await shopWithYarn()
  const [line] = (await book(db)).entries
  const id = line?.id ?? ''
  await editEntry(db, id, { quantity: 5000 })
  expect(await left()).toBe(5000)
  await deleteEntry(db, id)
  expect(await left()).toBe(0)
  await restoreEntry(db, id)
  expect(await left()).toBe(5000)
})

test('of a consigned piece her share is owed until it is paid; a voided sale owes nothing; the cost beside it stays', async () => {
  const db = await freshShop()
  const good = await addGood(db, { ...cloth, quantity: 2 })
  await setCost(db, good, 5000)
  await setConsigned(db, good, { share: 80, consignor: 'ยายทอง' })
  expect(await costing(db, good)).toMatchObject({ amount: 5000, share: 80, consignor: 'ยายทอง' })
  const { name, price, unit } = cloth
  const line = { good, name, unit, quantity: 1, listPrice: price, price, thumb: null }
  const sale = { lines: [line], discount: 0, payment: { method: 'cash', given: null } as const }
  await recordSale(db, sale)
  const other = await recordSale(db, sale)
  await voidSale(db, other, { reason: '', undo: false })
  expect((await book(db)).owed).toEqual([{ name: 'ยายทอง', amount: 144_000 }])
  await addEntry(db, { ...plain, what: 'payout', amount: 144_000, who: 'ยายทอง' })
  expect((await book(db)).owed).toEqual([{ name: 'ยายทอง', amount: 0 }])
})

test('like goods are those of the category and unit, else of the sort, and never the good itself', async () => {
  const db = await freshShop()
  const good = await addGood(db, { ...cloth, category: 'mudmee', price: 1 })
  await addGood(db, { ...cloth, category: 'khit', price: 2 })
  await addGood(db, { ...cloth, category: 'chilli', price: 3 })
  await addGood(db, { ...cloth, category: 'khit', price: 4, unit: 'metre' })
  expect(await likePrices(db, good, 'khit', 'piece')).toEqual([2])
  expect(await likePrices(db, good, 'mudmee', 'piece')).toEqual([2])
  expect(await likePrices(db, null, 'mudmee', 'piece')).toEqual([1])
})
