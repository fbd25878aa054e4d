/**
 * The evening of a market day: 190 phones come out of the hills within a minute, each with what was sold, photographed and
 * changed that day, over one link of a village and over none, on both databases.
 */

import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { link } from '../../tools/bench/link.ts'
import { type Bench, measured, type Row } from '../../tools/bench/run.ts'
import { root } from '../../tools/build/dist.ts'
import { Random } from '../faults/random.ts'
import type { Taken } from '../support/stalls.ts'
import { arrive, DAY, pictures, type Seller, type Storm, sell, sellers, spendDay } from './load/market-day.ts'
import { figuresOf } from './load/process-figures.ts'
import { quantile } from './load/quantile.ts'
import { onPostgres, onSqlite, type Stand } from './load/stand.ts'

const PHONES = Number(process.env.STORM_PHONES ?? 190)
/** Seconds within which all come. */
const WITHIN = 60
/** 20 Mbit/s each way, bytes a second. */
const VILLAGE_LINK = 20_000_000 / 8
const PICTURES = 12
/** Megabytes that the server may take. */
const MEMORY = 512
/** Phones that hand in sales at a time where their processor time is measured. */
const AT_ONCE = 8

const storm: Bench = async ({ after }) => {
  const taken = await pictures(PICTURES)
  const bytes = taken.reduce((all, { full, thumb }) => all + full.byteLength + thumb.byteLength, 0) / PICTURES
  const rows: Row[] = [
    { name: `phones, each with ${DAY.sales} sales, ${DAY.photos} photos, ${DAY.edits} edits`, value: PHONES, unit: '' },
    { name: 'a photo with its thumbnail', value: bytes / 1024, unit: 'KB' },
  ]
  for (const on of [onSqlite, onPostgres]) {
    const undos: (() => Promise<unknown>)[] = []
    after(async () => {
      for (const undo of undos.splice(0)) await undo()
    })
    rows.push(...(await stormOn(await on((undo) => undos.unshift(undo)), taken)))
    for (const undo of undos.splice(0)) await undo()
  }
  return rows
}

export default storm

async function stormOn(stand: Stand, taken: readonly Taken[]): Promise<Row[]> {
  const { name, server } = stand
  const random = new Random(23)
  const shaped = await link(server.origin, { rate: VILLAGE_LINK, rateDown: VILLAGE_LINK })
  const storage = await stand.open()
  const all = await sellers(server.origin, storage, PHONES)
  await storage.close()
  const weather = async (what: string, origin: string) => {
    for (const seller of all) {
      spendDay(seller, taken, random)
      seller.phone.moveTo(origin)
    }
    const before = await figuresOf(server.pid)
    const one = await arrive(all, WITHIN, random)
    const { cpu } = await figuresOf(server.pid)
    return stormRows(`${name}, ${what}`, one, cpu - before.cpu)
  }
  const rows = [
    ...(await weather('no link between', server.origin)),
    ...(await weather('20 Mbit/s shared by all', shaped.origin)),
  ]
  await shaped.close()
  for (const { phone } of all) phone.moveTo(server.origin)
  rows.push(...(await saleRows(stand, all, random)))
  const { peak } = await figuresOf(server.pid)
  rows.push({
    name: `${name}, memory at the most`,
    value: peak,
    unit: 'MB',
    beside: `at most ${MEMORY}`,
    atMost: MEMORY,
  })
  for (const { phone } of all) phone.close()
  return rows
}

function stormRows(where: string, { wall, syncs, turnedAway }: Storm, cpu: number): Row[] {
  return [
    { name: `${where}: until all is sent`, value: wall, unit: 's', beside: `they come within ${WITHIN} s` },
    { name: `${where}: a sync, p50`, value: quantile(syncs, 0.5), unit: 'ms' },
    { name: `${where}: a sync, p99`, value: quantile(syncs, 0.99), unit: 'ms' },
    { name: `${where}: requests told to come again later`, value: turnedAway, unit: '' },
    { name: `${where}: processor time of the server`, value: cpu, unit: 's' },
  ]
}

/** What a sale costs the server, all that belongs to its sync among it, beside its rows alone. */
async function saleRows({ name, server, database }: Stand, all: readonly Seller[], random: Random): Promise<Row[]> {
  for (const { phone, goods } of all) for (let sales = 0; sales < DAY.sales; sales++) sell(phone, goods, random)
  const since = Date.now()
  const before = await figuresOf(server.pid)
  const queue = [...all]
  const send = async () => {
    for (let next = queue.pop(); next; next = queue.pop()) await next.phone.sync()
  }
  await Promise.all(Array.from({ length: AT_ONCE }, send))
  const { cpu } = await figuresOf(server.pid)
  const sale = ((cpu - before.cpu) * 1_000_000) / (all.length * DAY.sales)
  const bare = await bareSales(database, since)
  const row = (floor: string, value: number) =>
    measured(`${name}: processor time of the server, a sale`, 'us', sale, { name: floor, value }, 'at most 2 x')
  return [
    row(`its rows in a transaction of its own`, bare.one),
    row(`its rows in a transaction of ${DAY.sales}`, bare.many),
  ]
}

async function bareSales(database: string, since: number): Promise<{ one: number; many: number }> {
  const { stdout } = await promisify(execFile)(process.execPath, ['test/bench/load/bare.ts', database, String(since)], {
    cwd: root,
  })
  return JSON.parse(stdout)
}
