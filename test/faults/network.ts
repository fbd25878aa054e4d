/** The network between a phone and the server: does to each request what the script says. */

import { request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { Farm } from '../support/farm.ts'
import { endPatience } from './patience.ts'
import type { Lie } from './script.ts'
import type { Tally } from './tally.ts'

interface Sent {
  path: string
  init: RequestInit
}

export class Network {
  readonly #server: Farm
  readonly #tally: Tally
  #lies: Lie[] = []
  /** An answer of before, for a cache that hands it out again. */
  #stale: string | null = null
  /** Requests that arrive only after a newer one. */
  #overtaken: Sent[] = []
  #late: Promise<unknown> = Promise.resolve()
  /** Looks at the phone before each request: what is wrong between two of them may be healed by the next. */
  glance: () => Promise<void> = async () => {}
  /** How often a phone asked for a repair. */
  repairs = 0

  constructor(server: Farm, tally: Tally) {
    this.#server = server
    this.#tally = tally
  }

  /** What happens to the next requests, in turn; to those behind them nothing. */
  lie(lies: readonly Lie[]): void {
    this.#lies = [...lies]
  }

  /** Resolves when what was delayed has arrived. */
  async quiet(): Promise<void> {
    this.lie([])
    await this.#late
    await this.#letArrive()
  }

  readonly carry = async (path: string, init: RequestInit, dead: () => boolean): Promise<Response> => {
    if (path === '/api/repair/compare') this.repairs++
    await this.glance()
    const sent = { path, init }
    const lie = this.#lies.shift() ?? 'carry'
    this.#tally.count(`request: ${lie}`)
    switch (lie) {
      case 'lose-request':
        throw offline()
      case 'lose-answer':
        await this.#send(sent)
        throw offline()
      case 'twice':
        await this.#send(sent)
        return this.#send(sent)
      case 'late':
        // It arrives after the phone has given up, and maybe after newer ones.
        this.#late = Promise.all([this.#late, pause(30).then(() => this.#send(sent))]).catch(() => {})
        throw offline()
      case 'overtaken':
        this.#overtaken.push(sent)
        throw offline()
      case 'cut-request':
        await this.#sendHalf(sent)
        throw offline()
      case 'cut-answer': {
        const text = await (await this.#send(sent)).text()
        return new Response(text.slice(0, Math.floor(text.length / 2)), { status: 200 })
      }
      case 'portal':
        return new Response('<html>log in</html>', { status: 200, headers: { 'Content-Type': 'text/html' } })
      case 'stale':
        return this.#stale === null ? this.#send(sent) : Response.json(JSON.parse(this.#stale))
      case 'server-error':
        return new Response('bad gateway', { status: 502 })
      case 'too-slow':
        // A link of 2G brings it over, but not within the time that the phone allows.
        await this.#send(sent)
        if (init.signal) endPatience(init.signal)
        throw offline()
      case 'kill-server-before':
        await this.#server.crash()
        throw offline()
      case 'kill-server-during': {
        const answer = this.#send(sent).catch(() => undefined)
        await pause(sent.path.length % 3)
        await this.#server.crash()
        await answer
        throw offline()
      }
      case 'kill-server-after':
        await this.#send(sent)
        await this.#server.crash()
        throw offline()
      case 'carry': {
        if (dead()) throw offline()
        const answer = await this.#send(sent)
        await this.#letArrive()
        return answer
      }
    }
  }

  async #letArrive(): Promise<void> {
    for (const sent of this.#overtaken.splice(0)) await this.#send(sent).catch(() => {})
  }

  async #send({ path, init }: Sent): Promise<Response> {
    const { signal: _, ...rest } = init
    const response = await fetch(this.#server.origin + path, rest)
    const bytes = await response.arrayBuffer()
    if (path === '/api/sync' && response.ok) this.#stale = new TextDecoder().decode(bytes)
    const { status, headers } = response
    return new Response(NO_BODY.includes(status) ? null : bytes, { status, headers: plain(headers) })
  }

  /** The link breaks in the middle of the body. */
  async #sendHalf({ path, init }: Sent): Promise<void> {
    const { method = 'GET', headers, body } = init
    const bytes = Buffer.from(await new Response(body ?? null).arrayBuffer())
    if (bytes.byteLength === 0) return
    await new Promise<void>((resolve) => {
      const sending = request(this.#server.origin + path, {
        method,
        headers: { ...Object.fromEntries(new Headers(headers)), 'Content-Length': String(bytes.byteLength) },
      })
      sending.once('error', () => {})
      sending.once('close', resolve)
      sending.write(bytes.subarray(0, Math.floor(bytes.byteLength / 2)), () => sending.destroy())
    })
  }
}

function offline(): TypeError {
  return new TypeError('network')
}

const NO_BODY = [101, 204, 205, 304]

/** The body is unpacked already. */
function plain(headers: Headers): Headers {
  const copy = new Headers(headers)
  copy.delete('content-encoding')
  copy.delete('content-length')
  return copy
}
