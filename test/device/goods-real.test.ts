import { expect, test } from 'vitest'
import { addGood, changeStock, deleteGood, editGood } from '../../src/device/store/actions/goods.ts'
import { addLot, deleteLot, editLot, restoreLot } from '../../src/device/store/actions/lots.ts'
import { addMark, deleteMark, editMark, restoreMark } from '../../src/device/store/actions/marks.ts'
import { finishPiece, handOver, releasePiece, reservePiece } from '../../src/device/store/actions/pieces.ts'
import { recordSale, type SaleLine, voidSale } from '../../src/device/store/actions/sales.ts'
import { photoSizes } from '../../src/device/store/backup/write.ts'
import { good } from '../../src/device/store/queries/goods.ts'
import { dueGoods, lotsOf, openLots } from '../../src/device/store/queries/lots.ts'
import { marksOf } from '../../src/device/store/queries/marks.ts'
import { order } from '../../src/device/store/queries/orders.ts'
import { soldAs } from '../../src/device/store/queries/pieces.ts'
import { shelf, tiles } from '../../src/device/store/queries/shelf.ts'
import { choicesOf, gathered, variants } from '../../src/device/store/queries/variants.ts'
import { photo } from '../faults/photo.ts'
import { cloth, contents, freshShop } from '../support/store.ts'
import { Village } from '../support/village.ts'

const [CLOTH, PROOF, GOLD, BETTER] = [await photo(1), await photo(2), await photo(3), await photo(4)]
const cash = { method: 'cash', given: null } as const
const line = (id: string, quantity = 1, rest: Partial<SaleLine> = {}): SaleLine => ({
  good: id,
  name: cloth.name,
  unit: 'piece',
  quantity,
  listPrice: cloth.price,
  price: cloth.price,
  thumb: null,
  ...rest,
})
const jar = { ...cloth, name: 'น้ำพริก', unit: 'pack' as const, price: 4500, quantity: 0, category: 'chilli' }
const label = (made: string, expiry: string, good: string) => ({ good, code: '', made, bestBefore: '', expiry })
const words = { mark: 'peacock-blue' as const, number: 'B 1', name: 'ไหมแท้', date: '2025-01-31' }

test('a sale takes what expires first, over several lots if it must, and comes to the same to the satang', async () => {
  const db = await freshShop()
  const id = await addGood(db, { ...jar, unit: 'kilogram', price: 9999 })
  const late = await addLot(db, label('2026-01-01', '2026-12-01', id), 1000)
  const early = await addLot(db, label('2025-12-01', '2026-06-01', id), 333)
  const sold = await recordSale(db, {
    lines: [line(id, 1666, { unit: 'kilogram', price: 9999 })],
    discount: 0,
    payment: cash,
  })
  const view = await order(db, sold)
  expect(view?.lines.map(({ lot, quantity }) => [lot, quantity])).toEqual([
    [early, 333],
    [late, 1000],
    [undefined, 333],
  ])
  expect(view?.sums).toMatchObject({ total: 16658, paid: 16658, state: 'paid' })
  expect((await lotsOf(db, id)).map(({ left }) => left)).toEqual([0, 0])
  expect((await good(db, id))?.left).toBe(-333)

  // Taken back, each part lies in the lot that it came from.
  await voidSale(db, sold, { reason: '', undo: true })
  expect((await lotsOf(db, id)).map((lot) => [lot.id, lot.left])).toEqual([
    [early, 333],
    [late, 1000],
  ])
})

test('two lines of one good share its lots, and a good without lots is sold as ever', async () => {
  const db = await freshShop()
  const [id, plain] = [await addGood(db, jar), await addGood(db, cloth)]
  const lot = await addLot(db, label('', '2026-06-01', id), 3)
  const lines = [line(id, 2), line(plain), line(id, 2, { price: 4000 })]
  const view = await order(db, await recordSale(db, { lines, discount: 0, payment: cash }))
  const parts = view?.lines.map(({ good: of, lot: from, quantity }) => [of, from, quantity]) ?? []
  expect(parts.sort()).toEqual(
    [
      [id, lot, 2],
      [id, lot, 1],
      [id, undefined, 1],
      [plain, undefined, 1],
    ].sort(),
  )
})

test('what is to be used first: the open lots of all goods by day; a deleted one is out of it, and comes back', async () => {
  const db = await freshShop()
  const [a, b] = [await addGood(db, jar), await addGood(db, jar)]
  const late = await addLot(db, label('', '2026-09-01', a), 5)
  const early = await addLot(db, label('', '2026-03-01', b), 5)
  await addLot(db, label('', '2026-01-01', b), 0)
  expect((await openLots(db)).map(({ id }) => id)).toEqual([early, late])
  expect(await dueGoods(db, '2026-02-20')).toEqual(new Map([[b, 'soon']]))
  expect(await dueGoods(db, '2026-08-25')).toEqual(
    new Map([
      [b, 'expired'],
      [a, 'soon'],
    ]),
  )
  await editLot(db, late, { expiry: '2026-02-01' })
  expect((await openLots(db)).map(({ id }) => id)).toEqual([late, early])
  await deleteLot(db, late)
  expect((await openLots(db)).map(({ id }) => id)).toEqual([early])
  await restoreLot(db, late)
  await changeStock(db, a, -5, 'counted', late)
  expect((await openLots(db)).map(({ id }) => id)).toEqual([early])
})

test('a mark has its proof photo beside it: queued, counted, replaced, taken away and brought back like any photo', async () => {
  const db = await freshShop()
  const id = await addGood(db, { ...cloth, photos: [CLOTH] })
  const mark = await addMark(db, id, words, PROOF)
  await addMark(db, id, { ...words, mark: 'peacock-gold' }, GOLD)
  expect((await marksOf(db, id)).map(({ fields }) => fields.mark)).toEqual(['peacock-gold', 'peacock-blue'])
  expect(await db.upload.count()).toBe(6)
  expect((await photoSizes(db)).all).toBe(
    (await db.blob.toArray()).reduce((sum, { bytes }) => sum + bytes.byteLength, 0),
  )
  await editMark(db, mark, { number: 'B 2' }, BETTER)
  expect((await db.mark.get(mark))?.fields).toMatchObject({ number: 'B 2', full: BETTER.full.hash, date: '2025-01-31' })
  await deleteMark(db, mark)
  expect(await marksOf(db, id)).toHaveLength(1)
  await restoreMark(db, mark)
  expect(await marksOf(db, id)).toHaveLength(2)
  // On the good's own shelf stands the cloth, and not the certificate.
  expect((await db.shelf.get(id))?.thumb).toBe(CLOTH.thumb.hash)
})

test('a piece has a life: on the loom, for sale, reserved, sold, paid, handed over; each step is one operation', async () => {
  const db = await freshShop()
  const id = await addGood(db, { ...cloth, quantity: 0, piece: true, stage: 'loom' })
  const stage = async () => (await tiles(db, [id]))[0]?.stage
  expect([await stage(), (await good(db, id))?.left]).toEqual(['loom', 0])
  await finishPiece(db, id)
  expect([await stage(), (await good(db, id))?.left]).toEqual(['sale', 1])
  await reservePiece(db, id, 'คุณนก', Date.now() + 60_000)
  expect(await stage()).toBe('reserved')
  await releasePiece(db, id)
  expect((await good(db, id))?.fields).toMatchObject({ stage: 'sale', reservedFor: '', reservedUntil: null })

  const first = await recordSale(db, { lines: [line(id)], discount: 0, payment: null })
  await voidSale(db, first, { reason: '', undo: true })
  expect([await soldAs(db, id), await stage()]).toEqual([null, 'sale'])
  const sold = await recordSale(db, { lines: [line(id)], discount: 0, payment: null })
  expect(await soldAs(db, id)).toMatchObject({ order: { id: sold }, paid: false, handed: false })
  const paid = await addGood(db, cloth)
  const other = await recordSale(db, { lines: [line(paid)], discount: 0, payment: cash })
  await handOver(db, other)
  expect(await soldAs(db, paid)).toMatchObject({ paid: true, handed: true })
  expect((await order(db, other))?.sums.state).toBe('paid')
})

test('a good with variants is one at the stall, with what is left of all of them, where the first of them stands', async () => {
  const db = await freshShop()
  const red = await addGood(db, { ...cloth, quantity: 0, variant: 'แดง' })
  const alone = await addGood(db, cloth)
  const blue = await addGood(db, { ...cloth, quantity: 4, variant: 'น้ำเงิน', variantOf: red })
  const black = await addGood(db, { ...cloth, quantity: 2, variant: 'ดำ', variantOf: red })
  const stall = async () => gathered(await shelf(db, 'sell'), await variants(db))
  expect(await stall()).toEqual({ ids: [red, alone], families: new Map([[red, 6]]) })
  expect((await choicesOf(db, red)).map(({ id, variant, name, left }) => [id, variant, name, left])).toEqual([
    [red, 'แดง', `${cloth.name} · แดง`, 0],
    [blue, 'น้ำเงิน', `${cloth.name} · น้ำเงิน`, 4],
    [black, 'ดำ', `${cloth.name} · ดำ`, 2],
  ])
  await deleteGood(db, black)
  expect((await stall()).families).toEqual(new Map([[red, 4]]))
  // Of a good that is not offered, the variants that are stand for themselves.
  await editGood(db, red, { hidden: true })
  expect(await stall()).toEqual({ ids: [blue, alone], families: new Map() })
  expect((await choicesOf(db, alone)).map(({ id }) => id)).toEqual([alone])
})

test('marks, lots and steps reach the other phones of the shop, and two phones edit one good field by field', async () => {
  await using village = await Village.open()
  const owner = await village.owner()
  await owner.sync()
  const helper = await village.another(owner, 'helper')
  const id = await addGood(owner.db, { ...cloth, fibre: 'silk' })
  const lotted = await addGood(owner.db, jar)
  await addLot(owner.db, label('2026-01-01', '2026-06-01', lotted), 9)
  await addMark(owner.db, id, words, PROOF)
  await owner.sync()
  await helper.sync()
  await editGood(helper.db, id, { weaver: 'ยายทอง' })
  await editGood(owner.db, id, { dye: 'indigo' })
  await handOver(helper.db, await recordSale(helper.db, { lines: [line(lotted, 2)], discount: 0, payment: cash }))
  for (let round = 0; round < 2; round++) for (const phone of [helper, owner]) await phone.sync()
  for (const kind of ['good', 'mark', 'lot', 'movement', 'step'] as const) {
    expect(await contents(helper.db, kind), kind).toEqual(await contents(owner.db, kind))
  }
  expect((await good(owner.db, id))?.fields).toMatchObject({ weaver: 'ยายทอง', dye: 'indigo' })
  expect((await openLots(owner.db)).map(({ left }) => left)).toEqual([7])
  expect(await soldAs(owner.db, lotted)).toMatchObject({ handed: true })
  // The small picture of the proof has come to the phone that did not take it, by way of the server.
  expect(await helper.db.blob.get(PROOF.thumb.hash)).toBeDefined()

  // What a helper may not change is refused.
  await deleteMark(helper.db, Object.keys(await contents(helper.db, 'mark'))[0] ?? '')
  await helper.sync()
  expect((await helper.db.outbox.toArray()).map(({ state, code }) => [state, code])).toEqual([['refused', 'forbidden']])
  expect((await marksOf(helper.db, id)).length).toBe(1)
})
