/**
 * Several phones in one process. What a browser gives each phone of its own (IndexedDB, fetch, the clock, Web Locks) is
 * found by whose work is running, through AsyncLocalStorage.
 */

import { AsyncLocalStorage } from 'node:async_hooks'
import { IDBKeyRange } from 'fake-indexeddb'
import { keepSettingsIn } from '../../src/device/settings.ts'
import type { Body } from './body.ts'

const running = new AsyncLocalStorage<Body>()

/** Runs work as this phone. */
export function as<T>(body: Body, work: () => Promise<T>): Promise<T> {
  return running.run(body, work)
}

function current(): Body {
  const body = running.getStore()
  if (!body) throw new Error('nobody is acting')
  return body
}

const realNow = Date.now
const realFetch = globalThis.fetch

/** The true time, whatever a phone's clock says. */
export function trueNow(): number {
  return realNow()
}

/** To be called once, before anything else. */
export function prepareWorld(): void {
  Date.now = () => running.getStore()?.clock() ?? realNow()
  globalThis.IDBKeyRange = IDBKeyRange
  globalThis.fetch = (input, init) => {
    const body = running.getStore()
    if (!body || typeof input !== 'string' || !input.startsWith('/')) return realFetch(input, init)
    return body.fetch(input, init)
  }
  Object.defineProperty(globalThis, 'navigator', {
    value: {
      get locks() {
        return current().locks
      },
    },
    configurable: true,
  })
  keepSettingsIn((mode, work) => current().settings(mode, work))
}
