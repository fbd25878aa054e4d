/**
 * A full shop on a slow phone: the real trade (or one made up, where it is absent), and ten thousand goods. The shop is
 * loaded by the app's own operations on one phone; the one that is measured joins it by code, and so holds a database that
 * the app itself has written, on disk.
 */
import type { Page } from 'playwright-core'
import { groupBy } from '../../src/shared/group.ts'
import type { Bench, Row } from '../../tools/bench/run.ts'
import { ServerProcess } from '../../tools/server-process.ts'
import { goTo, joinShop } from '../support/hands.ts'
import { Phone } from '../support/phone.ts'
import { filledShop } from '../support/retail/filled.ts'
import {
  scrollThrough,
  search,
  steadyFrames,
  sumsInOneMs,
  tap,
  type Waited,
  wholeShop,
} from '../support/retail/in-page.ts'
import { type Loaded, loadTrade } from '../support/retail/load.ts'
import { madeUpTrade } from '../support/retail/made-up.ts'
import { MainThread } from '../support/retail/main-thread.ts'
import { cloths } from '../support/retail/pictures.ts'
import { realTrade, type TradeLine } from '../support/retail/trade.ts'

const CPU = { rate: 4 }
/** From so long on a task holds up what a finger does. */
const LONG_MS = 50
/** What a frame of the floor does, all of them the same, and how many of them. */
const STEADY_MS = 20
const STEADY_FRAMES = 600
const RUNS = 5
/** Letters that are typed, one after another. */
const LETTERS = 6
const FEW = { goods: 10, invoices: 5 }
const AS_REAL = { goods: 2500, invoices: 1100 }
const MANY = { goods: 10_000, invoices: 0 }

const retail: Bench = async ({ after }) => {
  const server = await ServerProcess.start({}, 'test/support/serve.ts')
  after(() => server.dispose())
  const pictures = await cloths(120)
  const shopOf = async (trade: readonly TradeLine[], taken: Row[] = []) => {
    const code = await filledShop(server, async (db) => {
      taken.push(...takenRows(await loadTrade(db, trade, pictures)))
    })
    const phone = await Phone.open()
    after(() => phone.dispose())
    return slowPhone(phone, server.origin, code)
  }
  const few = await shopOf(madeUpTrade(FEW))
  const taken: Row[] = []
  const full = await shopOf((await realTrade()) ?? madeUpTrade(AS_REAL), taken)
  const many = await shopOf(madeUpTrade(MANY))
  return [
    ...taken,
    ...(await startRows(full, few)),
    ...(await searchRows(full, few)),
    ...(await placeRows(full, few)),
    ...(await startRows(many, few)),
    ...(await searchRows(many, few)),
    ...(await scrollsRows(many, few)),
  ]
}

export default retail

/** What of a trade no operation takes, by its reason. */
function takenRows({ taken, listed }: Loaded): Row[] {
  const rows: Row[] = [{ name: 'lines of the trade that were taken', value: taken.length, unit: '' }]
  for (const [reason, ones] of groupBy(listed, (one) => one.reason))
    rows.push({ name: 'lines that were not', value: ones.length, unit: '', beside: reason })
  return rows
}

/** A phone that holds a shop, its network gone. */
interface Slow {
  page: Page
  goods: number
  /** Its CPU is slowed down for as long as the work takes: by spinning, so three at once would take the machine from each other. */
  slowly: <T>(work: () => Promise<T>) => Promise<T>
}

async function slowPhone(phone: Phone, origin: string, code: string): Promise<Slow> {
  const { page } = phone
  await page.goto(origin)
  await phone.readyOffline()
  await joinShop(phone, code)
  const goods = await page.evaluate(wholeShop)
  await phone.goOffline()
  const cdp = await phone.context.newCDPSession(page)
  const slowly = async <T>(work: () => Promise<T>): Promise<T> => {
    await cdp.send('Emulation.setCPUThrottlingRate', CPU)
    try {
      return await work()
    } finally {
      await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 })
    }
  }
  return { page, goods, slowly }
}

/** From the address to the goods: what a person waits for in the morning. */
async function startRows(slow: Slow, few: Slow): Promise<Row[]> {
  const start = async ({ page }: Slow): Promise<Waited> => {
    await page.goto(new URL('/sell', page.url()).href, { waitUntil: 'commit' })
    await page.waitForFunction(() => document.querySelector('.good-name'))
    return { ms: await page.evaluate(() => performance.now()), longest: 0 }
  }
  return rowsOf({ slow, few }, 'start offline to the sell grid', start, 'at most 1000')
}

/** From a key to all that it finds on the screen, letter by letter. */
async function searchRows(slow: Slow, few: Slow): Promise<Row[]> {
  let run = 0
  const key = async ({ page }: Slow): Promise<Waited> => {
    const [name = ''] = await page.locator('.good-name').first().allTextContents()
    const length = (run++ % LETTERS) + 1
    return page.evaluate(search, name.slice(0, length))
  }
  const rows = await rowsOf({ slow, few }, 'one key of a search', key, 'at most 100', LETTERS * 2)
  for (const { page } of [slow, few]) await page.evaluate(search, '')
  return rows
}

/** From the tap on a place to what stands there. */
async function placeRows(slow: Slow, few: Slow): Promise<Row[]> {
  const rows: Row[] = []
  for (const [place, shows] of [
    ['money', '.sale-row'],
    ['orders', '.sale-row'],
    ['goods', '.good-name'],
    ['sell', '.good-name'],
  ] as const) {
    const go = async ({ page }: Slow) => {
      await goTo({ page }, place === 'money' ? 'shop' : 'money')
      return page.evaluate(tap, { link: `.bar a[href="/${place}"]`, shows: `.page.tone-${place} ${shows}` })
    }
    rows.push(...(await rowsOf({ slow, few }, `to ${place}`, go, 'at most 1000')))
  }
  return rows
}

/** The two lists, beside what this machine does by itself to a page that never works long. */
async function scrollsRows(many: Slow, few: Slow): Promise<Row[]> {
  const floor = await steadyRow(few)
  return [floor, ...(await scrollRows(many, 'sell', floor.value)), ...(await scrollRows(many, 'goods', floor.value))]
}

/**
 * Once: of ten thousand goods it is five thousand frames and some minutes. A task is counted by the time that its own thread
 * ran, slowed down: what other processes of the machine took from it meanwhile is not the phone's.
 */
async function scrollRows({ page, goods, slowly }: Slow, place: 'sell' | 'goods', floor: number): Promise<Row[]> {
  await goTo({ page }, place)
  await page.locator(`.page.tone-${place} .good-name`).first().waitFor()
  const trace = await MainThread.watch(page)
  const { long, frame, frames, blank } = await slowly(() => page.evaluate(scrollThrough))
  const tasks = await trace.tasks()
  const over = tasks.filter((ms) => ms > LONG_MS)
  const of = `${goods} goods: ${place} from top to bottom`
  return [
    {
      name: `${of}, tasks over ${LONG_MS} ms`,
      value: over.length,
      unit: '',
      beside: `at most 0; ${frames} frames, of which the floor had ${figure((floor * frames) / STEADY_FRAMES)}; the longest ${figure(Math.max(0, ...over))} ms; by the clock ${long.length}`,
    },
    {
      name: `${of}, a frame`,
      value: frame,
      unit: 'ms',
      beside: `${figure(100 * blank)} % of them before the goods were read`,
    },
  ]
}

/**
 * The floor of the two: frames that all work equally long, far below what is counted. What is over it here is the machine's
 * doing, not the app's: Chromium slows down by spinning, and counts of a moment that others took three more.
 */
async function steadyRow({ page, slowly }: Slow): Promise<Row> {
  const sums = (await page.evaluate(sumsInOneMs)) * (STEADY_MS / CPU.rate)
  const trace = await MainThread.watch(page)
  await slowly(() => page.evaluate(steadyFrames, { frames: STEADY_FRAMES, sums }))
  const over = (await trace.tasks()).filter((ms) => ms > LONG_MS)
  return {
    name: `the floor: ${STEADY_FRAMES} frames of the same ${STEADY_MS} ms of work, tasks over ${LONG_MS} ms`,
    value: over.length,
    unit: '',
    beside: `0 on a machine of one's own; the longest ${figure(Math.max(0, ...over))} ms`,
  }
}

async function rowsOf(
  { slow, few }: { slow: Slow; few: Slow },
  what: string,
  wait: (phone: Slow) => Promise<Waited>,
  budget: string,
  runs = RUNS,
): Promise<Row[]> {
  const floor: Waited[] = []
  const waited: Waited[] = []
  for (let run = 0; run < runs; run++) {
    floor.push(await few.slowly(() => wait(few)))
    waited.push(await slow.slowly(() => wait(slow)))
  }
  const longest = Math.max(...waited.map((one) => one.longest))
  const task = longest > 0 ? `, longest task ${figure(longest)}` : ''
  const beside = `${budget}; with ten goods ${figure(median(floor.map(({ ms }) => ms)))}${task}`
  return [{ name: `${slow.goods} goods: ${what}`, value: median(waited.map(({ ms }) => ms)), unit: 'ms', beside }]
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function figure(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 3 })
}
