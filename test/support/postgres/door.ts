/** A way to a database that can be shut, be mute, or lead to another one; it ends with the test. */

import { once } from 'node:events'
import { type AddressInfo, createConnection, createServer } from 'node:net'
import { onTestFinished } from 'vitest'

export interface Door {
  /** Of the database, through the door. */
  url: string
  /** Where it leads to. */
  target: string
  /** Lets nobody in, and cuts who is in as soon as he speaks. */
  shut: boolean
  /** Hands no answer on. */
  mute: boolean
}

export async function doorTo(target: string): Promise<Door> {
  const state: Door = { url: '', target, shut: false, mute: false }
  const door = createServer((inside) => {
    if (state.shut) return inside.destroy()
    const { hostname: host, port } = new URL(state.target)
    const outside = createConnection({ host, port: Number(port) })
    inside.on('data', (data) => (state.shut ? inside.destroy() : outside.write(data)))
    outside.on('data', (data) => state.mute || inside.write(data))
    for (const [one, other] of [
      [inside, outside],
      [outside, inside],
    ] as const)
      one.on('error', () => {}).on('close', () => other.destroy())
  }).listen(0, '127.0.0.1')
  await once(door, 'listening')
  onTestFinished(() => void door.close())
  const { port } = door.address() as AddressInfo
  state.url = Object.assign(new URL(target), { host: `127.0.0.1:${port}` }).href
  return state
}
