import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  costAt,
  type Entry,
  loanLeft,
  moneyOf,
  monthsAfter,
  owedTo,
  scaled,
  stockOf,
} from '../../src/shared/domain/book.ts'
import { sum } from '../../src/shared/domain/money.ts'
import type { EntryFields } from '../../src/shared/domain/records.ts'

const entry = (id: string, fields: Partial<EntryFields> & Pick<EntryFields, 'what'>): Entry => ({
  id,
  fields: { day: '2026-01-01', amount: 0, who: '', note: '', ...fields },
})
const bought = (id: string, quantity: number, amount: number, day?: string) =>
  entry(id, { what: 'purchase', quantity, amount, ...(day ? { day } : {}) })
const used = (id: string, quantity: number, day?: string) =>
  entry(id, { what: 'use', quantity, ...(day ? { day } : {}) })

const entries = fc
  .array(
    fc.record({
      use: fc.boolean(),
      day: fc.constantFrom('2026-01-01', '2026-01-02', '2026-02-01'),
      quantity: fc.integer({ min: 1, max: 100_000 }),
      amount: fc.integer({ min: 0, max: 100_000_000 }),
    }),
    { maxLength: 30 },
  )
  .map((list) =>
    list.map(({ use, day, quantity, amount }, index) =>
      use ? used(`e${100 + index}`, quantity, day) : bought(`e${100 + index}`, quantity, amount, day),
    ),
  )
const spent = (list: readonly Entry[]) => sum(list.map(({ fields }) => fields.amount))
const guesses = (list: readonly Entry[]) => [...stockOf(list).uses.values()].some(({ guessed }) => guessed)

test('no value is lost: what was bought is in what was used and what is left, to the satang', () => {
  fc.assert(
    fc.property(entries, (list) => {
      const { uses, value, left } = stockOf(list)
      const taken = sum([...uses.values()].map(({ amount }) => amount))
      if (guesses(list)) expect(taken + value).toBeGreaterThanOrEqual(spent(list))
      else expect(taken + value).toBe(spent(list))
      expect(value).toBeGreaterThanOrEqual(0)
      const steps = list.map(({ fields: { what, quantity = 0 } }) => (what === 'use' ? -quantity : quantity))
      expect(left).toBe(sum(steps))
      if (left <= 0) expect(value).toBe(0)
    }),
  )
})

test('the order in which entries arrive changes nothing', () => {
  fc.assert(
    fc.property(
      entries.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
      ([list, shuffled]) => {
        expect(stockOf(shuffled)).toEqual(stockOf(list))
      },
    ),
  )
})

test('a deleted use leaves the book as if it had never been', () => {
  fc.assert(
    fc.property(entries, fc.integer({ min: 1, max: 1_000_000 }), (list, quantity) => {
      const other = [...list, used('e999', quantity, '2026-01-02')]
      expect(stockOf(other.filter(({ id }) => id !== 'e999'))).toEqual(stockOf(list))
    }),
  )
})

test('a use costs the average of what lies there, not the last price', () => {
  const list = [bought('a', 1000, 10_000), bought('b', 1000, 20_000), used('c', 500)]
  const { left, value, average, uses } = stockOf(list)
  expect({ left, value }).toEqual({ left: 1500, value: 22_500 })
  expect(uses.get('c')).toEqual({ amount: 7500, guessed: false })
  expect(costAt(average, 1000)).toBe(15_000)
})

test('the last use takes all that is left, cents that rounding left over too', () => {
  const { uses, value } = stockOf([bought('a', 3, 100), used('b', 1), used('c', 1), used('d', 1)])
  expect([...uses.values()].map(({ amount }) => amount)).toEqual([33, 34, 33])
  expect(value).toBe(0)
})

test('what is used before it is bought goes by the last average and says so; the next purchase pays for it', () => {
  const list = [bought('a', 10, 100), used('b', 15)]
  expect(stockOf(list).uses.get('b')).toEqual({ amount: 150, guessed: true })
  expect(stockOf(list).left).toBe(-5)
  const { left, value, uses } = stockOf([...list, bought('c', 10, 200)])
  expect(uses.get('b')).toEqual({ amount: 200, guessed: false })
  expect({ left, value }).toEqual({ left: 5, value: 100 })
  expect(stockOf([used('b', 15)]).uses.get('b')).toEqual({ amount: 0, guessed: true })
})

test('a recipe is scaled to what was made', () => {
  const recipe = { makes: 2, parts: [{ material: 'yarn', quantity: 900 }] }
  expect(scaled(recipe, 3)).toEqual([{ material: 'yarn', quantity: 1350 }])
  expect(scaled(recipe, 0)).toEqual([])
})

test('a loan without interest over four years: the parts are equal, and who pays ahead has the next one smaller', () => {
  const { fields } = entry('l', { what: 'loan', amount: 48_000_00, months: 48, day: '2026-01-31' })
  expect(loanLeft(fields, [])).toEqual({
    whole: 48_000_00,
    repaid: 0,
    left: 48_000_00,
    next: { amount: 1000_00, day: '2026-02-28' },
  })
  expect(loanLeft(fields, [1000_00, 400_00]).next).toEqual({ amount: 600_00, day: '2026-03-31' })
  expect(loanLeft(fields, [48_000_00])).toMatchObject({ left: 0, next: null })
  // 12 months at 12 % a year of 1,200: 12 + 11 + … + 1.
  expect(loanLeft({ ...fields, amount: 1200, months: 12, rate: 1200 }, []).whole).toBe(1278)
})

test('whoever pays what is due next, month by month, has paid the whole loan and not a satang more', () => {
  const loans = fc.record({
    amount: fc.integer({ min: 1, max: 100_000_000 }),
    months: fc.integer({ min: 1, max: 60 }),
    rate: fc.integer({ min: 0, max: 10_000 }),
  })
  fc.assert(
    fc.property(loans, (loan) => {
      const { fields } = entry('l', { what: 'loan', ...loan })
      const paid: number[] = []
      for (let next = loanLeft(fields, paid).next; next; next = loanLeft(fields, paid).next) {
        expect(next.amount).toBeGreaterThan(0)
        paid.push(next.amount)
      }
      expect(sum(paid)).toBe(loanLeft(fields, []).whole)
      expect(paid.length).toBeLessThanOrEqual(loan.months)
    }),
  )
})

test('the same day of a later month, or its last', () => {
  expect(monthsAfter('2026-12-15', 1)).toBe('2027-01-15')
  expect(monthsAfter('2028-01-30', 1)).toBe('2028-02-29')
})

test('a consignor is owed her shares less what came back and what she got', () => {
  const line = { consignor: 'ยายทอง', cost: 800, total: 1000, returned: 0 }
  const paid = entry('p', { what: 'payout', who: 'ยายทอง ', amount: 500 }).fields
  expect(owedTo([line, { ...line, returned: 250 }], [paid]).get('ยายทอง')).toBe(800 + 600 - 500)
})

test('loans and capital come in, all else goes out, and a use moves no money', () => {
  const of = (what: EntryFields['what']) => moneyOf(entry('x', { what, amount: 5 }).fields)
  expect([of('loan'), of('capital'), of('expense'), of('payout'), of('repayment'), of('purchase'), of('use')]).toEqual([
    5, 5, -5, -5, -5, -5, 0,
  ])
})
