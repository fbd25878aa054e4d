/** A proxy on loopback that hands requests on to a server as they are, and keeps what went up and came down. */

import { request as ask, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

export interface Exchange {
  path: string
  /** Bodies as they were on the wire. */
  up: Buffer
  down: Buffer
  /** And unpacked. */
  asked: string
  answered: string
  /** From the whole request to the whole answer, milliseconds: server and wire, without the phone. */
  took: number
}

export interface Meter {
  origin: string
  exchanges: Exchange[]
  close(): Promise<unknown>
}

export async function meter(origin: string): Promise<Meter> {
  const exchanges: Exchange[] = []
  const server = createServer(async (request, response) => {
    const up = await gathered(request)
    const start = performance.now()
    const { method, headers, url: path = '' } = request
    const answer = ask(new URL(path, origin), { method, headers }, async (from) => {
      const down = await gathered(from)
      const took = performance.now() - start
      const asked = unpacked(up, headers['content-encoding'])
      const answered = unpacked(down, from.headers['content-encoding'])
      exchanges.push({ path, up, down, asked, answered, took })
      response.writeHead(from.statusCode ?? 502, from.headers).end(down)
    })
    answer.on('error', () => response.destroy())
    answer.end(up)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const close = () => {
    server.closeAllConnections()
    return new Promise((done) => server.close(done))
  }
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, exchanges, close }
}

async function gathered(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts)
}

function unpacked(bytes: Buffer, encoding: string | undefined): string {
  const plain = encoding === 'gzip' ? gunzipSync(bytes) : encoding === 'br' ? brotliDecompressSync(bytes) : bytes
  return plain.toString()
}
