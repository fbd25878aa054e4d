import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buyerOf, type Debt, spreadPayment } from '../../src/shared/domain/credit.ts'
import type { StepFields } from '../../src/shared/domain/records.ts'

const debts = fc
  .array(fc.nat(1_000_000), { maxLength: 12 })
  .map((all) => all.map((owed, index): Debt => ({ order: `o${index}`, owed })))
const total = (parts: readonly { amount: number }[]) => parts.reduce((all, { amount }) => all + amount, 0)

test('a payment goes over debts whole: as much as is owed at most, no debt above what it owes, no part of nothing', () => {
  fc.assert(
    fc.property(fc.nat(5_000_000), debts, (amount, all) => {
      const parts = spreadPayment(amount, all)
      const owed = new Map(all.map((debt) => [debt.order, debt.owed]))
      expect(total(parts)).toBe(Math.min(amount, total(all.map((debt) => ({ amount: debt.owed })))))
      for (const part of parts) {
        expect(part.amount).toBeGreaterThan(0)
        expect(part.amount).toBeLessThanOrEqual(owed.get(part.order) ?? 0)
      }
      expect(new Set(parts.map(({ order }) => order)).size).toBe(parts.length)
    }),
  )
})

test('the oldest debt is paid first: a later one gets nothing as long as an earlier one is not paid whole', () => {
  fc.assert(
    fc.property(fc.nat(5_000_000), debts, (amount, all) => {
      const paid = new Map(spreadPayment(amount, all).map((part) => [part.order, part.amount]))
      const open = all.filter(({ owed }) => owed > 0)
      const firstShort = open.findIndex(({ order, owed }) => (paid.get(order) ?? 0) < owed)
      if (firstShort < 0) return
      for (const { order } of open.slice(firstShort + 1)) expect(paid.has(order)).toBe(false)
    }),
  )
})

const named = (customer: string | null, at: number): StepFields => ({
  order: 'o',
  step: 'customer',
  reason: '',
  device: 'd',
  at,
  customer,
})

test('of several words about who bought the latest counts, in whatever order they arrive, and null takes the name away', () => {
  const steps = [named('a', 1), named('b', 3), named('c', 2)]
  for (const order of [steps, [...steps].reverse()]) expect(buyerOf(order)).toBe('b')
  expect(buyerOf([...steps, named(null, 4)])).toBeNull()
  expect(buyerOf([])).toBeNull()
  const tied = [named('x', 5), named('y', 5)]
  expect(buyerOf(tied)).toBe(buyerOf([...tied].reverse()))
})
