/** A village link on loopback, shared by all who use it: so many bytes a second, and cut at a steady beat; it counts what was sent into it. */

import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** Bytes that are let through at once: small, so that a cut falls anywhere. */
const SLICE = 1400

interface LinkOptions {
  /** Bytes a second, upward. */
  rate: number
  /** And downward; left out where next to nothing comes down. */
  rateDown?: number
  /** Milliseconds from cut to cut; left out: it holds. */
  cutEvery?: number
}

export interface Link {
  origin: string
  /** All bytes upward, headers too, those that a cut lost as well. */
  sent(): number
  cuts(): number
  close(): Promise<unknown>
}

export async function link(to: string, { rate, rateDown, cutEvery }: LinkOptions): Promise<Link> {
  const { hostname, port } = new URL(to)
  const ends = new Set<Socket>()
  let sent = 0
  let cuts = 0
  /** When each way is free again: one for all connections. */
  const ways = { up: { rate, free: 0 }, down: { rate: rateDown ?? 0, free: 0 } }

  const carry = async (from: Socket, into: Socket, way: keyof typeof ways) => {
    const clock = ways[way]
    for await (const chunk of from as AsyncIterable<Buffer>) {
      for (let at = 0; at < chunk.byteLength; at += SLICE) {
        if (from.destroyed || into.destroyed) return
        const slice = chunk.subarray(at, at + SLICE)
        if (way === 'up') sent += slice.byteLength
        clock.free = Math.max(clock.free, performance.now()) + (slice.byteLength / clock.rate) * 1000
        // Timers are coarse: it sleeps only when it is ahead by more than their grain.
        const ahead = clock.free - performance.now()
        if (ahead > 4) await pause(ahead)
        into.write(slice)
      }
    }
    into.end()
  }

  const server = createServer({ highWaterMark: SLICE }, (phone) => {
    const host = connect({ host: hostname, port: Number(port) })
    for (const end of [phone, host]) {
      ends.add(end)
      end.on('close', () => ends.delete(end)).on('error', () => {})
    }
    phone.on('close', () => host.destroy())
    host.on('close', () => phone.destroy())
    if (rateDown === undefined) host.pipe(phone)
    else carry(host, phone, 'down').catch(() => phone.destroy())
    carry(phone, host, 'up').catch(() => host.destroy())
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const cut = () => {
    cuts += 1
    for (const end of ends) end.resetAndDestroy()
  }
  const beat = cutEvery === undefined ? undefined : setInterval(cut, cutEvery)
  const close = () => {
    clearInterval(beat)
    for (const end of ends) end.destroy()
    return new Promise((done) => server.close(done))
  }
  const { port: own } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${own}`, sent: () => sent, cuts: () => cuts, close }
}
