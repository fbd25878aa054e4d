import { expect, test } from 'vitest'
import { addGood, editGood } from '../../src/device/store/actions/goods.ts'
import {
  addImportedPhoto,
  type ImportPlan,
  lastImport,
  type PlannedGood,
  redoImport,
  runImport,
  startImport,
  undoImport,
} from '../../src/device/store/actions/imports.ts'
import { recordSale } from '../../src/device/store/actions/sales.ts'
import type { ShopDatabase } from '../../src/device/store/database.ts'
import { good } from '../../src/device/store/queries/goods.ts'
import { newId } from '../../src/shared/domain/ids.ts'
import { photo } from '../faults/photo.ts'
import { cloth, contents, freshShop } from '../support/store.ts'
import { Village } from '../support/village.ts'

const planned = (name: string, rest: Partial<PlannedGood> = {}): PlannedGood => ({
  id: newId(),
  known: false,
  fields: { name, price: 4500 },
  quantity: 3,
  cost: 2000,
  photos: [],
  ...rest,
})
const planOf = (goods: PlannedGood[]): ImportPlan => ({ id: newId(), file: 'ของ.xlsx', at: Date.now(), goods })
const many = (count: number) => planOf(Array.from({ length: count }, (_, index) => planned(`ผ้า ${index}`)))

async function shelfOf(db: ShopDatabase) {
  const rows = await db.shelf.where('state').equals('shown').toArray()
  return rows.map(({ id, left }) => [id, left])
}

test('a list is brought in as ordinary operations: each good once, with its stock and its cost', async () => {
  const db = await freshShop()
  const plan = many(120)
  await startImport(db, plan)
  const told: number[] = []
  await runImport(db, { onDone: (done) => told.push(done) })
  expect(told).toEqual([0, 50, 100, 120])
  expect(await shelfOf(db)).toEqual(plan.goods.map(({ id }) => [id, 3]))
  expect(await db.costing.count()).toBe(120)
  const actions = (await db.outbox.toArray()).map(({ operation }) => operation.action)
  expect(actions.slice(1)).toEqual(plan.goods.map(() => 'good.add'))
  // Done again, by another tab or after a reload, it does nothing.
  await runImport(db)
  expect(await db.good.count()).toBe(120)
})

test('promise 2: stopped in the middle it goes on where it stopped, and two tabs at once make nothing twice', async () => {
  const db = await freshShop()
  const plan = many(170)
  await startImport(db, plan)
  const stop = new AbortController()
  await runImport(db, { signal: stop.signal, onDone: (done) => done >= 50 && stop.abort() })
  expect(await lastImport(db)).toMatchObject({ added: 50, there: 50, imported: { done: 50, undone: false } })
  await Promise.all([runImport(db), runImport(db)])
  expect((await shelfOf(db)).sort()).toEqual(plan.goods.map(({ id }) => [id, 3]).sort())
  expect((await db.outbox.count()) - 1).toBe(170)
})

test('undone, even much later, the goods of the list are gone and nothing else is; sales stay, and all can be brought back', async () => {
  const db = await freshShop()
  const own = await addGood(db, cloth)
  const plan = many(60)
  await startImport(db, plan)
  await runImport(db)
  const [first = plan.goods[0]] = plan.goods
  const line = { good: first?.id ?? '', name: 'x', unit: 'piece' as const, quantity: 1, listPrice: 4500, price: 4500 }
  const sold = await recordSale(db, { lines: [{ ...line, thumb: null }], discount: 0, payment: null })
  await undoImport(db)
  expect(await shelfOf(db)).toEqual([[own, 1]])
  expect(await db.order.get(sold)).toBeDefined()
  expect(await lastImport(db)).toMatchObject({ added: 60, there: 0, imported: { undone: true } })
  // A tab that still had it in hand does not go on.
  await runImport(db)
  expect(await shelfOf(db)).toEqual([[own, 1]])
  await redoImport(db)
  expect((await shelfOf(db)).length).toBe(61)
  expect((await good(db, first?.id ?? ''))?.left).toBe(2)
})

test('a list that is taken back while another tab writes it stays taken back', async () => {
  const db = await freshShop()
  await startImport(db, many(170))
  let undoing: Promise<void> | undefined
  await runImport(db, {
    onDone: () => {
      undoing ??= undoImport(db)
    },
  })
  await undoing
  await runImport(db)
  expect(await shelfOf(db)).toEqual([])
  expect(await lastImport(db)).toMatchObject({ there: 0, imported: { undone: true } })
})

test('what was there is changed field by field and counted; undone it is as before, but for what somebody changed since', async () => {
  const db = await freshShop()
  const [one, two, gone] = [await addGood(db, cloth), await addGood(db, { ...cloth, cost: 100 }), newId()]
  const change = (id: string) =>
    planned('ชื่อใหม่', { id, known: true, fields: { name: 'ชื่อใหม่', price: 99_00, code: 'A1', unit: 'metre' } })
  const plan = planOf([change(one), change(two), change(gone)])
  plan.goods[1] = { ...change(two), fields: { ...change(two).fields, unit: 'piece' }, quantity: 7, cost: 333 }
  const before = [await good(db, one), await good(db, two)]
  await startImport(db, plan)
  await runImport(db)
  // In another unit nothing can be counted, and the unit stays.
  expect(await good(db, one)).toMatchObject({
    left: 1,
    cost: 2000,
    fields: { name: 'ชื่อใหม่', unit: 'piece', code: 'A1' },
  })
  expect(await good(db, two)).toMatchObject({ left: 7, cost: 333, fields: { price: 9900 } })
  await editGood(db, two, { price: 5000 })
  await undoImport(db)
  const after = [await good(db, one), await good(db, two)]
  expect(after[0]).toMatchObject({ left: 1, cost: null, fields: { ...before[0]?.fields, code: '' } })
  expect(after[1]).toMatchObject({ left: 1, cost: 100, fields: { ...before[1]?.fields, code: '', price: 5000 } })
  const count = await db.outbox.count()
  await undoImport(db)
  expect(await db.outbox.count()).toBe(count)
})

test('a photo comes once, no good takes more than twenty, and undoing removes those of goods that were there before', async () => {
  const db = await freshShop()
  const own = await addGood(db, cloth)
  await startImport(db, planOf([planned('ผ้า', { id: own, known: true, quantity: null })]))
  await runImport(db)
  const [a, b] = [await photo(1001), await photo(1002)]
  expect(await addImportedPhoto(db, own, a, true)).toBe(true)
  expect(await addImportedPhoto(db, own, a, true)).toBe(false)
  expect(await addImportedPhoto(db, own, b, true)).toBe(true)
  for (let more = 3; more <= 20; more++) await addImportedPhoto(db, own, await photo(1000 + more), true)
  expect(await addImportedPhoto(db, own, await photo(1021), true)).toBe(false)
  expect((await good(db, own))?.photos.length).toBe(20)
  await undoImport(db)
  expect((await good(db, own))?.photos).toEqual([])
})

test('the server takes a list, its changes and its undoing, and a second phone has the same', {
  timeout: 60_000,
}, async () => {
  await using village = await Village.open()
  const owner = await village.owner()
  const own = await addGood(owner.db, cloth)
  await owner.sync()
  const plan = planOf([...many(70).goods, planned('ใหม่', { id: own, known: true })])
  await startImport(owner.db, plan)
  await runImport(owner.db)
  await owner.sync()
  const second = await village.another(owner, 'owner')
  await second.sync()
  for (const kind of ['good', 'costing', 'movement'] as const)
    expect(await contents(second.db, kind)).toEqual(await contents(owner.db, kind))
  await undoImport(owner.db)
  await owner.sync()
  await second.sync()
  expect(await owner.db.outbox.count()).toBe(0)
  expect((await second.db.shelf.where('state').equals('shown').toArray()).map(({ id, left }) => [id, left])).toEqual([
    [own, 1],
  ])
  expect((await good(second.db, own))?.fields).toMatchObject({ name: cloth.name, price: cloth.price })
})
