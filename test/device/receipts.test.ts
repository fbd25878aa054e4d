import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recordSale, voidSale } from '../../src/device/store/actions/sales.ts'
import type { ShopDatabase } from '../../src/device/store/database.ts'
import { letterOf } from '../../src/shared/domain/receipt.ts'
import { freshPhone, freshShop } from '../support/store.ts'
import { Village } from '../support/village.ts'

const line = { good: null, name: 'ถุงผ้า', unit: 'piece' as const, quantity: 1, listPrice: 500, price: 500, thumb: null }
const sell = (db: ShopDatabase) => recordSale(db, { lines: [line], discount: 0, payment: null })
const numbers = async (db: ShopDatabase) => (await db.order.toArray()).map(({ fields }) => fields.receipt)

test('receipts of a phone are numbered without a gap, whatever is taken back and whatever fails in between', async () => {
  const deeds = fc.array(fc.constantFrom('sell', 'void', 'fail'), { maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(deeds, async (script) => {
      const db = await freshShop()
      const sold: string[] = []
      for (const deed of script) {
        if (deed === 'sell') sold.push(await sell(db))
        else if (deed === 'void') await voidSale(db, sold.at(-1) ?? '', { reason: '', undo: true })
        else await failing(db)
      }
      expect(await numbers(db)).toEqual(sold.map((_, index) => `A-${index + 1}`))
      await db.delete()
    }),
    { numRuns: 30 },
  )
})

/** A sale that cannot be written. */
async function failing(db: ShopDatabase): Promise<void> {
  const fail = () => {
    throw new Error('broken')
  }
  db.order.hook('creating', fail)
  await expect(sell(db)).rejects.toThrow()
  db.order.hook('creating').unsubscribe(fail)
}

test('two phones of a shop never give one number, and a phone that has joined and knows nothing yet gives none', async () => {
  await using village = await Village.open()
  const owner = await village.owner()
  await sell(owner.db)
  await owner.sync()
  const helper = await village.another(owner, 'helper')
  const early = await sell(helper.db)
  expect((await helper.db.order.get(early))?.fields.receipt).toBeUndefined()
  await helper.sync()
  await sell(helper.db)
  await sell(owner.db)
  await helper.sync()
  await owner.sync()
  const all = await numbers(owner.db)
  expect(all.sort()).toEqual(['A-1', 'A-2', 'B-1', undefined])
})

test('a letter stands for one phone of a shop, however many there are', () => {
  expect([0, 1, 25, 26, 27, 51, 52, 702].map(letterOf)).toEqual(['A', 'B', 'Z', 'AA', 'AB', 'AZ', 'BA', 'AAA'])
  expect(new Set(Array.from({ length: 2000 }, (_, index) => letterOf(index))).size).toBe(2000)
})

test('a phone without its shop has no letter', async () => {
  const db = await freshPhone()
  const id = await sell(db)
  expect((await db.order.get(id))?.fields.receipt).toBeUndefined()
})
