/**
 * The machine of a phone: its disk, which outlives its death, its clock, its locks and its radio. A dead phone's code
 * may go on running for a moment, but nothing that it does reaches the disk or the network any more.
 */

import { IDBFactory } from 'fake-indexeddb'
import { createStore, type UseStore } from 'idb-keyval'
import { Locks } from './locks.ts'
import type { Network } from './network.ts'
import { trueNow } from './world.ts'

/** Thrown where a dead phone touches its disk or its radio. */
export class Dead extends Error {
  override name = 'Dead'
}

export class Body {
  readonly disk = new IDBFactory()
  locks = new Locks()
  settings: UseStore
  /** Milliseconds that its clock is ahead of the true time. */
  ahead = 0
  /** No byte more fits on it. */
  full = false
  readonly #network: Network
  #life = 0
  #dieAt: number | null = null
  #open = new Set<IDBDatabase>()

  constructor(network: Network) {
    this.#network = network
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
    this.locks = new Locks()
    for (const database of this.#open) database.close()
    this.#open.clear()
    this.settings = this.#settingsOf()
  }

  async fetch(path: string, init: RequestInit | undefined): Promise<Response> {
    const life = this.#life
    this.#touch(life)
    const response = await this.#network.carry(path, init, () => this.#life !== life)
    this.#touch(life)
    return response
  }

  /** The disk as the phone's code of this life sees it. */
  factory(): IDBFactory {
    const life = this.#life
    const touch = () => this.#touch(life)
    const refuse = () => this.full
    const open = this.#open
    return new Proxy(this.disk, {
      get(disk, name) {
        const value = Reflect.get(disk, name)
        if (name !== 'open') return typeof value === 'function' ? value.bind(disk) : value
        return (...args: Parameters<IDBFactory['open']>) => {
          touch()
          const request = disk.open(...args)
          request.addEventListener('success', () => {
            open.add(request.result)
            watch(request.result, touch, refuse)
          })
          return request
        }
      },
    })
  }

  #touch(life: number): void {
    if (this.#life === life && this.#dieAt !== null && this.#dieAt-- === 0) this.die()
    if (this.#life !== life) throw new Dead()
  }

  #settingsOf(): UseStore {
    const real = globalThis.indexedDB
    globalThis.indexedDB = this.factory()
    const store = createStore('talat', 'device')
    // idb-keyval opens at once or at the first use; a use here makes sure that it is this disk.
    const opened = store('readonly', () => Promise.resolve())
    opened.catch(() => {})
    globalThis.indexedDB = real
    return store
  }
}

/** Each transaction is a touch; a full disk aborts those that write. */
function watch(database: IDBDatabase, touch: () => void, full: () => boolean): void {
  const begin = database.transaction.bind(database)
  database.transaction = (names, mode, options) => {
    touch()
    const transaction = begin(names, mode, options)
    if (mode === 'readwrite' && full()) {
      const store = transaction.objectStore.bind(transaction)
      transaction.objectStore = (name) => refuseWrites(store(name))
    }
    return transaction
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
