/** A whole village in one process: the real server on SQLite, and phones with their real stores, by real requests. */

import 'fake-indexeddb/auto'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { newSignKeys } from '../../src/device/carry/keys.ts'
import type { Session } from '../../src/device/settings.ts'
import type { ShopDatabase } from '../../src/device/store/database.ts'
import { perform } from '../../src/device/store/perform.ts'
import { Attempt } from '../../src/device/sync/attempt.ts'
import { renumber } from '../../src/device/sync/newDevice.ts'
import { MENDER } from '../../src/device/sync/page.ts'
import { drive } from '../../src/device/sync/run.ts'
import { createApp } from '../../src/server/app.ts'
import type { Deps } from '../../src/server/deps.ts'
import { newCommunityCode } from '../../src/server/join/codes.ts'
import { filesOnDisk } from '../../src/server/photos/files.ts'
import { openSqlite } from '../../src/server/storage/sqlite/open.ts'
import { newId, randomText } from '../../src/shared/domain/ids.ts'
import type { Role } from '../../src/shared/domain/records.ts'
import type { JoinAnswer } from '../../src/shared/protocol/join.ts'
import { PROTOCOL } from '../../src/shared/protocol/version.ts'
import { routeFetch } from './liar.ts'
import { freshPhone } from './store.ts'

export interface Phone {
  db: ShopDatabase
  session: Session
  /** One run of the engine. */
  sync(): Promise<void>
}

interface Server {
  deps: Deps
  app: ReturnType<typeof createApp>
}

const PLENTY = { perMinute: 1e6, burst: 1e6 }

async function serve(data: string): Promise<Server> {
  const deps: Deps = {
    storage: await openSqlite(join(data, 'talat.db')),
    photos: filesOnDisk(join(data, 'photos')),
    sizes: filesOnDisk(join(data, 'sizes')),
    log: pino({ level: 'silent' }),
    now: Date.now,
    publicUrl: null,
    secure: false,
    shell: data,
    limits: {
      requests: PLENTY,
      photos: PLENTY,
      wrongCodes: PLENTY,
      wrongCodesInAll: PLENTY,
      asks: PLENTY,
      asksInAll: PLENTY,
    },
  }
  return { deps, app: createApp(deps) }
}

const carryOn = (request: Request, carry: (request: Request) => Promise<Response>) => carry(request)

export class Village implements AsyncDisposable {
  /** What the network does to a request; by default it carries it. */
  network: (request: Request, carry: (request: Request) => Promise<Response>) => Promise<Response> = carryOn
  #server: Server
  readonly #folder: string
  readonly #restore: () => void

  private constructor(server: Server, folder: string) {
    this.#server = server
    this.#folder = folder
    this.#restore = routeFetch((path, init) => {
      const request = new Request(`http://village.test${path}`, { ...init, duplex: 'half' } as RequestInit)
      return this.network(request, async (one) => this.#server.app.fetch(one))
    })
  }

  static async open(): Promise<Village> {
    const folder = await mkdtemp(join(tmpdir(), 'talat-village-'))
    return new Village(await serve(join(folder, 'data')), folder)
  }

  get deps(): Deps {
    return this.#server.deps
  }

  get photoFolder(): string {
    return join(this.#folder, 'data', 'photos')
  }

  /** A copy of the server's data as it is now. */
  async backup(): Promise<string> {
    const copy = join(this.#folder, `backup-${newId()}`)
    await this.#restart((data) => cp(data, copy, { recursive: true }))
    return copy
  }

  /** The server goes on with an older copy of its data, and with a network that carries. */
  async restore(copy: string): Promise<void> {
    this.network = carryOn
    await this.#restart(async (data) => {
      await rm(data, { recursive: true })
      await cp(copy, data, { recursive: true })
    })
  }

  /** The server's machine is lost; an empty one takes its place. */
  async loseEverything(): Promise<void> {
    await this.#restart((data) => rm(data, { recursive: true }))
  }

  async #restart(change: (data: string) => Promise<void>): Promise<void> {
    const data = join(this.#folder, 'data')
    await this.#server.deps.storage.close()
    await change(data)
    this.#server = await serve(data)
  }

  /** A phone that the server does not know joins again: with a community code, or with a code of a phone that has. */
  async rejoin(phone: Phone, other?: Phone): Promise<void> {
    const code = other
      ? await this.#codeOf(other, phone.session.role)
      : (await newCommunityCode(this.deps.storage, Date.now())).code
    const fresh = { device: newId(), secret: randomText(32) }
    const { device, secret } = other ? fresh : phone.session
    const shop = other ? null : phone.session.shop
    await this.post('/api/join', { protocol: PROTOCOL, code, device, secret, name: 'โทรศัพท์', shop })
    if (!other) return
    await renumber(phone.db, device)
    Object.assign(phone.session, fresh)
  }

  /** A phone whose owner has started a shop offline and joined the community. */
  async owner(): Promise<Phone> {
    const { code } = await newCommunityCode(this.deps.storage, Date.now())
    const shop = newId()
    const phone = await this.#join(code, shop)
    const body = { shop, name: 'ร้านทดสอบ', currency: 'THB' as const, zone: 'Asia/Bangkok' }
    await perform(phone.db, [{ action: 'shop.open', body }])
    return phone
  }

  /** One more phone of the same shop. */
  async another(owner: Phone, role: Role): Promise<Phone> {
    return this.#join(await this.#codeOf(owner, role), null)
  }

  async post<T>(path: string, body: object, session?: Session): Promise<T> {
    const headers = {
      'Content-Type': 'application/json',
      ...(session ? { Authorization: `Bearer ${tokenOf(session)}` } : {}),
    }
    const request = { method: 'POST', headers, body: JSON.stringify({ nonce: randomText(8), ...body }) }
    const response = await this.#server.app.fetch(new Request(`http://village.test${path}`, request))
    return (await response.json()) as T
  }

  async #codeOf(owner: Phone, role: Role): Promise<string> {
    return (await this.post<{ code: string }>('/api/codes', { role }, owner.session)).code
  }

  /** What the server answers to a phone that asks for a photo. */
  async photo(phone: Phone, hash: string): Promise<number> {
    const headers = { Authorization: `Bearer ${tokenOf(phone.session)}` }
    const response = await this.#server.app.fetch(new Request(`http://village.test/api/photos/${hash}`, { headers }))
    await response.arrayBuffer()
    return response.status
  }

  async #join(code: string, shop: string | null): Promise<Phone> {
    const device = { device: newId(), secret: randomText(32) }
    const sign = await newSignKeys()
    const answer = await this.post<JoinAnswer>('/api/join', {
      protocol: PROTOCOL,
      code,
      ...device,
      name: 'โทรศัพท์',
      shop,
      sign: sign.public,
    })
    const session = {
      ...device,
      shop: answer.shop,
      role: answer.role,
      joined: true,
      shopName: '',
      recovery: answer.recovery,
      sign,
      seal: answer.seal ?? '',
    }
    const db = await freshPhone(answer.shop, device.device)
    return {
      db,
      session,
      sync: () => drive(db, new Attempt(db, session, new AbortController().signal, MENDER), 'tap'),
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#restore()
    await this.#server.deps.storage.close()
    await rm(this.#folder, { recursive: true })
  }
}

export function tokenOf({ shop, device, secret }: Session): string {
  return `${shop}_${device}_${secret}`
}
