import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SUMMED_KINDS, sumsOf } from '../../../src/server/office/sums.ts'
import type { RecordRow } from '../../../src/server/storage/port.ts'
import { Ledger } from '../../../src/server/sync/ledger.ts'
import { applyAsServer } from '../../../src/server/sync/server-device.ts'
import { newId } from '../../../src/shared/domain/ids.ts'
import type { Currency } from '../../../src/shared/domain/money.ts'
import { orderSums } from '../../../src/shared/domain/order.ts'
import type {
  LineFields,
  OrderFields,
  PaymentFields,
  ReturnFields,
  StepFields,
} from '../../../src/shared/domain/records.ts'
import { bench, NOON, type Phone } from '../kit.ts'
import { asking } from '../storefront/shopkeeping.ts'
import { agree, countAll, makeCommunity, sellFor, shopIn } from './desk.ts'

const DAY = 24 * 60 * 60_000
const AMOUNT = fc.integer({ min: 0, max: 5_000_000 })

/** One order and all that became of it. */
const ORDER = fc.record({
  at: fc.integer({ min: NOON - 400 * DAY, max: NOON }),
  channel: fc.constantFrom('stall' as const, 'online' as const),
  currency: fc.constantFrom<Currency>('THB', 'LAK'),
  lines: fc.array(fc.record({ total: AMOUNT, quantity: fc.integer({ min: 1, max: 5 }) }), {
    minLength: 1,
    maxLength: 3,
  }),
  discount: fc.integer({ min: 0, max: 100 }),
  paid: AMOUNT,
  voided: fc.boolean(),
  day: fc.option(fc.integer({ min: NOON - 400 * DAY, max: NOON })),
  back: fc.array(fc.record({ line: fc.nat(2), quantity: fc.integer({ min: 1, max: 5 }), amount: AMOUNT }), {
    maxLength: 2,
  }),
})

test('the sums of a shop are those of its orders, whatever became of each, in any order of its feed', () => {
  fc.assert(
    fc.property(fc.array(ORDER, { maxLength: 12 }), fc.infiniteStream(fc.nat(1000)), (orders, shuffle) => {
      const rows: RecordRow[] = []
      const put = (kind: RecordRow['kind'], fields: object, id = newId()) => {
        rows.push({ kind, id, fields: { ...fields }, versions: null, deleted: false, epoch: 'e', sequence: 1 })
        return id
      }
      const expected = new Map<string, { orders: number; income: number; online: number }>()
      for (const one of orders) {
        const { at, channel, currency, paid } = one
        const order: OrderFields = { at, channel, currency, device: 'd', person: null, discount: one.discount }
        const id = put('order', order)
        const lines = one.lines.map(({ total, quantity }) => {
          const fields = {
            order: id,
            good: null,
            name: '',
            unit: 'piece',
            quantity,
            listPrice: 0,
            price: 0,
            total,
          } as LineFields
          return { ...fields, id: put('line', fields) }
        })
        const payments: PaymentFields[] = [{ order: id, method: 'cash', amount: paid, given: null, at }]
        for (const payment of payments) put('payment', payment)
        const step = (fields: Partial<StepFields>) =>
          ({ order: id, reason: '', device: 'd', at, ...fields }) as StepFields
        const steps = [
          ...(one.voided ? [step({ step: 'voided' })] : []),
          ...(one.day === null ? [] : [step({ step: 'dated', day: one.day })]),
        ]
        for (const fields of steps) put('step', fields)
        const returns = one.back.map(({ line: index, quantity, amount }): ReturnFields => {
          return { order: id, line: lines[index % lines.length]?.id ?? '', quantity, amount, at }
        })
        for (const fields of returns) put('return', fields)
        const sums = orderSums(order, lines, payments, steps, returns)
        if (sums.state === 'voided' || sums.state === 'returned') continue
        // Bangkok is seven hours ahead, and has no summer time.
        const key = `${new Date(sums.at + 7 * 3_600_000).toISOString().slice(0, 7)} ${currency}`
        const month = expected.get(key) ?? { orders: 0, income: 0, online: 0 }
        month.orders += 1
        month.income += sums.total - sums.returned
        if (channel === 'online') month.online += sums.total - sums.returned
        expected.set(key, month)
      }
      const keys = rows.map((row) => ({ row, by: shuffle.next().value as number }))
      const shuffled = keys.sort((a, b) => a.by - b.by).map(({ row }) => row)
      const found = sumsOf(
        shuffled.filter(({ kind }) => SUMMED_KINDS.includes(kind)),
        'Asia/Bangkok',
      ).months
      expect(new Map(found.map((one) => [`${one.month} ${one.currency}`, one]))).toEqual(
        new Map(
          [...expected].map(([key, { orders, income, online }]) => [
            key,
            expect.objectContaining({ orders, income, onlineIncome: online }),
          ]),
        ),
      )
    }),
    { numRuns: 200 },
  )
})

async function shop(): Promise<Phone> {
  const there = await bench()
  await makeCommunity(there, 'na-kha', 'ตลาดนาข่า')
  return shopIn(there, 'na-kha', 'ร้านหนึ่ง')
}

function monthsOf({ bench }: Phone) {
  return bench.deps.storage.office.months('na-kha')
}

test('what is taken back, brought back or dated anew shows in the month of the sale; what buyers asked for and nobody took does not', async () => {
  const phone = await shop()
  const there = phone.bench
  await sellFor(phone, 10_000)
  const taken = await sellFor(phone, 20_000)
  const brought = await sellFor(phone, 40_000, { channel: 'online' })
  const dated = await sellFor(phone, 80_000)
  const made = { order: taken.order, step: newId(), reason: '', undo: false, movements: [], payments: [] }
  await phone.do('sale.void', made)
  const returns = [
    { id: newId(), line: brought.lines[0]?.id ?? '', good: null, quantity: 1, amount: 15_000, movement: null },
  ]
  await phone.do('sale.return', { order: brought.order, step: newId(), reason: '', returns, payments: [] })
  await phone.do('order.date', { order: dated.order, step: newId(), day: NOON - 40 * DAY })
  await there.deps.storage.transaction(phone.shop, async (rows) => {
    const ledger = await Ledger.open(rows)
    if (!ledger) throw new Error('no shop')
    await applyAsServer(ledger, phone.shop, NOON, 'request.make', asking(newId(), null))
    await ledger.close(NOON)
  })
  await countAll(there)
  const common = { shop: phone.shop, currency: 'THB' }
  expect(await monthsOf(phone)).toEqual([
    { ...common, month: '2026-05', orders: 1, income: 80_000, onlineOrders: 0, onlineIncome: 0 },
    // All of it came back: it counts for nothing.
    { ...common, month: '2026-07', orders: 1, income: 10_000, onlineOrders: 0, onlineIncome: 0 },
  ])
})

test('a shop is counted when it agrees and something was written since, and not a second time for nothing', async () => {
  const phone = await shop()
  const there = phone.bench
  await sellFor(phone, 10_000)
  await countAll(there)
  const [before] = await there.deps.storage.office.agreed('na-kha')
  there.clock.now += 60_000
  await countAll(there)
  expect((await there.deps.storage.office.agreed('na-kha'))[0]?.madeAt).toBe(before?.madeAt)
  await sellFor(phone, 5_000)
  await countAll(there)
  expect(await there.deps.storage.office.agreed('na-kha')).toMatchObject([
    { madeAt: there.clock.now, lastSale: NOON + 60_000 },
  ])
  expect(await monthsOf(phone)).toMatchObject([{ orders: 2, income: 15_000 }])
})

test('a shop that takes its word back is gone with its next sync, before anybody counts; one that never gave it is never there', async () => {
  const phone = await shop()
  const there = phone.bench
  const silent = await shopIn(there, 'na-kha', 'ร้านเงียบ', false)
  await sellFor(silent, 7_777)
  await sellFor(phone, 10_000)
  await countAll(there)
  expect((await monthsOf(phone)).map(({ shop: one }) => one)).toEqual([phone.shop])
  await agree(phone, false)
  expect([await monthsOf(phone), await there.deps.storage.office.agreed('na-kha')]).toEqual([[], []])
  await countAll(there)
  expect(await monthsOf(phone)).toEqual([])
  await agree(phone, true)
  await countAll(there)
  expect(await monthsOf(phone)).toMatchObject([{ income: 10_000 }])
})

test('months begin at midnight of the shop, and lessons count once a phone', async () => {
  const phone = await shop()
  const there = phone.bench
  there.clock.now = Date.UTC(2026, 6, 31, 17, 30)
  await sellFor(phone, 10_000)
  for (const lesson of ['photo', 'photo', 'slip']) await phone.do('lesson.done', { id: newId(), lesson })
  await countAll(there)
  expect(await monthsOf(phone)).toMatchObject([{ month: '2026-08' }])
  expect(await there.deps.storage.office.agreed('na-kha')).toMatchObject([{ lessons: 2 }])
})
