/** A whole village in one process: the real server on SQLite, and phones with their real stores, by real requests. */

import 'fake-indexeddb/auto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Session } from '../../src/device/settings.ts'
import type { ShopDatabase } from '../../src/device/store/database.ts'
import { perform } from '../../src/device/store/perform.ts'
import { Attempt } from '../../src/device/sync/attempt.ts'
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

export class Village implements AsyncDisposable {
  readonly deps: Deps
  /** What the network does to a request; by default it carries it. */
  network: (request: Request, carry: (request: Request) => Promise<Response>) => Promise<Response> = (request, carry) =>
    carry(request)
  readonly #app: ReturnType<typeof createApp>
  readonly #folder: string
  readonly #restore: () => void

  private constructor(deps: Deps, folder: string) {
    this.deps = deps
    this.#folder = folder
    this.#app = createApp(deps)
    this.#restore = routeFetch((path, init) => {
      const request = new Request(`http://village.test${path}`, { ...init, duplex: 'half' } as RequestInit)
      return this.network(request, async (one) => this.#app.fetch(one))
    })
  }

  static async open(): Promise<Village> {
    const folder = await mkdtemp(join(tmpdir(), 'talat-village-'))
    const plenty = { perMinute: 1e6, burst: 1e6 }
    return new Village(
      {
        storage: await openSqlite(join(folder, 'talat.db')),
        photos: filesOnDisk(join(folder, 'photos')),
        log: pino({ level: 'silent' }),
        now: Date.now,
        publicUrl: null,
        secure: false,
        shell: folder,
        limits: { requests: plenty, photos: plenty, wrongCodes: plenty, wrongCodesInAll: plenty },
      },
      folder,
    )
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
    const { code } = await this.post<{ code: string }>('/api/codes', { role }, owner.session)
    return this.#join(code, null)
  }

  async post<T>(path: string, body: object, session?: Session): Promise<T> {
    const headers = {
      'Content-Type': 'application/json',
      ...(session ? { Authorization: `Bearer ${tokenOf(session)}` } : {}),
    }
    const request = { method: 'POST', headers, body: JSON.stringify({ nonce: randomText(8), ...body }) }
    const response = await this.#app.fetch(new Request(`http://village.test${path}`, request))
    return (await response.json()) as T
  }

  async #join(code: string, shop: string | null): Promise<Phone> {
    const device = { device: newId(), secret: randomText(32) }
    const answer = await this.post<JoinAnswer>('/api/join', {
      protocol: PROTOCOL,
      code,
      ...device,
      name: 'โทรศัพท์',
      shop,
    })
    const session = {
      ...device,
      shop: answer.shop,
      role: answer.role,
      joined: true,
      shopName: '',
      recovery: answer.recovery,
    }
    const db = await freshPhone(answer.shop, device.device)
    return { db, session, sync: () => drive(db, new Attempt(db, session), 'tap') }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#restore()
    await this.deps.storage.close()
    await rm(this.#folder, { recursive: true })
  }
}

export function tokenOf({ shop, device, secret }: Session): string {
  return `${shop}_${device}_${secret}`
}
