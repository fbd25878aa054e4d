import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { orderSums } from '../../src/shared/domain/order.ts'
import { type Period, periodOf, soFar } from '../../src/shared/domain/periods.ts'
import type { OrderFields } from '../../src/shared/domain/records.ts'
import { type Group, outcomesOf, perHour, profitOf, Report, type Sale } from '../../src/shared/domain/report.ts'

const JULY = Date.UTC(2026, 6, 1) - 7 * 60 * 60 * 1000
const DAY = 24 * 60 * 60 * 1000
const july = periodOf('month', JULY, 0, 'Asia/Bangkok')

const line = fc.record({
  good: fc.option(fc.constantFrom('g1', 'g2', 'g3')),
  category: fc.constantFrom('', 'sinh', 'tea'),
  quantity: fc.integer({ min: 1, max: 9 }),
  price: fc.nat(1_000_000),
  cost: fc.option(fc.nat(500_000)),
  minutes: fc.option(fc.nat(6000)),
  /** How much of it came back, and for how much, in parts. */
  back: fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 9 }), amount: fc.nat(2_000_000) }), { maxLength: 2 }),
})

/** Trades as phones make them, and worse: discounts beyond the total, more given back than was paid. */
const trade: fc.Arbitrary<Sale[]> = fc.array(
  fc
    .record({
      day: fc.integer({ min: -1, max: 31 }),
      device: fc.constantFrom('d1', 'd2'),
      person: fc.constantFrom(null, 'p1'),
      channel: fc.constantFrom('stall' as const, 'online' as const),
      discount: fc.oneof(fc.constant(0), fc.nat(3_000_000)),
      voided: fc.boolean(),
      lines: fc.array(line, { minLength: 1, maxLength: 6 }),
    })
    .map(({ day, lines, ...rest }) => ({
      ...rest,
      id: 'o',
      at: JULY + day * DAY,
      lines: lines.map(({ back: _, ...one }, index) => ({
        ...one,
        id: `l${index}`,
        name: one.good ?? '',
        unit: 'piece' as const,
        total: one.price * one.quantity,
      })),
      returns: lines.flatMap(({ back }, index) => back.map((one) => ({ ...one, line: `l${index}` }))),
    })),
  { maxLength: 30 },
)

function reported(sales: readonly Sale[], { spans }: Period = july): Report {
  const report = new Report(spans)
  for (const sale of sales) report.add(sale)
  return report
}

/** What a sale came to, by the rule of the order's own page. */
function incomeOf({ lines, discount, voided, returns, at, channel, device }: Sale): number {
  const order: OrderFields = { at, device, channel, discount, person: null, currency: 'THB' }
  const sold = lines.map((one) => ({ ...one, order: 'o', listPrice: one.price, thumb: null }))
  const { total, returned } = orderSums(
    order,
    sold,
    [],
    [],
    returns.map((one) => ({ ...one, order: 'o', at })),
  )
  return voided ? 0 : total - returned
}

const add = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0)
const inJuly = ({ at }: Sale) => at >= july.from && at < july.to
const income = (sales: readonly Sale[]) => add(sales.map(incomeOf))
const whole = (groups: readonly Group[]) => add(groups.map(({ sums }) => sums.income))

describe('a report is what comes of adding up the facts by hand, to the satang', () => {
  test('its income, by day, by channel and by seller, a person or else a phone, refunds and discounts included', () => {
    fc.assert(
      fc.property(trade, (sales) => {
        const report = reported(sales)
        const counted = sales.filter(inJuly)
        expect(report.whole.income).toBe(income(counted))
        expect(report.whole.sales).toBe(counted.filter(({ voided }) => !voided).length)
        for (const { from, to, sums } of report.spans)
          expect(sums.income).toBe(income(counted.filter(({ at }) => at >= from && at < to)))
        for (const { key, sums } of report.channels)
          expect(sums.income).toBe(income(counted.filter(({ channel }) => channel === key)))
        for (const { key, sums } of report.sellers)
          expect(sums.income).toBe(income(counted.filter(({ person, device }) => (person ?? device) === key)))
      }),
    )
  })

  test('what goods and kinds brought in adds up to it, and is nowhere further than a satang a line from its exact part', () => {
    fc.assert(
      fc.property(trade, (sales) => {
        const report = reported(sales)
        expect(whole(report.goods)).toBe(report.whole.income)
        expect(whole(report.categories)).toBe(report.whole.income)
        for (const { key, sums } of report.goods) {
          const lines = sales.filter((sale) => inJuly(sale) && !sale.voided).flatMap(exactParts)
          const own = lines.filter(({ good }) => good === key)
          expect(Math.abs(sums.income - add(own.map(({ exact }) => exact)))).toBeLessThan(2 * own.length + 1e-3)
          if (own.every(({ plain }) => plain)) expect(sums.income).toBe(add(own.map(({ exact }) => exact)))
        }
      }),
    )
  })

  test('its cost and hours are those of what is still with the buyers; its profit is the income less the cost', () => {
    fc.assert(
      fc.property(trade, (sales) => {
        const { whole: sums } = reported(sales)
        const kept = sales
          .filter((sale) => inJuly(sale) && !sale.voided)
          .flatMap(({ lines, returns }) =>
            lines.map((one) => {
              const back = add(returns.flatMap(({ line: of, quantity }) => (of === one.id ? quantity : [])))
              return { ...one, left: Math.max(0, one.quantity - back) }
            }),
          )
        const cost = add(kept.map(({ cost: all, left, quantity }) => Math.floor(((all ?? 0) * left) / quantity)))
        expect(sums.cost).toBe(cost)
        expect(sums.minutes).toBe(add(kept.map(({ minutes, left }) => (minutes ?? 0) * left)))
        expect(profitOf(sums)).toBe(sums.income - cost)
      }),
    )
  })
})

/** The parts of the lines in a sale's income, as fractions; plain: nothing had to be shared out. */
function exactParts({ lines, discount, returns }: Sale) {
  const sold = add(lines.map(({ total }) => total))
  const total = Math.max(0, sold - discount)
  const back = add(returns.map(({ amount }) => amount))
  const off = Math.min(total, back)
  return lines.map(({ id, good, total: own }) => {
    const returned = add(returns.flatMap(({ line: of, amount }) => (of === id ? amount : [])))
    const exact = (sold === 0 ? 0 : (own * total) / sold) - (back === 0 ? 0 : (returned * off) / back)
    return { good: good ?? '', exact, plain: discount === 0 && off === back }
  })
}

const sale = (rest: Partial<Sale> = {}): Sale => ({
  id: 'o',
  at: JULY,
  device: 'd1',
  person: null,
  channel: 'stall',
  discount: 0,
  voided: false,
  returns: [],
  lines: [
    {
      id: 'l0',
      good: 'g1',
      name: 'ผ้า',
      category: '',
      unit: 'piece',
      quantity: 2,
      price: 90_000,
      total: 180_000,
      cost: 60_000,
      minutes: 120,
    },
  ],
  ...rest,
})

test('half of a sale that came back takes half of its cost and its hours along', () => {
  const [half] = outcomesOf(sale({ returns: [{ line: 'l0', quantity: 1, amount: 90_000 }] }))
  expect(half).toMatchObject({ income: 90_000, returned: 90_000, kept: 1, cost: 30_000, minutes: 120 })
})

test('an hour earned the profit of what has hours, and nothing is said of an hour where none is written down', () => {
  // Four hours of work, 1,200 baht of profit.
  expect(perHour(reported([sale()]).whole)).toBe(30_000)
  const [unknown] = sale().lines
  expect(perHour(reported([sale({ lines: unknown ? [{ ...unknown, minutes: null }] : [] })]).whole)).toBeNull()
})

test('what was spent lowers the profit of its day, and of no other', () => {
  const report = new Report(july.spans, [
    { at: JULY + DAY, amount: 500, what: 'ด้าย' },
    { at: JULY - 1, amount: 900, what: 'เดือนก่อน' },
  ])
  report.add(sale())
  expect(profitOf(report.whole)).toBe(119_500)
  expect(report.spans[1]?.sums.spent).toBe(500)
})

describe('periods', () => {
  const zones = fc.constantFrom('Asia/Bangkok', 'Asia/Vientiane', 'Europe/Berlin', 'America/Santiago', 'Pacific/Apia')
  const times = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 0, 1) })

  test('lie one after another without a gap, and the first holds now, in any zone and across changes of clocks', () => {
    fc.assert(
      fc.property(fc.constantFrom('day', 'week', 'month', 'year'), times, zones, (kind, now, zone) => {
        const periods = [0, 1, 2, 3].map((back) => periodOf(kind, now, back, zone))
        expect((periods[0]?.from ?? 0) <= now && now < (periods[0]?.to ?? 0)).toBe(true)
        for (const [index, { spans, from, to }] of periods.entries()) {
          const after = periods[index - 1]
          if (after) expect(to).toBe(after.from)
          expect([spans[0]?.from, spans.at(-1)?.to]).toEqual([from, to])
          for (const [at, span] of spans.entries()) {
            expect(span.to).toBeGreaterThan(span.from)
            if (at > 0) expect(span.from).toBe(spans[at - 1]?.to)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  test('are as a calendar has them', () => {
    const lengths = (kind: 'week' | 'month' | 'year', now: number) =>
      periodOf(kind, now, 0, 'Asia/Bangkok').spans.length
    expect(lengths('month', Date.UTC(2028, 1, 10))).toBe(29)
    expect(lengths('year', Date.UTC(2028, 1, 10))).toBe(12)
    // The 31st of December has no 31st a month before it, and a week ends with Saturday.
    const november = periodOf('month', Date.UTC(2026, 11, 31, 3), 1, 'Asia/Bangkok')
    expect([november.from, november.spans.length]).toEqual([Date.UTC(2026, 9, 31, 17), 30])
    const week = periodOf('week', Date.UTC(2026, 10, 28, 3), 0, 'Asia/Bangkok')
    expect([week.from, week.to]).toEqual([Date.UTC(2026, 10, 21, 17), Date.UTC(2026, 10, 28, 17)])
  })
})

test('a period that goes on stands beside as much of the earlier one: to the same time of the same day, or its end', () => {
  const zone = 'Asia/Bangkok'
  const now = Date.UTC(2028, 4, 31, 5)
  const [year, month, week] = (['year', 'month', 'week'] as const).map((kind) => {
    const [present, earlier] = [periodOf(kind, now, 0, zone), periodOf(kind, now, 1, zone)]
    return soFar(earlier, present, now)
  })
  // The year before had no 29th of February; April has no 31st.
  expect(new Date(year?.to ?? 0).toISOString()).toBe('2027-05-31T05:00:00.000Z')
  expect(year?.spans.length).toBe(5)
  expect(new Date(month?.to ?? 0).toISOString()).toBe('2028-04-30T17:00:00.000Z')
  expect(new Date(week?.to ?? 0).toISOString()).toBe('2028-05-24T05:00:00.000Z')
  const [past, beforeThat] = [periodOf('year', now, 1, zone), periodOf('year', now, 2, zone)]
  expect(soFar(beforeThat, past, now)).toEqual(beforeThat)
})
