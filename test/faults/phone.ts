/** A phone of the harness: the real store and the real engine on a machine that can die. It runs in Node and in a page. */

import { takeBack } from '../../src/device/carry/back.ts'
import { carry, listCarried } from '../../src/device/carry/carried.ts'
import { give } from '../../src/device/carry/give.ts'
import { newSignKeys } from '../../src/device/carry/keys.ts'
import { readSettings, type Session, saveSession, saveSettings } from '../../src/device/settings.ts'
import { makeDatabase, removeDevice } from '../../src/device/store/actions/shop.ts'
import { openShop, type ShopDatabase } from '../../src/device/store/database.ts'
import { perform } from '../../src/device/store/perform.ts'
import { readSync, type SyncState } from '../../src/device/store/state.ts'
import { joinShop } from '../../src/device/sync/join.ts'
import { PAGE } from '../../src/device/sync/page.ts'
import { run } from '../../src/device/sync/run.ts'
import { fromBase64, toBase64 } from '../../src/shared/carry/bytes.ts'
import type { Bytes } from '../../src/shared/carry/subtle.ts'
import { asVersion1, lay } from '../support/version1.ts'
import type { Body } from './body.ts'
import { act, whatOf } from './deeds.ts'
import type { Entry, Told, Unseen } from './history.ts'
import type { DeedStep } from './script.ts'
import { readStores, type Stores } from './stores.ts'

function bytesOf(text: string): Bytes {
  return fromBase64(text) ?? new Uint8Array(0)
}

/** All of it can be asked from another process: what goes in and out is plain. */
export class Phone {
  readonly #body: Body
  #session: Session | null = null
  #db: ShopDatabase | null = null

  constructor(body: Body) {
    this.#body = body
  }

  /** Has joined; whoever is first has started the shop. */
  async join(session: Session, isFirst: boolean): Promise<void> {
    this.#session = session
    await this.#body.run(async () => {
      await saveSession(session)
      await saveSettings({ current: session.shop })
      this.#db = await makeDatabase(session)
      const body = { shop: session.shop, name: 'ร้าน', currency: 'THB' as const, zone: 'Asia/Bangkok' }
      if (isFirst) await perform(this.#database(), [{ action: 'shop.open', body }])
    })
  }

  /** One action of a person. */
  async deed(step: DeedStep, dieAt: number | null): Promise<Told> {
    const about: Unseen = { what: whatOf(step.do), about: null, delta: 0 }
    let acknowledged: Entry | null = null
    const ended = await this.#live(dieAt, async () => {
      acknowledged = await act(this.#database(), this.#known().role === 'owner', step, about)
    })
    const died = ended === 'died'
    if (ended !== 'done') return { died, unseen: about }
    return acknowledged ? { died, acknowledged } : { died }
  }

  /** One run of the engine. */
  async sync(dieAt: number | null): Promise<Told> {
    const { shop } = this.#known()
    return { died: (await this.#live(dieAt, () => run(this.#database(), shop, 'tap', PAGE))) === 'died' }
  }

  /** A person goes on while the phone syncs: the deed is done when the n-th request has been answered. */
  async meanwhile(step: DeedStep, request: number): Promise<Told> {
    const { frozen, thaw } = this.#body.freezeAt(request)
    const sync = this.sync(null)
    await Promise.race([sync, frozen])
    const told = await this.deed(step, null)
    thaw()
    await sync
    return told
  }

  /** A tab is frozen in the middle of its sync; another one takes the lock and syncs; then the first one goes on. */
  async freeze(request: number): Promise<void> {
    const { frozen, thaw } = this.#body.freezeAt(request)
    const first = this.sync(null)
    const isFrozen = await Promise.race([first.then(() => false), frozen.then(() => true)])
    if (!isFrozen) return thaw()
    await this.#body.run(async () => {
      const { shop } = this.#known()
      const tab = openShop(shop)
      await run(tab, shop, 'tap', PAGE).catch(() => {})
      tab.close()
    })
    thaw()
    await first
  }

  /**
   * Gives what it has not sent to a neighbour.
   * @param forged signed by a key that is not this device's
   */
  async give(forged: boolean, dieAt: number | null): Promise<Told & { bundle?: string }> {
    let bundle: string | undefined
    const ended = await this.#live(dieAt, async () => {
      const session = await this.session()
      const signed = forged ? { ...session, sign: await newSignKeys() } : session
      bundle = toBase64((await give(this.#database(), signed, 'ป้าแดง')).bytes)
    })
    return { died: ended === 'died', ...(ended === 'done' && bundle !== undefined ? { bundle } : {}) }
  }

  /** Takes a neighbour's bundle; it goes with this phone's next sync. */
  async carry(bundle: string): Promise<void> {
    await this.#live(null, () => carry(bytesOf(bundle)))
  }

  /** The answers that this phone has for neighbours. */
  async answers(): Promise<string[]> {
    let answers: string[] = []
    await this.#live(null, async () => {
      const rows = await listCarried()
      answers = rows.flatMap(({ answer }) => (answer ? [toBase64(new Uint8Array(answer))] : []))
    })
    return answers
  }

  /** What a neighbour brought back. */
  async takeBack(answer: string): Promise<void> {
    await this.#live(null, () => takeBack(this.#database(), bytesOf(answer)))
  }

  /** Takes another phone out of the shop. */
  async remove(device: string): Promise<void> {
    await this.#live(null, () => removeDevice(this.#database(), device))
  }

  /** Joins again by a code, as a new device with its queue. */
  async rejoin(code: string, dieAt: number | null): Promise<{ died: boolean; failed?: string }> {
    this.reopen()
    let failed: string | undefined
    const ended = await this.#live(dieAt, async () => {
      const joined = await joinShop(code, 'มือถือ')
      if ('failed' in joined) failed = joined.failed
    })
    await this.#body.run(async () => {
      this.#session = (await readSettings()).sessions[0] ?? this.#session
    })
    return { died: ended === 'died', ...(failed === undefined ? {} : { failed }) }
  }

  /** Is again as the first version of the app left it: the next use of the database is its update. */
  async outdate(): Promise<void> {
    const before = await this.#body.run(() => asVersion1(this.#database()))
    this.reopen()
    await lay(before, this.#body.disk)
  }

  /** Switched off and on. */
  reopen(): void {
    this.#db?.close()
    this.#db = null
  }

  setClock(ahead: number): void {
    this.#body.ahead = ahead
  }

  setFull(full: boolean): void {
    this.#body.full = full
  }

  state(): Promise<SyncState> {
    return this.#body.run(() => readSync(this.#database()))
  }

  async session(): Promise<Session> {
    return this.#body.run(async () => (await readSettings()).sessions[0] ?? this.#known())
  }

  stores(wanted: readonly string[]): Promise<Stores> {
    return readStores(this.#body.disk, `talat-${this.#known().shop}`, wanted)
  }

  /** Work until it ends, fails, or the battery does. */
  async #live(dieAt: number | null, work: () => Promise<unknown>): Promise<'done' | 'failed' | 'died'> {
    const { life } = this.#body
    this.#body.dieAt(dieAt)
    const done = await this.#body.run(work).then(
      () => true,
      () => false,
    )
    this.#body.dieAt(null)
    if (this.#body.life === life) return done ? 'done' : 'failed'
    this.reopen()
    return 'died'
  }

  #database(): ShopDatabase {
    this.#db ??= openShop(this.#known().shop)
    return this.#db
  }

  #known(): Session {
    if (!this.#session) throw new Error('this phone has no shop')
    return this.#session
  }
}
