/**
 * What a browser gives each phone of its own (IndexedDB, fetch, the clock, Web Locks, time-outs) comes from the machine
 * whose work is running.
 */

import { Dexie } from 'dexie'
import { keepSettingsIn } from '../../src/device/settings.ts'
import type { Body } from './body.ts'
import { patientSignal } from './patience.ts'

const realNow = Date.now

/** The true time, whatever a phone's clock says. */
export function trueNow(): number {
  return realNow()
}

/**
 * To be called once, before anything else.
 * @param current the machine whose work is running, if any
 */
export function prepareWorld(current: () => Body | undefined): void {
  const here = () => {
    const body = current()
    if (!body) throw new Error('no phone is acting')
    return body
  }
  const realFetch = globalThis.fetch
  const realTimeout = AbortSignal.timeout
  Date.now = () => current()?.clock() ?? realNow()
  AbortSignal.timeout = (ms) => (current() ? patientSignal() : realTimeout.call(AbortSignal, ms))
  globalThis.fetch = (input, init) => {
    const body = current()
    if (!body || typeof input !== 'string' || !input.startsWith('/')) return realFetch(input, init)
    return body.fetch(input, init)
  }
  Object.defineProperty(navigator, 'locks', { get: () => here().locks, configurable: true })
  // Read when a database is made: it belongs to the life of the phone that made it.
  Object.defineProperty(Dexie.dependencies, 'indexedDB', { get: () => here().factory(), configurable: true })
  keepSettingsIn((mode, work) => here().settings(mode, work))
}
