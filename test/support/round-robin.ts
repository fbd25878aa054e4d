/**
 * A proxy before several servers, as they stand behind one on more machines: each request goes to the next of them. One
 * that is not there is passed over; one that dies in the middle takes its requests with it.
 */

import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'

export class RoundRobin {
  readonly origin: string
  readonly #server: Server

  private constructor(server: Server, port: number) {
    this.#server = server
    this.origin = `http://127.0.0.1:${port}`
  }

  static async open(ports: readonly number[]): Promise<RoundRobin> {
    let turn = 0
    const server = createServer((incoming, outgoing) => {
      const first = turn++
      forward(incoming, outgoing, [...ports.slice(first % ports.length), ...ports.slice(0, first % ports.length)])
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    if (typeof address !== 'object' || address === null) throw new Error('no port')
    return new RoundRobin(server, address.port)
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close')
    this.#server.close()
    this.#server.closeAllConnections()
    await closed
  }
}

/** @param ports of those who may answer, the first one first */
function forward(incoming: IncomingMessage, outgoing: ServerResponse, [port, ...others]: readonly number[]): void {
  if (port === undefined) {
    outgoing.writeHead(502).end()
    return
  }
  const { url: path = '/', method = 'GET' } = incoming
  const headers = { ...headersOf(incoming), 'x-forwarded-for': incoming.socket.remoteAddress ?? '' }
  // Each by a connection of its own: one that was kept may belong to a server that has died since.
  const sending = request({ host: '127.0.0.1', port, path, method, agent: false, headers })
  let begun = false
  sending.once('socket', (socket) =>
    socket.once('connect', () => {
      begun = true
      incoming.pipe(sending)
    }),
  )
  sending.once('response', (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, headersOf(answer))
    answer.once('error', () => outgoing.destroy())
    answer.pipe(outgoing)
  })
  sending.once('error', () => {
    if (begun) outgoing.destroy()
    else forward(incoming, outgoing, others)
  })
  // Whoever asked has gone.
  outgoing.once('close', () => begun && sending.destroy())
}

function headersOf({ headers }: IncomingMessage): Record<string, string | string[]> {
  const { connection: _, ...rest } = headers
  const kept = Object.entries(rest).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
  return Object.fromEntries(kept)
}
