/** A server that lives on while its database dies and the standby of that is promoted, behind an address that stays. */

import { once } from 'node:events'
import { type AddressInfo, createConnection, createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { makeCluster, Pair } from '../support/postgres/pair.ts'
import { Stall } from '../support/stalls.ts'
import { nonce } from './kit.ts'
import { startedServer } from './process.ts'
import { sale } from './trade.ts'

const LONG = 120_000

async function startedPair(): Promise<Pair> {
  const { cluster, remove } = await makeCluster()
  onTestFinished(remove)
  const pair = await Pair.start(cluster)
  onTestFinished(() => pair.stop())
  return pair
}

/** The address that stays: open, it leads to whichever of the two leads, as a proxy of the keeper's does. */
async function addressOf(pair: Pair) {
  const address = { url: '', isOpen: true }
  const front = createServer((inside) => {
    if (!address.isOpen) return inside.destroy()
    const outside = createConnection(Number(new URL(pair.url).port), '127.0.0.1')
    inside.pipe(outside).pipe(inside)
    for (const [one, other] of [
      [inside, outside],
      [outside, inside],
    ] as const)
      one.on('error', () => {}).on('close', () => other.destroy())
  }).listen(0, '127.0.0.1')
  await once(front, 'listening')
  onTestFinished(() => void front.close())
  address.url = Object.assign(new URL(pair.url), { port: String((front.address() as AddressInfo).port) }).href
  return address
}

test(
  'a server whose database fails over goes on by itself: what is asked meanwhile is answered 503 and then 200, never 500',
  async () => {
    const pair = await startedPair()
    const address = await addressOf(pair)
    const server = await startedServer({ DATABASE_URL: address.url })
    const code = /#join=(\w+)/.exec(server.output)?.[1] ?? ''
    const stall = await Stall.open(server.origin, code, { name: 'ร้าน' })
    await stall.do('sale.record', sale())
    await pair.part()
    const { pid } = server

    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${stall.token}` }
    const sync = { protocol: 1, cursor: '', acked: 0, operations: [], waiting: 0 }
    const asking: Record<string, () => RequestInit> = {
      '/api/sync': () => ({ method: 'POST', headers, body: JSON.stringify({ nonce: nonce(), ...sync }) }),
      '/c/market': () => ({}),
      '/readyz': () => ({}),
    }
    const statuses: Record<string, number[]> = {}
    let isOver = false
    const askers = Object.entries(asking).map(async ([path, init]) => {
      const heard: number[] = []
      statuses[path] = heard
      while (!isOver) {
        heard.push((await fetch(server.origin + path, init())).status)
        await pause(10)
      }
    })
    const allAnswer = (status: number) => {
      const lastOfAll = () => Object.values(statuses).map((heard) => heard.at(-1))
      return expect.poll(lastOfAll, { timeout: 30_000 }).toEqual([status, status, status])
    }
    await allAnswer(200)
    address.isOpen = false
    await pair.failOver()
    await allAnswer(503)
    address.isOpen = true
    await allAnswer(200)
    isOver = true
    await Promise.all(askers)

    for (const [path, heard] of Object.entries(statuses)) expect(new Set(heard), path).toEqual(new Set([200, 503]))
    await stall.do('sale.record', sale())
    expect(server.pid).toBe(pid)
  },
  LONG,
)
