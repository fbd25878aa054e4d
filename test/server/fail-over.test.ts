/** A server that lives on while its database dies and the standby of that is promoted, behind an address that stays. */

import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { doorTo } from '../support/postgres/door.ts'
import { makeCluster, Pair } from '../support/postgres/pair.ts'
import { Stall } from '../support/stalls.ts'
import { nonce } from './kit.ts'
import { newCode, startedServer } from './process.ts'
import { sale } from './trade.ts'

const LONG = 120_000

async function startedPair(): Promise<Pair> {
  const { cluster, remove } = await makeCluster()
  onTestFinished(remove)
  const pair = await Pair.start(cluster)
  onTestFinished(() => pair.stop())
  return pair
}

test(
  'a server whose database fails over goes on by itself: what is asked meanwhile is answered 503 and then 200, never 500',
  async () => {
    const pair = await startedPair()
    // The address that stays: it leads to whichever of the two leads, as a proxy of the keeper's does.
    const address = await doorTo(pair.url)
    const server = await startedServer({ DATABASE_URL: address.url })
    const code = await newCode(server)
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
    address.shut = true
    await pair.failOver()
    address.target = pair.url
    await allAnswer(503)
    address.shut = false
    await allAnswer(200)
    isOver = true
    await Promise.all(askers)

    for (const [path, heard] of Object.entries(statuses)) expect(new Set(heard), path).toEqual(new Set([200, 503]))
    await stall.do('sale.record', sale())
    expect(server.pid).toBe(pid)
  },
  LONG,
)
