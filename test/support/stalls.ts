/** A market on a real server, filled through the server's own API as phones fill it: for tests and pictures of the public pages. */

import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { newId, randomText } from '../../src/shared/domain/ids.ts'
import type { Action, Body } from '../../src/shared/protocol/operations.ts'
import { SCHEMA } from '../../src/shared/protocol/version.ts'

export interface Taken {
  photo: Body<'photo.add'>['photo']
  full: Buffer
  thumb: Buffer
}

/** A photograph as a phone hands it over: whole and as a thumbnail. */
export async function taken(camera: Buffer, size = 1280): Promise<Taken> {
  const shrunk = (side: number) =>
    sharp(camera).autoOrient().resize(side, side, { fit: 'inside', withoutEnlargement: true }).webp({ quality: 70 })
  const { data: full, info } = await shrunk(size).toBuffer({ resolveWithObject: true })
  const thumb = await shrunk(320).toBuffer()
  const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
  return {
    photo: {
      id: newId(),
      full: hash(full),
      thumb: hash(thumb),
      type: 'image/webp',
      width: info.width,
      height: info.height,
      fullSize: full.byteLength,
      thumbSize: thumb.byteLength,
      position: Date.now(),
    },
    full,
    thumb,
  }
}

/** The phone of a stall: it sends, and reads nothing back. */
export class Stall {
  readonly shop: string
  readonly #origin: string
  readonly #device = newId()
  readonly #secret = randomText(32)
  #number = 0

  private constructor(origin: string, shop: string) {
    this.#origin = origin
    this.shop = shop
  }

  /** Opens a shop by a code of its community, and its window. */
  static async open(origin: string, code: string, fields: Body<'shop.edit'>['fields']): Promise<Stall> {
    const shop = newId()
    const stall = new Stall(origin, shop)
    const request = { protocol: 1, code, device: stall.#device, secret: stall.#secret, name: 'มือถือ', shop }
    await stall.#post('/api/join', request)
    await stall.do('shop.open', { shop, name: fields.name ?? 'ร้าน', currency: 'THB', zone: 'Asia/Bangkok' })
    await stall.do('shop.edit', { shop, fields: { window: true, ...fields }, based: {} })
    return stall
  }

  get token(): string {
    return `${this.shop}_${this.#device}_${this.#secret}`
  }

  async do<A extends Action>(action: A, body: Body<A>): Promise<void> {
    await this.all([{ action, body }])
  }

  async all(deeds: readonly { action: Action; body: object }[]): Promise<void> {
    const operations = deeds.map((deed) => {
      const now = Date.now()
      this.#number += 1
      return {
        id: newId(),
        device: this.#device,
        number: this.#number,
        schema: SCHEMA,
        at: now,
        seen: now,
        person: null,
        ...deed,
      }
    })
    const { results } = await this.#post<{ results: { outcome: string }[] }>('/api/sync', {
      protocol: 1,
      cursor: '',
      acked: this.#number - operations.length,
      operations,
      waiting: operations.length,
      clock: Date.now(),
      room: 1,
    })
    const refused = results.find(({ outcome }) => outcome !== 'applied')
    if (refused) throw new Error(JSON.stringify(refused))
  }

  /** Sends the bytes of a photo, whole. */
  async upload({ photo, full, thumb }: Taken): Promise<void> {
    for (const [hash, bytes] of [
      [photo.thumb, thumb],
      [photo.full, full],
    ] as const) {
      const headers = { Authorization: `Bearer ${this.token}`, 'Tus-Resumable': '1.0.0' }
      const name = (text: string) => Buffer.from(text).toString('base64')
      await this.#asked('/api/photos', {
        method: 'POST',
        headers: {
          ...headers,
          'Upload-Length': String(bytes.byteLength),
          'Upload-Metadata': `hash ${name(hash)},type ${name('image/webp')}`,
        },
      })
      await this.#asked(`/api/photos/${hash}`, {
        method: 'PATCH',
        headers: { ...headers, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' },
        body: new Uint8Array(bytes),
      })
    }
  }

  async #post<T>(path: string, body: object): Promise<T> {
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${this.token}` }
    const init = { method: 'POST', headers, body: JSON.stringify({ nonce: randomText(8), ...body }) }
    return (await this.#asked(path, init)).json() as Promise<T>
  }

  async #asked(path: string, init: RequestInit): Promise<Response> {
    const answer = await fetch(this.#origin + path, init)
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer
  }
}
