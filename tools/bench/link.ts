/** A village link on loopback: so many bytes a second up, and cut at a steady beat; it counts what was sent into it. */

import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** Bytes that are let through at once: small, so that a cut falls anywhere. */
const SLICE = 1400

interface LinkOptions {
  /** Bytes a second, upward; what comes down is next to nothing here. */
  rate: number
  /** Milliseconds from cut to cut. */
  cutEvery: number
}

export interface Link {
  origin: string
  /** All bytes upward, headers too, those that a cut lost as well. */
  sent(): number
  cuts(): number
  close(): Promise<unknown>
}

export async function link(to: string, { rate, cutEvery }: LinkOptions): Promise<Link> {
  const { hostname, port } = new URL(to)
  const ends = new Set<Socket>()
  let sent = 0
  let cuts = 0
  /** When the link is free again: one for all connections. */
  let free = 0

  const carry = async (from: Socket, into: Socket) => {
    for await (const chunk of from as AsyncIterable<Buffer>) {
      for (let at = 0; at < chunk.byteLength; at += SLICE) {
        if (from.destroyed || into.destroyed) return
        const slice = chunk.subarray(at, at + SLICE)
        sent += slice.byteLength
        free = Math.max(free, performance.now()) + (slice.byteLength / rate) * 1000
        // Timers are coarse: it sleeps only when it is ahead by more than their grain.
        const ahead = free - performance.now()
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
    host.pipe(phone)
    carry(phone, host).catch(() => host.destroy())
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const cut = () => {
    cuts += 1
    for (const end of ends) end.resetAndDestroy()
  }
  const beat = setInterval(cut, cutEvery)
  const close = () => {
    clearInterval(beat)
    for (const end of ends) end.destroy()
    return new Promise((done) => server.close(done))
  }
  const { port: own } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${own}`, sent: () => sent, cuts: () => cuts, close }
}
