/** What a round trip costs in bytes and time: idle, after a day at the stall, and for a phone that joins a big shop. */

import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { median } from '../../tools/bench/median.ts'
import { type Exchange, type Meter, meter } from '../../tools/bench/meter.ts'
import { type Bench, measured } from '../../tools/bench/run.ts'
import { serveSources } from '../../tools/bench/sources.ts'
import { ServerProcess } from '../../tools/server-process.ts'
import { fillShop } from './shop.ts'

const SHOP = { goods: 3000, orders: 10_000 }
const SALES = 100
/** Phones that join, one after another. */
const RUNS = 3

const IN_PAGE = '/test/bench/sync-page.ts'
type InPage = typeof import('./sync-page.ts')

interface Trip {
  /** Milliseconds of the engine's run, and of it server and wire. */
  time: number
  wire: number
  up: number
  down: number
  /** The least: what had to go up and come down, gzipped. */
  operations: number
  changes: number
}

const syncBench: Bench = async ({ browser, after }) => {
  const server = await ServerProcess.start({}, 'test/support/serve.ts')
  after(() => server.dispose())
  const metered = await meter(server.origin)
  after(() => metered.close())
  const sources = await serveSources({ api: metered.origin })
  after(() => sources.close())
  const shop = await fillShop(server, SHOP)

  const phone = async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(sources.resolvedUrls?.local[0] ?? '')
    const code = await shop.code()
    await page.evaluate(async ([path, code]) => ((await import(path)) as InPage).join(code), [IN_PAGE, code] as const)
    const first = await trip(page, metered)
    const orders = await page.evaluate(async (path) => ((await import(path)) as InPage).countOrders(), IN_PAGE)
    if (orders < SHOP.orders) throw new Error(`only ${orders} orders came`)
    const bare = await page.evaluate(async (path) => ((await import(path)) as InPage).writeBare(), IN_PAGE)
    const idle = await trip(page, metered)
    const sell = ([path, count]: readonly [string, number]) => import(path).then((module: InPage) => module.sell(count))
    await page.evaluate(sell, [IN_PAGE, SALES] as const)
    const day = await trip(page, metered)
    await context.close()
    return { first, bare, idle, day }
  }

  const phones: Awaited<ReturnType<typeof phone>>[] = []
  for (let run = 0; run < RUNS; run++) phones.push(await phone())
  const of = (pick: (one: (typeof phones)[number]) => number) => median(phones.map(pick))
  const large = `first sync, ${SHOP.goods} goods + ${SHOP.orders} orders`
  return [
    measured(
      'idle sync, both bodies',
      'bytes',
      of(({ idle }) => idle.up + idle.down),
      null,
      'at most 300',
    ),
    measured(
      `${SALES} sales, up`,
      'bytes',
      of(({ day }) => day.up),
      { name: 'operations gzipped', value: of(({ day }) => day.operations) },
      'at most 1.3 x',
    ),
    measured(
      `${SALES} sales, time`,
      'ms',
      of(({ day }) => day.time),
      {
        name: 'server and wire',
        value: of(({ day }) => day.wire),
      },
    ),
    measured(
      `${large}, down`,
      'bytes',
      of(({ first }) => first.down),
      { name: 'changes gzipped', value: of(({ first }) => first.changes) },
      'at most 1.3 x',
    ),
    measured(
      `${large}, time`,
      'ms',
      of(({ first }) => first.time),
      {
        name: 'bare write of the same rows',
        value: of(({ bare }) => bare),
      },
    ),
    measured(
      `${large}, of it not waiting for the server`,
      'ms',
      of(({ first }) => first.time - first.wire),
      {
        name: 'bare write of the same rows',
        value: of(({ bare }) => bare),
      },
    ),
  ]
}

export default syncBench

/** One run of the engine and what it cost. */
async function trip(page: Page, { exchanges }: Meter): Promise<Trip> {
  const before = exchanges.length
  const time = await page.evaluate(async (path) => ((await import(path)) as InPage).sync(), IN_PAGE)
  const made = exchanges.slice(before)
  const sum = (pick: (one: Exchange) => number) => made.reduce((all, one) => all + pick(one), 0)
  return {
    time,
    wire: sum(({ took }) => took),
    up: sum(({ up }) => up.byteLength),
    down: sum(({ down }) => down.byteLength),
    operations: gzipped(made.flatMap(({ asked }) => JSON.parse(asked).operations ?? [])),
    changes: gzipped(made.flatMap(({ answered }) => JSON.parse(answered).page ?? [])),
  }
}

function gzipped(value: unknown): number {
  return gzipSync(JSON.stringify(value)).byteLength
}
