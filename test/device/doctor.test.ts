import { expect, test } from 'vitest'
import { clearSettings, saveSession } from '../../src/device/settings.ts'
import { addGood } from '../../src/device/store/actions/goods.ts'
import { recordSale } from '../../src/device/store/actions/sales.ts'
import { checkAndMend, checkUp } from '../../src/device/sync/doctor.ts'
import { cloth, contents } from '../support/store.ts'
import { type Phone, Village } from '../support/village.ts'

const line = { name: 'ผ้า', unit: 'piece' as const, quantity: 1, listPrice: 500, price: 500, thumb: null }

/** A phone with a good and five sales, all of it at the server. */
async function joined(village: Village): Promise<Phone & { good: string }> {
  await clearSettings()
  const phone = await village.owner()
  await saveSession(phone.session)
  const good = await addGood(phone.db, { ...cloth, quantity: 9 })
  for (let i = 0; i < 5; i++)
    await recordSale(phone.db, { lines: [{ ...line, good }], discount: 0, payment: { method: 'cash', given: null } })
  await phone.sync()
  return { ...phone, good }
}

const ofKind = (counted: Awaited<ReturnType<typeof checkUp>>['counted'], kind: string) =>
  counted.find((one) => one.kind === kind)

test('two whole sides are counted alike, kind by kind', async () => {
  await using village = await Village.open()
  const { db } = await joined(village)
  const { counted, failed } = await checkUp(db)
  expect(failed).toBeNull()
  expect(counted.filter(({ same }) => !same)).toEqual([])
  expect(ofKind(counted, 'order')).toEqual({ kind: 'order', here: 5, there: 5, same: true })
})

test('promise 12: a difference made on purpose on this phone is shown on the side that lacks it, and mended', async () => {
  await using village = await Village.open()
  const { db, good } = await joined(village)
  const before = await contents(db, 'order')
  await db.order.limit(2).delete()
  await db.good.update(good, { 'fields.price': 1 })
  const { counted } = await checkUp(db)
  expect(ofKind(counted, 'order')).toEqual({ kind: 'order', here: 3, there: 5, same: false })
  expect(ofKind(counted, 'good')).toEqual({ kind: 'good', here: 1, there: 1, same: false })
  const { mended, after } = await checkAndMend(db, counted)
  expect([...mended].sort()).toEqual(['good', 'order'])
  expect(after.counted.filter(({ same }) => !same)).toEqual([])
  expect(await contents(db, 'order')).toEqual(before)
  expect((await db.good.get(good))?.fields.price).toBe(cloth.price)
})

test('stock that was derived wrongly on this phone is derived anew', async () => {
  await using village = await Village.open()
  const { db, good } = await joined(village)
  await db.shelf.update(good, { left: 77 })
  const { mended } = await checkAndMend(db)
  expect(mended).toEqual([])
  expect((await db.shelf.get(good))?.left).toBe(4)
})

test('without a network this side is counted, and why the other is not', async () => {
  await using village = await Village.open()
  const { db } = await joined(village)
  village.network = () => Promise.reject(new TypeError('network'))
  const { counted, failed } = await checkUp(db)
  expect(failed).toBe('offline')
  expect(ofKind(counted, 'order')).toEqual({ kind: 'order', here: 5, there: null, same: true })
  const { mended } = await checkAndMend(db)
  expect(mended).toEqual([])
})

test('what another phone did meanwhile is read first, and is no difference', async () => {
  await using village = await Village.open()
  const { db, ...owner } = await joined(village)
  const other = await village.another({ db, ...owner }, 'owner')
  await other.sync()
  const sellMore = async () => {
    await recordSale(other.db, { lines: [{ ...line, good: null }], discount: 0, payment: null })
    await other.sync()
  }
  await sellMore()
  // Once more, after this phone has read and before it asks what there is.
  village.network = async (request, carry) => {
    if (request.url.endsWith('/api/checksums')) {
      village.network = (one, on) => on(one)
      await sellMore()
    }
    return carry(request)
  }
  const { counted } = await checkUp(db)
  expect(ofKind(counted, 'order')).toEqual({ kind: 'order', here: 7, there: 7, same: true })
})
