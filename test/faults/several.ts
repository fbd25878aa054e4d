/** Several phones in one process: whose work is running is known through AsyncLocalStorage. */

import { AsyncLocalStorage } from 'node:async_hooks'
import { Dexie } from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { Body, type Carry } from './body.ts'
import { Locks } from './locks.ts'
import { prepareWorld } from './world.ts'

const running = new AsyncLocalStorage<Body>()

export function prepareSeveral(): void {
  globalThis.IDBKeyRange = IDBKeyRange
  Dexie.dependencies.IDBKeyRange = IDBKeyRange
  prepareWorld(() => running.getStore())
}

/** The machine of one more phone. */
export function newBody(carry: Carry): Body {
  const body: Body = new Body({
    disk: new IDBFactory(),
    locks: () => new Locks(),
    carry,
    around: (work) => running.run(body, work),
  })
  return body
}
