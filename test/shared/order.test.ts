import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orderSums } from '../../src/shared/domain/order.ts'
import type {
  LineFields,
  OrderFields,
  PaymentFields,
  ReturnFields,
  StepFields,
} from '../../src/shared/domain/records.ts'

const order = (discount = 0): OrderFields => ({
  at: 1000,
  device: 'd',
  person: null,
  channel: 'stall',
  currency: 'THB',
  discount,
})
const line = (total: number, id = 'l'): LineFields & { id: string } => ({
  id,
  order: 'o',
  good: null,
  name: '',
  unit: 'piece',
  quantity: 1,
  listPrice: total,
  price: total,
  total,
  thumb: null,
})
const payment = (amount: number): PaymentFields => ({ order: 'o', method: 'cash', amount, given: null, at: 0 })
const step = (name: StepFields['step'], at = 0, day?: number): StepFields => ({
  order: 'o',
  step: name,
  reason: '',
  device: 'd',
  at,
  ...(day === undefined ? {} : { day }),
})

test('paid stays paid: no later payment or line order turns it into open', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(100_000), { minLength: 1 }), fc.array(fc.nat(100_000)), (totals, more) => {
      const lines = totals.map((total) => line(total))
      const all = totals.map(payment)
      const paid = orderSums(order(), lines, all, [])
      const later = orderSums(order(), [...lines].reverse(), [...more.map(payment), ...all], [])
      return paid.state === 'paid' && later.state === 'paid'
    }),
  )
})

test('a void is for good, and the money given back leaves nothing paid', () => {
  const sums = orderSums(order(), [line(500)], [payment(500), payment(-500)], [step('voided')])
  expect(sums).toMatchObject({ state: 'voided', paid: 0, total: 500 })
})

test('a discount never makes a total negative', () => {
  expect(orderSums(order(900), [line(500)], [], []).total).toBe(0)
})

test('the day that a person set last holds, and ends the doubt', () => {
  const unsure: OrderFields = { ...order(), unsure: true }
  expect(orderSums(unsure, [], [], [])).toMatchObject({ at: 1000, unsure: true })
  expect(orderSums(unsure, [], [], [step('dated', 2, 77), step('dated', 1, 55)])).toMatchObject({
    at: 77,
    unsure: false,
  })
})

test('part payments: what is owed and what is paid are the total, in whatever parts and order the money came', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.array(fc.integer({ min: 1, max: 100_000 })),
      (total, parts) => {
        const sums = orderSums(order(), [line(total)], parts.map(payment), [])
        const reversed = orderSums(order(), [line(total)], [...parts].reverse().map(payment), [])
        const state = sums.paid === 0 ? 'open' : sums.paid < total ? 'part' : 'paid'
        expect(reversed).toEqual(sums)
        expect(sums.paid + sums.owed - sums.over).toBe(total)
        expect(Math.min(sums.owed, sums.over)).toBe(0)
        expect(sums.state).toBe(state)
      },
    ),
  )
})

test('a void that knew of less than was paid leaves the rest to be given back, and nothing to be paid', () => {
  const sums = orderSums(order(), [line(500)], [payment(200), payment(300), payment(-200)], [step('voided')])
  expect(sums).toMatchObject({ state: 'voided', paid: 300, owed: 0, over: 300 })
})

const back = (line: string, quantity: number, amount: number): ReturnFields => ({
  order: 'o',
  line,
  quantity,
  amount,
  at: 0,
})

test('what came back is owed no more; a sale is returned when every line came back, and never comes to less than nothing', () => {
  const lines = [line(500, 'a'), line(300, 'b')]
  const part = orderSums(order(), lines, [payment(800), payment(-500)], [step('returned')], [back('a', 1, 500)])
  expect(part).toMatchObject({ state: 'paid', total: 800, returned: 500, paid: 300, owed: 0, over: 0 })
  const unpaid = orderSums(order(), lines, [], [step('returned')], [back('a', 1, 500)])
  expect(unpaid).toMatchObject({ state: 'open', owed: 300 })
  const twice = [back('a', 1, 500), back('a', 1, 500), back('b', 1, 300)]
  expect(orderSums(order(), lines, [payment(800)], [], twice)).toMatchObject({
    state: 'returned',
    returned: 800,
    over: 800,
  })
  expect(orderSums(order(), lines, [payment(800)], [], twice.slice(0, 2)).state).toBe('paid')
})
