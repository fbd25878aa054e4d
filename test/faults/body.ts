/**
 * The machine of a phone: its disk, which outlives its death, its clock, its locks and its radio. A dead phone's code
 * may go on running for a moment, but nothing that it does reaches the disk or the network any more.
 */

import { createStore, type UseStore } from 'idb-keyval'
import { endPatience } from './patience.ts'
import { trueNow } from './world.ts'

/** Thrown where a dead phone touches its disk or its radio. */
export class Dead extends Error {
  override name = 'Dead'
}

/** Brings a request to the server, or does not. @param dead whether the phone has died meanwhile */
export type Carry = (path: string, init: RequestInit, dead: () => boolean) => Promise<Response>

interface LockManager {
  request(name: string, options: LockOptions, work: (lock: Lock | null) => Promise<unknown>): Promise<unknown>
}

interface Parts {
  disk: IDBFactory
  /** Those of one life. */
  locks: () => LockManager
  carry: Carry
  /** Runs work as this machine's. */
  around: <T>(work: () => Promise<T>) => Promise<T>
}

export class Body {
  readonly disk: IDBFactory
  readonly run: Parts['around']
  readonly locks: LockManager = { request: (...asked) => this.#lock(...asked) }
  settings: UseStore
  /** Milliseconds that its clock is ahead of the true time. */
  ahead = 0
  /** No byte more fits on it. */
  full = false
  readonly #parts: Parts
  #locks: LockManager
  #life = 0
  #dieAt: number | null = null
  #freeze: { at: number; frozen: PromiseWithResolvers<void>; thawed: PromiseWithResolvers<void> } | null = null
  #open = new Set<IDBDatabase>()
  #writing = new Set<IDBTransaction>()

  constructor(parts: Parts) {
    this.#parts = parts
    this.disk = parts.disk
    this.run = parts.around
    this.#locks = parts.locks()
    this.settings = this.#settingsOf()
  }

  clock(): number {
    return trueNow() + this.ahead
  }

  /** Its battery ends at the n-th touch from now, counted from 0; null: it holds. */
  dieAt(touch: number | null): void {
    this.#dieAt = touch
  }

  get life(): number {
    return this.#life
  }

  /** Ends everything that runs on it. What was being written is lost; what had been committed is there. */
  die(): void {
    this.#life++
    this.#dieAt = null
    this.#locks = this.#parts.locks()
    for (const transaction of this.#writing) abort(transaction)
    for (const database of this.#open) database.close()
    this.#writing.clear()
    this.#open.clear()
    this.settings = this.#settingsOf()
  }

  /** The tab on screen is frozen when the n-th request from now has been answered, and goes on only when thawed. */
  freezeAt(request: number): { frozen: Promise<void>; thaw: () => void } {
    const freeze = { at: request, frozen: Promise.withResolvers<void>(), thawed: Promise.withResolvers<void>() }
    this.#freeze = freeze
    return {
      frozen: freeze.frozen.promise,
      thaw: () => {
        this.#freeze = null
        freeze.thawed.resolve()
      },
    }
  }

  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const life = this.#life
    this.#touch(life)
    const response = await this.#parts.carry(path, init, () => this.#life !== life)
    const freeze = this.#freeze
    if (freeze && freeze.at-- === 0) {
      freeze.frozen.resolve()
      await freeze.thawed.promise
    }
    this.#touch(life)
    return response
  }

  /** The disk as the phone's code of this life sees it. */
  factory(): IDBFactory {
    const life = this.#life
    const touch = () => this.#touch(life)
    const open = (...args: Parameters<IDBFactory['open']>) => {
      touch()
      const request = this.disk.open(...args)
      request.addEventListener('upgradeneeded', () => {
        this.#open.add(request.result)
        if (request.transaction) this.#watch(request.transaction, touch)
      })
      request.addEventListener('success', () => {
        this.#open.add(request.result)
        watchDatabase(request.result, touch, (transaction) => this.#watch(transaction, touch))
      })
      return request
    }
    return new Proxy(this.disk, {
      get(disk, name) {
        if (name === 'open') return open
        const value = Reflect.get(disk, name)
        return typeof value === 'function' ? value.bind(disk) : value
      },
    })
  }

  /** Each use of a table is a touch; a full disk refuses what is written. */
  #watch(transaction: IDBTransaction, touch: () => void): IDBTransaction {
    this.#writing.add(transaction)
    const ended = () => this.#writing.delete(transaction)
    transaction.addEventListener('complete', ended)
    transaction.addEventListener('abort', ended)
    const store = transaction.objectStore.bind(transaction)
    transaction.objectStore = (name) => {
      touch()
      return this.full && transaction.mode === 'readwrite' ? refuseWrites(store(name)) : store(name)
    }
    return transaction
  }

  #touch(life: number): void {
    if (this.#life === life && this.#dieAt !== null && this.#dieAt-- === 0) this.die()
    if (this.#life !== life) throw new Dead()
  }

  /** Whoever waits for a frozen tab's lock has waited a minute. */
  #lock(...[name, options, work]: Parameters<LockManager['request']>): Promise<unknown> {
    const { signal } = options
    const turn = this.#locks.request(`${name} ${this.#life}`, options, work)
    if (signal && this.#freeze && this.#freeze.at < 0) setTimeout(() => endPatience(signal), 5)
    return turn
  }

  #settingsOf(): UseStore {
    const real = globalThis.indexedDB
    const put = (value: IDBFactory) =>
      Object.defineProperty(globalThis, 'indexedDB', { value, configurable: true, writable: true })
    put(this.factory())
    const store = createStore('talat', 'device')
    // idb-keyval opens at once or at the first use; a use here makes sure that it is this disk.
    const opened = store('readonly', () => Promise.resolve())
    opened.catch(() => {})
    put(real)
    return store
  }
}

function watchDatabase(
  database: IDBDatabase,
  touch: () => void,
  watched: (transaction: IDBTransaction) => IDBTransaction,
): void {
  const begin = database.transaction.bind(database)
  database.transaction = (names, mode, options) => {
    touch()
    return watched(begin(names, mode, options))
  }
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort()
  } catch {
    // It has just ended.
  }
}

function refuseWrites(store: IDBObjectStore): IDBObjectStore {
  const refuse = () => {
    throw new DOMException('no room', 'QuotaExceededError')
  }
  store.put = refuse
  store.add = refuse
  return store
}
