/**
 * Sends pages: compressed, and not again to who has them. What was written is kept until something is stored that buyers
 * may see: a page that many look at is written once, and yet follows a sale at once.
 */

import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { accepted, pack } from '../http/compress.ts'
import type { Market } from '../storage/market.ts'

/** A page that time itself changed is as old as this at most, milliseconds; and one of which nobody could say that it did. */
const FRESH = 5000
/**
 * What is kept at most, in pages and in bytes of them; the one written longest ago goes first. A number alone is not enough: a
 * sitemap has some millions of bytes, and an address may have anything behind it. Nor are bytes: addresses are kept too.
 */
const KEPT = { pages: 500, bytes: 16 * 1024 * 1024 }
/** Bytes that a connection is handed at a time: what is not read yet waits once for all, and not in each of them. */
const AT_A_TIME = 64 * 1024

export interface Written {
  status: 200 | 404 | 410
  type: string
  text: string
}

type Bytes = Uint8Array<ArrayBuffer>

interface Kept extends Omit<Written, 'text'> {
  stamp: string
  at: number
  tag: string
  bytes: Bytes
  packed: Partial<Record<'br' | 'gzip', Bytes>>
}

export class Pages {
  readonly #market: Market
  readonly #now: () => number
  readonly #kept = new Map<string, Kept>()
  /** Bytes of all that are kept. */
  #size = 0
  readonly #writing = new Map<string, Promise<Kept | Response>>()

  constructor(market: Market, now: () => number) {
    this.#market = market
    this.#now = now
  }

  /** @param key the whole address and the language */
  async send(c: Context, key: string, write: () => Promise<Written | Response>): Promise<Response> {
    // Taken before the page is read: what is stored meanwhile makes it old.
    const stamp = await this.#market.stamp()
    const page = this.#fresh(key, stamp) ?? (await this.#write(key, stamp, write))
    // Several may be led on by one answer.
    if (page instanceof Response) return page.clone()
    c.header('Vary', 'Accept-Encoding, Accept-Language')
    c.header('Cache-Control', 'public, no-cache')
    c.header('ETag', page.tag)
    if (page.status === 200 && c.req.header('If-None-Match') === page.tag) return c.body(null, 304)
    c.header('Content-Type', page.type)
    const encoding = accepted(c.req.header('Accept-Encoding'), ['br', 'gzip'])
    if (!encoding) return inPieces(c, page.bytes, page.status)
    page.packed[encoding] ??= new Uint8Array(await pack[encoding](page.bytes))
    c.header('Content-Encoding', encoding)
    return inPieces(c, page.packed[encoding], page.status)
  }

  #fresh(key: string, stamp: string): Kept | undefined {
    const page = this.#kept.get(key)
    const age = page ? this.#now() - page.at : 0
    return page?.stamp === stamp && age >= 0 && age < FRESH ? page : undefined
  }

  /** Written once, however many ask for it at once. */
  #write(key: string, stamp: string, write: () => Promise<Written | Response>): Promise<Kept | Response> {
    const turn = `${stamp} ${key}`
    const writing = this.#writing.get(turn) ?? this.#writeNow(key, stamp, write)
    this.#writing.set(turn, writing)
    return writing.finally(() => this.#writing.delete(turn))
  }

  async #writeNow(key: string, stamp: string, write: () => Promise<Written | Response>): Promise<Kept | Response> {
    const written = await write()
    if (written instanceof Response) return written
    const { text, ...page } = written
    const bytes = new TextEncoder().encode(text)
    const tag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 16)}"`
    const kept = { ...page, stamp, at: this.#now(), tag, bytes, packed: {} }
    this.#drop(key)
    this.#kept.set(key, kept)
    this.#size += bytes.byteLength
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= KEPT.pages && this.#size <= KEPT.bytes) break
      this.#drop(oldest)
    }
    return kept
  }

  #drop(key: string): void {
    this.#size -= this.#kept.get(key)?.bytes.byteLength ?? 0
    this.#kept.delete(key)
  }
}

function inPieces(c: Context, bytes: Bytes, status: Written['status']): Response {
  if (bytes.byteLength <= AT_A_TIME) return c.body(bytes, status)
  let sent = 0
  const pieces = new ReadableStream<Bytes>(
    {
      pull(pipe) {
        pipe.enqueue(bytes.subarray(sent, sent + AT_A_TIME))
        sent += AT_A_TIME
        if (sent >= bytes.byteLength) pipe.close()
      },
    },
    // Nothing before it is asked for.
    { highWaterMark: 0 },
  )
  c.header('Content-Length', String(bytes.byteLength))
  return c.body(pieces, status)
}
