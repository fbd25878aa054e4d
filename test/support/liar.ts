/** A server on loopback that answers what a test tells it to, and how a phone's relative addresses reach it. */

import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'

export type Handler = (request: { url: string; json: Record<string, unknown> }, response: ServerResponse) => unknown

export interface Liar extends AsyncDisposable {
  origin: string
  /** What was asked so far: method and path. */
  asked: string[]
}

/** Starts it and sends this process's relative fetches to it until it is disposed. */
export async function liar(handler: Handler): Promise<Liar> {
  const asked: string[] = []
  const server = createServer(async (raw, response) => {
    asked.push(`${raw.method} ${raw.url}`)
    const chunks: Buffer[] = []
    for await (const chunk of raw) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    const plain = raw.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body
    handler({ url: raw.url ?? '', json: parse(plain.toString()) }, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const restore = routeFetch((path, init) => fetch(origin + path, init))
  return {
    origin,
    asked,
    async [Symbol.asyncDispose]() {
      restore()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Sends relative addresses to `to`; everything else goes its usual way. @returns what puts it back */
export function routeFetch(to: (path: string, init?: RequestInit) => Promise<Response>): () => void {
  const real = globalThis.fetch
  globalThis.fetch = (input, init) =>
    typeof input === 'string' && input.startsWith('/') ? to(input, init) : real(input, init)
  return () => {
    globalThis.fetch = real
  }
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
