/** The network between the phones and the server: does to each request what the script says. */

import { setTimeout as pause } from 'node:timers/promises'
import type { ServerProcess } from '../../tools/server-process.ts'
import type { Lie } from './script.ts'

export class Network {
  readonly #server: ServerProcess
  #lies: Lie[] = []
  /** An answer of before, for a cache that hands it out again. */
  #stale: string | null = null
  #late: Promise<unknown> = Promise.resolve()
  /** How often a phone asked for a repair. */
  repairs = 0

  constructor(server: ServerProcess) {
    this.#server = server
  }

  /** What happens to the next requests, in turn; to those behind them nothing. */
  lie(lies: readonly Lie[]): void {
    this.#lies = [...lies]
  }

  /** Resolves when what was delayed has arrived. */
  async quiet(): Promise<void> {
    this.lie([])
    await this.#late
  }

  async carry(path: string, init: RequestInit | undefined, dead: () => boolean): Promise<Response> {
    if (path.startsWith('/api/repair/')) this.repairs++
    const lie = this.#lies.shift() ?? 'carry'
    switch (lie) {
      case 'lose-request':
        throw new TypeError('network')
      case 'lose-answer':
        await this.#send(path, init)
        throw new TypeError('network')
      case 'twice':
        await this.#send(path, init)
        return this.#send(path, init)
      case 'late':
        // It arrives after the phone has given up, and maybe after newer ones.
        this.#late = Promise.all([this.#late, pause(30).then(() => this.#send(path, init))]).catch(() => {})
        throw new TypeError('network')
      case 'cut-answer': {
        const text = await (await this.#send(path, init)).text()
        return new Response(text.slice(0, Math.floor(text.length / 2)), { status: 200 })
      }
      case 'portal':
        return new Response('<html>log in</html>', { status: 200, headers: { 'Content-Type': 'text/html' } })
      case 'stale':
        return this.#stale === null ? this.#send(path, init) : Response.json(JSON.parse(this.#stale))
      case 'server-error':
        return new Response('bad gateway', { status: 502 })
      case 'slow':
        await pause(20)
        return this.#send(path, init)
      case 'kill-server-before':
        await this.#server.kill()
        await this.#server.start()
        throw new TypeError('network')
      case 'kill-server-after':
        await this.#send(path, init)
        await this.#server.kill()
        await this.#server.start()
        throw new TypeError('network')
      case 'carry':
        return dead() ? Promise.reject(new TypeError('network')) : this.#send(path, init)
    }
  }

  async #send(path: string, init: RequestInit | undefined): Promise<Response> {
    const { signal: _, ...rest } = init ?? {}
    const response = await fetch(this.#server.origin + path, rest)
    const bytes = await response.arrayBuffer()
    if (path === '/api/sync' && response.ok) this.#stale = new TextDecoder().decode(bytes)
    const { status, headers } = response
    return new Response(NO_BODY.includes(status) ? null : bytes, { status, headers: plain(headers) })
  }
}

const NO_BODY = [101, 204, 205, 304]

/** The body is unpacked already. */
function plain(headers: Headers): Headers {
  const copy = new Headers(headers)
  copy.delete('content-encoding')
  copy.delete('content-length')
  return copy
}
