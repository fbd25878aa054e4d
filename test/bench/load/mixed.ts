/** A modest load of all that a village and its buyers ask of a server, honest and not, one thing after the other by chance. */

import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import sharp from 'sharp'
import { newId, randomText } from '../../../src/shared/domain/ids.ts'
import { PROTOCOL } from '../../../src/shared/protocol/version.ts'
import type { ServerProcess } from '../../../tools/server-process.ts'
import { Random } from '../../faults/random.ts'
import { clothPhoto } from '../../screens/cloth.ts'
import { cloth, line, sale } from '../../server/trade.ts'
import { codeIn } from '../../support/hands.ts'
import { keeper } from '../../support/na-kha.ts'
import { taken } from '../../support/stalls.ts'
import { WirePhone } from './wire-phone.ts'

const SHOPS = 20
/** Milliseconds between two things, on average. */
const EVERY = 140
/** Phones that have joined beside the first: the oldest is taken out for a new one. */
const MOST_PHONES = 3
/** Pieces that a shop shows: for a new one the oldest is taken away, so that what grows is not the village. */
const MOST_PIECES = 6
/** Milliseconds that a slow client holds its connection. */
const HELD = 45_000

interface Shop {
  owner: WirePhone
  others: WirePhone[]
  goods: string[]
  pictures: string[]
  /** Nobody asks for it any more; it is taken away before the next one. */
  leaving: string | undefined
}

export interface Load {
  /** How often what was done. */
  done: Map<string, number>
  /** What should not have been answered. */
  wrong: string[]
  stop(): Promise<void>
}

/** Fills a village and then keeps it busy until it is stopped. */
export async function mixedLoad(server: ServerProcess): Promise<Load> {
  const random = new Random(7)
  const shops: Shop[] = []
  for (let index = 0; index < SHOPS; index++) shops.push(await openShop(server, index))
  const village = new Village(server.origin, shops, random)
  const done = new Map<string, number>()
  const wrong: string[] = []
  const underWay = new Set<Promise<void>>()
  let stopped = false

  const one = async () => {
    const what = random.weighted(WEIGHTS)
    done.set(what, (done.get(what) ?? 0) + 1)
    try {
      await village[what]()
    } catch (error) {
      wrong.push(`${what}: ${error}`)
    }
  }
  const run = async () => {
    while (!stopped) {
      const doing = one()
      underWay.add(doing)
      void doing.finally(() => underWay.delete(doing))
      await pause(EVERY * 2 * random.next())
    }
    await Promise.all(underWay)
  }
  const running = run()
  const stop = async () => {
    stopped = true
    await running
    for (const { owner, others } of shops) for (const phone of [owner, ...others]) phone.close()
  }
  return { done, wrong, stop }
}

async function openShop(server: ServerProcess, index: number): Promise<Shop> {
  const owner = await WirePhone.join(server.origin, codeIn(await keeper(server, 'code')))
  const { shop } = owner
  owner.do('shop.open', { shop, name: `ร้านที่ ${index + 1}`, currency: 'THB', zone: 'Asia/Bangkok' })
  owner.do('shop.edit', { shop, fields: { window: true, agrees: true, story: 'ทอมือทุกผืน' }, based: {} })
  await owner.sync()
  const others: WirePhone[] = []
  while (others.length < MOST_PHONES) others.push(await WirePhone.join(server.origin, await owner.code('helper'), null))
  return { owner, others, goods: [], pictures: [], leaving: undefined }
}

const WEIGHTS = {
  sell: 30,
  edit: 8,
  idle: 14,
  addGood: 2,
  newPhone: 1,
  page: 16,
  search: 8,
  picture: 9,
  still: 4,
  form: 2,
  wrongToken: 3,
  wrongCode: 0.3,
  nonsense: 1,
  cutBody: 2,
  cutAnswer: 2,
  slowClient: 0.3,
}

class Village {
  readonly #origin: string
  readonly #shops: readonly Shop[]
  readonly #random: Random
  /** By shop: a phone syncs one thing at a time, as under the app's lock. */
  readonly #turns = new Map<WirePhone, Promise<unknown>>()

  constructor(origin: string, shops: readonly Shop[], random: Random) {
    this.#origin = origin
    this.#shops = shops
    this.#random = random
  }

  async sell(): Promise<void> {
    const { phone, shop } = this.#pick()
    for (let left = 1 + this.#random.below(4); left > 0; left--) {
      const good = shop.goods.length > 0 ? this.#random.pick(shop.goods) : newId()
      phone.do('sale.record', sale([line({ good })]))
    }
    await this.#sync(phone)
  }

  async edit(): Promise<void> {
    const { owner, goods } = this.#random.pick(this.#shops)
    if (goods.length === 0) return
    const fields = { price: 10_000 * (1 + this.#random.below(90)) }
    owner.do('good.edit', { good: this.#random.pick(goods), fields, based: {} })
    await this.#sync(owner)
  }

  async idle(): Promise<void> {
    await this.#sync(this.#pick().phone)
  }

  /** A new piece for the window, with its photograph. */
  async addGood(): Promise<void> {
    const shop = this.#random.pick(this.#shops)
    const { owner, goods, pictures } = shop
    const pattern = this.#random.pick(['mudmee', 'khit', 'check', 'plain'] as const)
    const { buffer } = await clothPhoto({ ground: this.#dye(), figure: this.#dye(), accent: this.#dye(), pattern })
    const picture = await taken(await sharp(buffer).resize(900).jpeg().toBuffer(), 900)
    const good = cloth({ name: `ผ้า ${randomText(5)}`, published: true, piece: this.#random.chance(0.3), price: 90_000 })
    if (shop.leaving) owner.do('good.delete', { good: shop.leaving })
    shop.leaving = undefined
    owner.do('good.add', { ...good, photos: [picture.photo], movement: { id: newId(), quantity: 5 } })
    await this.#sync(owner)
    await owner.uploadAll([picture])
    goods.push(good.good)
    pictures.push(`/p/${good.good}/${picture.photo.full.slice(0, 16)}`)
    if (goods.length <= MOST_PIECES) return
    shop.leaving = goods.shift()
    pictures.shift()
  }

  /** Somebody's phone joins; the one that has been there longest is taken out. */
  async newPhone(): Promise<void> {
    const { owner, others } = this.#random.pick(this.#shops)
    const phone = await WirePhone.join(this.#origin, await owner.code('helper'), null)
    others.push(phone)
    await this.#sync(phone)
    if (others.length <= MOST_PHONES) return
    const gone = others.shift()
    if (!gone) return
    await this.#turns.get(gone)
    owner.do('device.remove', { device: gone.device, based: {} })
    await this.#sync(owner)
    gone.close()
  }

  async page(): Promise<void> {
    const language = this.#random.pick(['', '/th', '/en', '/lo', '/zh'])
    const { owner, goods } = this.#random.pick(this.#shops)
    const shop = `/s/${owner.shop}`
    const piece = goods.length > 0 ? `/p/${this.#random.pick(goods)}` : shop
    await this.#get(language + this.#random.pick(['/c/market', shop, piece, piece]), [200, 302])
  }

  async search(): Promise<void> {
    await this.#get(
      `/th/c/market/search?q=${this.#random.chance(0.5) ? encodeURIComponent('ผ้า') : randomText(4)}`,
      [200],
    )
  }

  async picture(): Promise<void> {
    const { pictures } = this.#random.pick(this.#shops)
    if (pictures.length === 0) return
    const size = this.#random.pick(['320.webp', '640.webp', '640.jpg', '320.avif', '640.avif', 'og.jpg'])
    await this.#get(`${this.#random.pick(pictures)}/${size}`, [200])
  }

  async still(): Promise<void> {
    await this.#get(this.#random.pick(['/', '/favicon.svg', '/healthz', '/sitemap.xml', '/robots.txt']), [200])
  }

  async form(): Promise<void> {
    const { goods } = this.#random.pick(this.#shops)
    if (goods.length > 0) await this.#get(`/th/o/new?good=${this.#random.pick(goods)}`, [200, 303, 410])
  }

  async wrongToken(): Promise<void> {
    const { owner } = this.#random.pick(this.#shops)
    const Authorization = `Bearer ${owner.token.slice(0, -32)}${randomText(32)}`
    await this.#get(`/api/photos/${'a'.repeat(64)}`, [401], { headers: { Authorization } })
  }

  async wrongCode(): Promise<void> {
    const asked = { protocol: PROTOCOL, nonce: randomText(8), code: randomText(8), device: newId() }
    const body = JSON.stringify({ ...asked, secret: randomText(32), name: 'x', shop: newId() })
    await this.#get('/api/join', [404, 429], { method: 'POST', body })
  }

  async nonsense(): Promise<void> {
    const path = this.#random.pick([
      '/wp-login.php',
      '/../../etc/passwd',
      '/p/%00',
      '/api/nothing',
      `/s/${randomText(9)}`,
    ])
    await this.#get(path, [400, 404])
  }

  /** The link goes in the middle of what a phone sends. */
  async cutBody(): Promise<void> {
    const { owner } = this.#random.pick(this.#shops)
    const head = `POST /api/sync HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${owner.token}\r\nContent-Length: 5000\r\n\r\n`
    await this.#raw(`${head}{"protocol":1,`, 200)
  }

  /** And in the middle of what it is answered. */
  async cutAnswer(): Promise<void> {
    await this.#raw('GET /c/market HTTP/1.1\r\nHost: x\r\n\r\n', 1 + this.#random.below(20))
  }

  /** Half of a head, and nothing more for long. */
  async slowClient(): Promise<void> {
    await this.#raw('GET /c/market HTTP/1.1\r\nHost:', HELD)
  }

  #pick(): { phone: WirePhone; shop: Shop } {
    const shop = this.#random.pick(this.#shops)
    return { shop, phone: this.#random.pick([shop.owner, ...shop.others]) }
  }

  #dye(): string {
    return `#${this.#random.below(0x1000000).toString(16).padStart(6, '0')}`
  }

  async #sync(phone: WirePhone): Promise<void> {
    const before = this.#turns.get(phone)
    const turn = (before ?? Promise.resolve()).then(() => phone.sync())
    this.#turns.set(
      phone,
      turn.catch(() => {}),
    )
    await turn
  }

  async #get(path: string, statuses: readonly number[], init: RequestInit = {}): Promise<void> {
    const answer = await fetch(this.#origin + path, { redirect: 'manual', ...init })
    await answer.arrayBuffer()
    if (!statuses.includes(answer.status)) throw new Error(`${path}: ${answer.status}`)
  }

  async #raw(text: string, held: number): Promise<void> {
    const socket = connect(Number(new URL(this.#origin).port), '127.0.0.1')
    socket.on('error', () => {})
    socket.write(text)
    await pause(held)
    socket.resetAndDestroy()
  }
}
