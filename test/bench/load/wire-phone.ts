/**
 * What a phone puts on the wire, without the phone: the requests that the app makes, over connections of its own. Many of
 * them fit in one process, so that what is measured is the server.
 */

import { Agent, request as ask, type IncomingHttpHeaders } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { gunzipSync, gzipSync } from 'node:zlib'
import { newId, randomText } from '../../../src/shared/domain/ids.ts'
import { MAX_OPERATIONS, PHOTO_CHUNK_BYTES } from '../../../src/shared/protocol/limits.ts'
import type { Action, Body, WireOperation } from '../../../src/shared/protocol/operations.ts'
import type { SyncAnswer } from '../../../src/shared/protocol/sync.ts'
import { writeToken } from '../../../src/shared/protocol/token.ts'
import { PROTOCOL, SCHEMA } from '../../../src/shared/protocol/version.ts'
import type { Taken } from '../../support/stalls.ts'

/** As the app packs: below this a gzip header costs more than it saves. */
const WORTH_PACKING = 1024
/** A request with many operations is bounded by their JSON bytes too, as the app's is. */
const BATCH_BYTES = 192 * 1024
const BUSY = 503
const CONFLICT = 409
const TUS = { 'Tus-Resumable': '1.0.0' }

export interface Answered {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

export class WirePhone {
  readonly shop: string
  readonly device = newId()
  readonly secret = randomText(32)
  /** Milliseconds that each sync took, from the first byte sent to the last one read. */
  took: number[] = []
  /** How often the server was busy and it came again later, as the app does. */
  turnedAway = 0
  #origin: string
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 2 })
  #queue: WireOperation[] = []
  #number = 0
  #acked = 0
  #cursor = ''

  private constructor(origin: string, shop: string) {
    this.#origin = origin
    this.shop = shop
  }

  /** Joins by a code: of a community a new shop, of a shop one more phone. */
  static async join(origin: string, code: string, shop: string | null = newId()): Promise<WirePhone> {
    const stranger = new WirePhone(origin, shop ?? '')
    const { device, secret } = stranger
    const asked = { protocol: PROTOCOL, code, device, secret, name: 'มือถือ', shop }
    const joined = await stranger.#json<{ shop: string }>('/api/join', asked)
    if (joined.shop === shop) return stranger
    stranger.close()
    return Object.assign(new WirePhone(origin, joined.shop), { device, secret })
  }

  get token(): string {
    return writeToken(this.shop, this.device, this.secret)
  }

  get waiting(): number {
    return this.#queue.length
  }

  /** Something is done offline: it waits until the next sync. */
  do<A extends Action>(action: A, body: Body<A>): void {
    const now = Date.now()
    this.#number += 1
    const { device } = this
    const number = this.#number
    this.#queue.push({ id: newId(), device, number, schema: SCHEMA, at: now, seen: now, person: null, action, body })
  }

  /** Sends all that waits and reads to the end of the feed. */
  async sync(): Promise<void> {
    for (let more = true; more || this.#queue.length > 0; ) {
      const operations = this.#batch()
      const start = performance.now()
      const answer = await this.#json<SyncAnswer>('/api/sync', {
        protocol: PROTOCOL,
        cursor: this.#cursor,
        acked: this.#acked,
        operations,
        waiting: this.#queue.length,
        ...(operations.length > 0 ? { clock: Date.now() } : {}),
      })
      this.took.push(performance.now() - start)
      const refused = answer.results.find(({ outcome }) => outcome !== 'applied')
      if (refused) throw new Error(JSON.stringify(refused))
      this.#queue.splice(0, operations.length)
      this.#acked = operations.at(-1)?.number ?? this.#acked
      this.#cursor = answer.cursor
      more = answer.more
    }
  }

  async code(role: 'owner' | 'helper'): Promise<string> {
    return (await this.#json<{ code: string }>('/api/codes', { role })).code
  }

  /** Sends one file of a photo as the app does: asks how much is there, begins it, and appends chunk by chunk. */
  async upload(hash: string, bytes: Buffer): Promise<void> {
    let offset = await this.#begun(hash, bytes)
    while (offset < bytes.byteLength) {
      const headers = { ...TUS, 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(offset) }
      const chunk = bytes.subarray(offset, offset + PHOTO_CHUNK_BYTES)
      const answer = await this.ask('PATCH', `/api/photos/${hash}`, headers, chunk)
      // Of what the server was too busy for, a part may have been stored.
      if (answer.status === CONFLICT) offset = await this.#begun(hash, bytes)
      else offset = Number(expectStatus(answer, 204).headers['upload-offset'])
    }
  }

  /** The byte to go on from. */
  async #begun(hash: string, bytes: Buffer): Promise<number> {
    const there = await this.ask('HEAD', `/api/photos/${hash}`, TUS)
    if (there.status !== 404) return Number(expectStatus(there, 200).headers['upload-offset'])
    const named = `hash ${btoa(hash)},type ${btoa('image/webp')}`
    const headers = { ...TUS, 'Upload-Length': String(bytes.byteLength), 'Upload-Metadata': named }
    expectStatus(await this.ask('POST', '/api/photos', headers), 201)
    return 0
  }

  /** Thumbnails of all first, then the full ones. */
  async uploadAll(photos: readonly Taken[]): Promise<void> {
    for (const { photo, thumb } of photos) await this.upload(photo.thumb, thumb)
    for (const { photo, full } of photos) await this.upload(photo.full, full)
  }

  async ask(method: string, path: string, headers: Record<string, string> = {}, body?: Uint8Array): Promise<Answered> {
    const answer = await this.#once(method, path, headers, body)
    if (answer.status !== BUSY) return answer
    this.turnedAway += 1
    await pause(Number(answer.headers['retry-after'] ?? 1) * 1000)
    return this.ask(method, path, headers, body)
  }

  #once(method: string, path: string, headers: Record<string, string>, body?: Uint8Array): Promise<Answered> {
    const length = body ? { 'Content-Length': String(body.byteLength) } : {}
    const options = {
      method,
      agent: this.#agent,
      headers: { Authorization: `Bearer ${this.token}`, 'Accept-Encoding': 'gzip', ...headers, ...length },
    }
    return new Promise((done, failed) => {
      const request = ask(new URL(path, this.#origin), options, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part)).on('error', failed)
        response.on('end', () => {
          const { statusCode = 0, headers } = response
          done({ status: statusCode, headers, body: unpacked(Buffer.concat(parts), headers) })
        })
      })
      request.on('error', failed)
      request.end(body)
    })
  }

  /** It reaches the server another way from now on. */
  moveTo(origin: string): void {
    this.#origin = origin
  }

  close(): void {
    this.#agent.destroy()
  }

  #batch(): WireOperation[] {
    let room = BATCH_BYTES
    return this.#queue.slice(0, MAX_OPERATIONS).filter((operation, index) => {
      room -= JSON.stringify(operation).length
      return room >= 0 || index === 0
    })
  }

  async #json<T>(path: string, body: object): Promise<T> {
    const plain = Buffer.from(JSON.stringify({ nonce: randomText(8), ...body }))
    const headers = { 'Content-Type': 'application/json' }
    const answer =
      plain.byteLength < WORTH_PACKING
        ? await this.ask('POST', path, headers, plain)
        : await this.ask('POST', path, { ...headers, 'Content-Encoding': 'gzip' }, gzipSync(plain))
    return JSON.parse(expectStatus(answer, 200).body.toString()) as T
  }
}

function expectStatus(answer: Answered, status: number): Answered {
  if (answer.status !== status) throw new Error(`${answer.status} in place of ${status}: ${answer.body}`)
  return answer
}

function unpacked(bytes: Buffer, headers: IncomingHttpHeaders): Buffer {
  return headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes
}
