import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FEW, figuresOf, isShown } from '../../../src/server/office/cells.ts'
import type { AgreedShop, MonthSums } from '../../../src/server/storage/office.ts'
import { type Bench, bench, NOON, type Phone } from '../kit.ts'
import { agree, countAll, makeCommunity, PAGES, sellFor, shopIn, signIn } from './desk.ts'

const DAY = 24 * 60 * 60_000
const MONTHS = ['2026-03', '2026-04', '2026-05', '2026-07'] as const

type Row = MonthSums & { shop: string }

const SHOPS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const
const AMOUNT = fc.oneof(fc.constant(0), fc.integer({ min: 2, max: 1e8 }))

/** What each shop sold in each month: some sold nothing, some only at the stall, some only online. */
const ROWS = fc
  .tuple(
    ...MONTHS.flatMap((month) =>
      (['THB', 'LAK'] as const).flatMap((currency) =>
        SHOPS.map((shop) =>
          fc
            .option(fc.record({ orders: fc.integer({ min: 1, max: 50 }), stall: AMOUNT, onlineIncome: AMOUNT }))
            .map((sold) => {
              if (sold === null) return []
              const { orders, stall, onlineIncome } = sold
              const onlineOrders = onlineIncome > 0 ? 1 : 0
              return [
                { shop, month, currency, orders, income: stall + onlineIncome, onlineOrders, onlineIncome } as Row,
              ]
            }),
        ),
      ),
    ),
  )
  .map((months) => months.flat())

function agreed(shop: string): AgreedShop {
  const counted = { epoch: 'e', sequence: 1, madeAt: NOON, version: 1, name: shop, lastSale: NOON, lessons: 0 }
  return { shop, ...counted, lastContact: NOON }
}

/** Other amounts of those who made some, and none of those who made none. */
function otherwise(amount: number, by: number): number {
  return amount === 0 ? 0 : amount + by
}

test('nothing that is said depends on what is not shown: other figures of too few shops change no figure anywhere', () => {
  const seen = { hidden: 0, split: 0, shown: 0 }
  fc.assert(
    fc.property(ROWS, fc.infiniteStream(fc.integer({ min: 1, max: 1e6 })), (rows, other) => {
      const figures = figuresOf(SHOPS.map(agreed), rows, NOON)
      // By a count of its own: which figures so many shops have made that they may be said.
      const isEnough = ({ month, currency }: Row, made: (row: Row) => number) =>
        rows.filter((row) => row.month === month && row.currency === currency && made(row) > 0).length >= 5
      const by = () => other.next().value as number
      const changed = rows.map((row): Row => {
        const { income, onlineIncome } = row
        if (!isEnough(row, (one) => one.income)) {
          seen.hidden += 1
          const online = otherwise(onlineIncome, by())
          return {
            ...row,
            income: online + otherwise(income - onlineIncome, by()),
            onlineIncome: online,
            orders: 1 + by(),
          }
        }
        seen.shown += 1
        const split = isEnough(row, (one) => one.onlineIncome) && isEnough(row, (one) => one.income - one.onlineIncome)
        if (split || onlineIncome === 0 || onlineIncome === income) return row
        // As much in all, but other parts of it online.
        seen.split += 1
        return { ...row, onlineIncome: 1 + (by() % (income - 1)) }
      })
      expect(figuresOf(SHOPS.map(agreed), changed, NOON)).toEqual(figures)
    }),
    { numRuns: 300 },
  )
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(100)
})

test('five shops make a figure, four make none, whoever gave their goods away', () => {
  const rows = ['a', 'b', 'c', 'd', 'e'].map((shop): Row => {
    return { shop, month: '2026-06', currency: 'THB', orders: 1, income: 100, onlineOrders: 0, onlineIncome: 0 }
  })
  const shown = (some: readonly Row[]) =>
    figuresOf(
      rows.map(({ shop }) => agreed(shop)),
      some,
      NOON,
    ).currencies[0]?.months
  expect(shown(rows)?.find(isShown)?.shown).toEqual({ shops: 5, orders: 5, income: 500, online: null })
  expect(shown(rows.slice(1))?.some(isShown)).toBe(false)
  const given = rows.map((row, index) => (index === 0 ? row : { ...row, income: 0 }))
  expect(shown(given)?.some(isShown)).toBe(false)
  expect(FEW).toBe(5)
})

/** Amounts that no sum of others looks like, satang. */
const AMOUNTS = [1_234_567, 2_345_671, 3_456_712, 4_567_123, 5_671_234, 6_712_345, 7_123_456]

async function market(
  slug = 'na-kha',
  name = 'ตลาดนาข่า',
  amounts = AMOUNTS,
): Promise<{ there: Bench; shops: Phone[] }> {
  const there = await bench()
  return { there, shops: await openMarket(there, slug, name, amounts) }
}

async function openMarket(there: Bench, slug: string, name: string, amounts: readonly number[]): Promise<Phone[]> {
  await makeCommunity(there, slug, name)
  const shops: Phone[] = []
  for (const [index, amount] of amounts.entries()) {
    const shop = await shopIn(there, slug, `${name} ${index}`)
    await sellFor(shop, amount)
    shops.push(shop)
  }
  await countAll(there)
  return shops
}

/** All that the office says, in bytes. */
async function bytesOf(there: Bench, slug: string): Promise<string> {
  const desk = await signIn(there, slug)
  const said: string[] = []
  for (const language of ['th', 'en']) {
    for (const path of PAGES) said.push((await desk.get(`/office/${language}${path}`)).text)
  }
  return said.join('\n')
}

/** An amount as anybody might write it. */
function spellings(amount: number): string[] {
  const baht = (amount / 100).toFixed(2)
  const whole = String(Math.round(amount / 100))
  const grouped = (text: string) => text.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return [baht, whole, grouped(whole), String(amount), grouped(baht.split('.')[0] ?? '')]
}

test('no page of the office says what a single shop sold; the sum of all of them is said', async () => {
  const { there } = await market()
  const said = await bytesOf(there, 'na-kha')
  for (const amount of AMOUNTS) for (const text of spellings(amount)) expect(said).not.toContain(text)
  const all = AMOUNTS.reduce((sum, amount) => sum + amount)
  expect(said).toContain(String((all / 100).toFixed(2)))
})

test('with four shops that agreed no sum is said at all; the fifth brings it, and takes it away when she withdraws', async () => {
  const { there, shops } = await market('na-kha', 'ตลาดนาข่า', AMOUNTS.slice(0, 4))
  const sumOf = (amounts: readonly number[]) => (amounts.reduce((sum, amount) => sum + amount) / 100).toFixed(2)
  const four = sumOf(AMOUNTS.slice(0, 4))
  expect(await bytesOf(there, 'na-kha')).not.toContain(four)
  const fifth = await shopIn(there, 'na-kha', 'ร้านที่ห้า')
  await sellFor(fifth, AMOUNTS[4] ?? 0)
  await countAll(there)
  expect(await bytesOf(there, 'na-kha')).toContain(sumOf(AMOUNTS.slice(0, 5)))
  await agree(fifth, false)
  const after = await bytesOf(there, 'na-kha')
  expect(after).not.toContain('ร้านที่ห้า')
  for (const text of [four, sumOf(AMOUNTS.slice(0, 5))]) expect(after).not.toContain(text)
  expect(shops).toHaveLength(4)
})

test('a month of four between months of five is in no total: neither the year nor the share of it gives it away', async () => {
  const { there, shops } = await market()
  there.clock.now = NOON + 40 * DAY
  for (const shop of shops.slice(0, 4)) await sellFor(shop, 9_119_119)
  await countAll(there)
  const desk = await signIn(there, 'na-kha')
  const { text } = await desk.get('/office/en')
  const july = AMOUNTS.reduce((sum, amount) => sum + amount)
  expect(text).toContain('too few')
  // The year is the month that is shown, to the baht.
  const year = Math.round(july / 100).toLocaleString('en')
  expect([...text.matchAll(new RegExp(year, 'g'))].length).toBeGreaterThanOrEqual(2)
  for (const hidden of spellings(4 * 9_119_119)) expect(text).not.toContain(hidden)
  for (const hidden of spellings(july + 4 * 9_119_119)) expect(text).not.toContain(hidden)
})

test('the office of one community knows nothing of another: neither names nor sums nor cards', async () => {
  const { there } = await market()
  await openMarket(
    there,
    'phu-khae',
    'ภูแค',
    AMOUNTS.map((amount) => amount * 3),
  )
  const [own, other] = [await signIn(there, 'na-kha'), await signIn(there, 'phu-khae')]
  await own.send('/office/en/invitations', '/office/en/invitations', { count: '8' })
  await own.send('/office/en', '/office/en/households', { households: '4321' })
  const ours = (await own.get('/office/en/invitations/sheet')).text
  const code = /class="code">([\w-]+)</.exec(ours)?.[1]
  expect(code).toMatch(/^\w{4}-\w{4}$/)
  expect([...ours.matchAll(/class="code"/g)]).toHaveLength(8)
  const seen = await bytesOf(there, 'phu-khae')
  expect(seen).toContain('ภูแค')
  for (const foreign of ['นาข่า', code ?? '', '4,321', '4321']) expect(seen).not.toContain(foreign)
  const all = AMOUNTS.reduce((sum, amount) => sum + amount)
  expect(seen).not.toContain((all / 100).toFixed(2))
  expect(seen).toContain(((3 * all) / 100).toFixed(2))
  expect((await other.get('/office/en/invitations')).text).toContain('no cards yet')
})

test('who may need help: shops that agreed and have not synced for two weeks, by name and days', async () => {
  const { there, shops } = await market('na-kha', 'ตลาดนาข่า', AMOUNTS.slice(0, 2))
  const silent = await shopIn(there, 'na-kha', 'ร้านไม่ยอม', false)
  there.clock.now += 20 * DAY
  await shops[0]?.pull()
  const { text } = await (await signIn(there, 'na-kha')).get('/office/en/shops')
  expect(text).toMatch(/ตลาดนาข่า 1<\/b><span>20 days/)
  expect(text).not.toMatch(/ตลาดนาข่า 0<\/b>/)
  expect(text).not.toContain('ร้านไม่ยอม')
  expect(text).toContain('2 of 3 shops agreed')
  expect(silent.shop).not.toBe('')
})
