/** The link between phones and a real server: a proxy of our own on loopback that does to a request what a test says. */

import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import type { ServerProcess } from '../../tools/server-process.ts'

/**
 * What becomes of a request.
 * - `carry`: it is answered
 * - `refuse`: the link breaks before the server hears of it
 * - `answer-502`: a proxy says that it cannot reach the server, which hears nothing
 * - `lose-answer`: the server has done it, and the link breaks before a byte of its answer
 * - `cut-answer`: likewise, in the middle of its answer
 * - `hold-answer`: likewise done; the answer comes when the test lets it go
 */
export type Fate = 'carry' | 'refuse' | 'answer-502' | 'lose-answer' | 'cut-answer' | 'hold-answer'

export interface Asked {
  method: string
  path: string
  /** Numbers and ids of the operations that it carried. */
  operations: { id: string; action: string }[]
}

export class Link {
  /** Every request that came, whatever became of it. */
  readonly asked: Asked[] = []
  /** Decides on each request; without a word of the test all are carried. */
  fate: (asked: Asked) => Fate = () => 'carry'
  readonly #server: ServerProcess
  readonly #proxy: Server
  #held: (() => void)[] = []

  private constructor(server: ServerProcess) {
    this.#server = server
    this.#proxy = createServer(
      (incoming, response) => void this.#carry(incoming, response).catch(() => breakOff(incoming)),
    )
  }

  static async to(server: ServerProcess): Promise<Link> {
    const link = new Link(server)
    link.#proxy.listen(0, '127.0.0.1')
    await once(link.#proxy, 'listening')
    return link
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#proxy.address() as AddressInfo).port}`
  }

  /** How many answers wait to be let go. */
  get holding(): number {
    return this.#held.length
  }

  /** How often an operation of this action was sent. */
  sent(action: string): number {
    return this.asked.flatMap(({ operations }) => operations).filter((one) => one.action === action).length
  }

  /** Gives the held answers, to whoever still waits for them. */
  letGo(): void {
    for (const go of this.#held) go()
    this.#held = []
  }

  async dispose(): Promise<void> {
    this.letGo()
    this.#proxy.closeAllConnections()
    this.#proxy.close()
    await once(this.#proxy, 'close')
  }

  async #carry(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat(await incoming.toArray())
    const asked = readAsked(incoming, body)
    this.asked.push(asked)
    const fate = this.fate(asked)
    if (fate === 'refuse') return breakOff(incoming)
    if (fate === 'answer-502') return void response.writeHead(502).end('bad gateway')
    const answer = await this.#ask(incoming, body)
    if (fate === 'lose-answer') return breakOff(incoming)
    if (fate === 'hold-answer') await new Promise<void>((go) => this.#held.push(go))
    // Chromium itself repeats what breaks off on a connection that was used before: the app would never hear of it.
    response.shouldKeepAlive = false
    response.writeHead(answer.status, answer.headers)
    if (fate !== 'cut-answer') return void response.end(answer.bytes)
    response.write(answer.bytes.subarray(0, answer.bytes.length / 2), () => breakOff(incoming))
  }

  async #ask({ method, url, rawHeaders }: IncomingMessage, body: Buffer): Promise<Answer> {
    const asking = request({ host: '127.0.0.1', port: this.#server.port, method, path: url, headers: rawHeaders })
    asking.end(body)
    const [answer] = (await once(asking, 'response')) as [IncomingMessage]
    const bytes = Buffer.concat(await answer.toArray())
    return { status: answer.statusCode ?? 502, headers: endToEnd(answer.rawHeaders), bytes }
  }
}

interface Answer {
  status: number
  headers: string[]
  bytes: Buffer
}

/** Headers without those that are of one connection alone; names and values by turns. */
function endToEnd(raw: string[]): string[] {
  return raw.filter((_, i) => !/^(connection|keep-alive|transfer-encoding)$/i.test(raw[i - (i % 2)] ?? ''))
}

function breakOff({ socket }: IncomingMessage): void {
  socket.destroy()
}

function readAsked({ method = '', url = '', headers }: IncomingMessage, body: Buffer): Asked {
  if (method !== 'POST' || url !== '/api/sync') return { method, path: url, operations: [] }
  const plain = headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body
  const { operations } = JSON.parse(plain.toString()) as Asked
  return { method, path: url, operations }
}
