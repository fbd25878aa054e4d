/**
 * Asks the browser to wake the service worker while the app is closed. Hints alone: a browser may refuse (battery saver,
 * setting, not installed), and the page and its next start send all the same.
 */

import { computed, effect, type ReadonlySignal } from '@preact/signals'

export { followRequests } from './ring.ts'

/** Not all browsers have them, and TypeScript's library does not know them. */
interface Waking extends ServiceWorkerRegistration {
  sync?: { register(tag: string): Promise<void> }
  periodicSync?: { register(tag: string, options: { minInterval: number }): Promise<void> }
}

const TAG = 'outbox'
/** What other phones did is on this one when the stall opens in the morning. */
const HALF_A_DAY = 12 * 60 * 60_000

/** Asks as long as the shop is open; returns what ends it. */
export function askToBeWoken(mark: ReadonlySignal<{ state: string }>): () => void {
  // A signal of its own: the mark changes with each attempt, and a browser that was asked each time tried without end.
  const waits = computed(() => mark.value.state === 'waiting')
  const ask = () => {
    if (waits.value) void whenOnline()
  }
  const asked = effect(ask)
  // What the browser was asked before is done with: this is the moment for which it is asked.
  document.addEventListener('visibilitychange', ask)
  void nowAndThen()
  return () => {
    asked()
    document.removeEventListener('visibilitychange', ask)
  }
}

/** Once, when there is a network. */
async function whenOnline(): Promise<void> {
  await (await registration())?.sync?.register(TAG).catch(() => {})
}

/** As often as the browser sees fit. */
async function nowAndThen(): Promise<void> {
  await (await registration())?.periodicSync?.register(TAG, { minInterval: HALF_A_DAY }).catch(() => {})
}

async function registration(): Promise<Waking | undefined> {
  return navigator.serviceWorker?.getRegistration()
}
