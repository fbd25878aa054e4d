import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addGood,
  changeStock,
  deleteGood,
  editGood,
  restoreGood,
  setCost,
} from '../../src/device/store/actions/goods.ts'
import { recordPayment } from '../../src/device/store/actions/payments.ts'
import { recordSale, voidSale } from '../../src/device/store/actions/sales.ts'
import { rebuildShelf } from '../../src/device/store/shelf.ts'
import { readState, readSync } from '../../src/device/store/state.ts'
import { KINDS, kindsFor, type Role } from '../../src/shared/domain/records.ts'
import { cloth, contents } from '../support/store.ts'
import { type Phone, Village } from '../support/village.ts'

/** What a person may do to the n-th good or sale of a phone, if there is one. */
type Act = { who: number; verb: Verb; which: number; price: number }
const VERBS = [
  'add',
  'sell',
  'pay',
  'void',
  'price',
  'rename',
  'hide',
  'delete',
  'restore',
  'count',
  'cost',
  'sync',
  'lost-answer',
] as const
type Verb = (typeof VERBS)[number]

const acts = fc.array(
  fc.record({
    who: fc.nat(2),
    verb: fc.constantFrom(...VERBS),
    which: fc.nat(5),
    price: fc.integer({ min: 1, max: 9_999_900 }),
  }),
  { minLength: 4, maxLength: 40 },
)

async function act(village: Village, phone: Phone, { verb, which, price }: Act): Promise<void> {
  const { db } = phone
  const goods = (await db.good.toCollection().primaryKeys()).sort()
  const orders = (await db.order.toCollection().primaryKeys()).sort()
  const good = goods[which % Math.max(1, goods.length)]
  const order = orders[which % Math.max(1, orders.length)]
  const owner = phone.session.role === 'owner'
  if (verb === 'add')
    await addGood(db, { ...cloth, price: owner ? price : null, cost: owner ? 500 : null, quantity: which })
  if (verb === 'sync') await phone.sync()
  if (verb === 'lost-answer') await loseAnswers(village, phone)
  if (verb === 'void' && order) await voidSale(db, order, { reason: 'x', undo: false })
  const slip = { bank: '014', reference: `REF${which}` }
  if (verb === 'pay' && order) await recordPayment(db, order, { method: 'transfer', given: null, amount: price, slip })
  if (!good) return
  const line = { good, name: 'x', unit: 'piece' as const, quantity: 1 + which, listPrice: price, price, thumb: null }
  // Every other one is not all paid at first.
  const payment = { method: 'cash' as const, given: null, ...(which % 2 ? { amount: 1 } : {}) }
  if (verb === 'sell') await recordSale(db, { lines: [line], discount: 0, payment })
  if (verb === 'rename') await editGood(db, good, { name: `ชื่อ ${price}` })
  if (verb === 'hide') await editGood(db, good, { hidden: price % 2 === 0 })
  if (!owner) return
  if (verb === 'price') await editGood(db, good, { price })
  if (verb === 'delete') await deleteGood(db, good)
  if (verb === 'restore') await restoreGood(db, good)
  if (verb === 'count') await changeStock(db, good, which - 2, 'counted')
  if (verb === 'cost') await setCost(db, good, price)
}

/** The server applies what it is sent, and its answers are lost. */
async function loseAnswers(village: Village, phone: Phone): Promise<void> {
  village.network = async (request, carry) => {
    await carry(request)
    throw new TypeError('network')
  }
  await phone.sync()
  village.network = (request, carry) => carry(request)
}

/** All that phones have done reaches all of them. */
async function settle(phones: readonly Phone[]): Promise<void> {
  for (let round = 0; round < 2; round++) for (const phone of phones) await phone.sync()
}

async function everything(phone: Phone, role: Role): Promise<object> {
  const entries = kindsFor(role).map(async (kind) => [kind, await contents(phone.db, kind)] as const)
  return Object.fromEntries(await Promise.all(entries))
}

test('promises 2, 5, 7, 8: whatever three phones do, in whatever order they sync and lose answers, all end equal', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (list) => {
      await using village = await Village.open()
      const first = await village.owner()
      await first.sync()
      const phones = [first, await village.another(first, 'owner'), await village.another(first, 'helper')]
      let sales = 0
      for (const one of list) {
        const phone = phones[one.who % 3] as Phone
        const before = await phone.db.order.count()
        await act(village, phone, one)
        if (one.verb === 'sell') sales += (await phone.db.order.count()) - before
      }
      await settle(phones)
      for (const { db } of phones) {
        expect(await db.outbox.filter(({ state }) => state !== 'refused').count()).toBe(0)
        expect(await db.base.count()).toBe(0)
        expect(await readSync(db)).toMatchObject({ phase: 'idle', differs: [] })
        expect(await db.order.count()).toBe(sales)
        const shelf = await db.shelf.toArray()
        await rebuildShelf(db)
        expect(shelf.map(({ id, left, state }) => ({ id, left, state }))).toEqual(
          (await db.shelf.toArray()).map(({ id, left, state }) => ({ id, left, state })),
        )
      }
      for (const { deleted, fields } of await first.db.step.toArray()) {
        // Whoever voided it, and however many did: the stock came back once.
        const returned = await first.db.movement
          .filter((one) => one.fields.order === fields.order && one.fields.reason === 'voided')
          .count()
        expect([deleted, returned]).toEqual([0, 1])
      }
      const [a, b, helper] = phones as [Phone, Phone, Phone]
      expect(await everything(b, 'owner')).toEqual(await everything(a, 'owner'))
      expect(await everything(helper, 'helper')).toEqual(await everything(a, 'helper'))
      for (const kind of KINDS.filter((one) => !kindsFor('helper').includes(one))) {
        expect(await helper.db.records(kind).count()).toBe(0)
      }
      expect(await readState(helper.db, 'kinds')).toEqual(kindsFor('helper'))
    }),
    { numRuns: 25 },
  )
}, 120_000)
