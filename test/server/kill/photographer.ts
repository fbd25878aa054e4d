/** A phone that sends photo after photo by tus, and goes on behind what the server says it has. */

import { createHash, randomBytes } from 'node:crypto'
import { PHOTO_CHUNK_BYTES } from '../../../src/shared/protocol/limits.ts'
import { isCutOff, type Mortal } from './mortal.ts'

const SIZE = 150_000
const TUS = { 'Tus-Resumable': '1.0.0' }

export class Photographer {
  readonly shop: string
  /** Those that the server said it has whole. */
  readonly whole = new Map<string, Buffer>()
  /** Bytes that it had said it has, and has no more. */
  readonly lost: string[] = []
  /** How often a photo went on in its middle after a kill. */
  resumed = 0
  readonly #mortal: Mortal
  readonly #token: string

  constructor(mortal: Mortal, token: string) {
    this.#mortal = mortal
    this.#token = token
    this.shop = token.split('_')[0] ?? ''
  }

  async photograph(enough: () => boolean): Promise<void> {
    while (!enough()) {
      const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xd9]), randomBytes(SIZE - 4)])
      const hash = createHash('sha256').update(bytes).digest('hex')
      await this.#send(hash, bytes)
      this.whole.set(hash, bytes)
    }
  }

  async #send(hash: string, bytes: Buffer): Promise<void> {
    let said = 0
    for (;;) {
      await this.#mortal.up
      try {
        let offset = await this.#offset(hash)
        if ((offset ?? 0) < said) this.lost.push(`${hash}: ${said} said, ${offset} there`)
        if (offset !== null && offset > 0 && offset < bytes.length) this.resumed += 1
        offset ??= await this.#create(hash)
        while (offset < bytes.length) {
          offset = await this.#append(hash, offset, bytes)
          said = offset
        }
        return
      } catch (error) {
        if (!isCutOff(error)) throw error
      }
    }
  }

  async #offset(hash: string): Promise<number | null> {
    const response = await this.#ask(`/${hash}`, { method: 'HEAD' }, [200, 404])
    return response.status === 404 ? null : Number(response.headers.get('Upload-Offset'))
  }

  async #create(hash: string): Promise<number> {
    const metadata = `hash ${btoa(hash)},type ${btoa('image/jpeg')}`
    const headers = { 'Upload-Length': String(SIZE), 'Upload-Metadata': metadata }
    await this.#ask('', { method: 'POST', headers }, [201])
    return 0
  }

  async #append(hash: string, offset: number, bytes: Buffer): Promise<number> {
    const headers = { 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(offset) }
    const body = new Uint8Array(bytes.subarray(offset, offset + PHOTO_CHUNK_BYTES))
    const response = await this.#ask(`/${hash}`, { method: 'PATCH', headers, body }, [204])
    return Number(response.headers.get('Upload-Offset'))
  }

  async #ask(path: string, init: RequestInit, expected: number[]): Promise<Response> {
    const headers = { ...TUS, Authorization: `Bearer ${this.#token}`, ...init.headers }
    const response = await fetch(`${this.#mortal.process.origin}/api/photos${path}`, { ...init, headers })
    const text = await response.text()
    if (!expected.includes(response.status)) throw new Error(`${init.method} ${response.status} ${text}`)
    this.#mortal.answered()
    return response
  }
}
