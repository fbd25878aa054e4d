/** New versions: offered, never forced. The basket and all that waits are in the database, so a reload loses nothing. */

import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Workbox } from 'workbox-window'
import { reload } from './history.ts'

/** A new version lies ready. */
export const updateReady = signal(false)

/** How many sheets and forms are open: as long as there are any, nothing is offered. */
export const workInHand = signal(0)

/** Keeps a new version from being offered while the calling component is drawn. */
export function useWorkInHand(): void {
  useEffect(() => {
    workInHand.value++
    return () => {
      workInHand.value--
    }
  }, [])
}

const HOUR = 60 * 60 * 1000

let worker: Workbox | null = null
let accepted = false

/** Registers the service worker and watches for its successors; does nothing in development. */
export async function startUpdates(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const { Workbox } = await import('workbox-window')
  worker = new Workbox('/sw.js')
  // Without one this is a first visit: the worker that takes over has this page's own version.
  const hadWorker = navigator.serviceWorker.controller !== null
  worker.addEventListener('waiting', () => void offerWhole())
  worker.addEventListener('controlling', ({ isUpdate, isExternal }) => {
    if (accepted) reload()
    // Another tab took the new version: this one's own files may be gone, so it is offered to follow.
    else if (hadWorker && (isUpdate || isExternal)) offer()
  })
  // Without a network there is nothing to learn; the next time the app comes to the front will do.
  const check = () => void worker?.update().catch(() => {})
  let checked = Date.now()
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - checked < HOUR) return
    checked = Date.now()
    check()
  })
  void worker.register({ immediate: true }).catch(() => {})
}

/** A person took the new version: it takes over, and then this page is loaded anew, once. */
export async function takeUpdate(): Promise<void> {
  accepted = true
  const registration = await navigator.serviceWorker.getRegistration()
  if (registration?.waiting) worker?.messageSkipWaiting()
  else reload()
}

/** What sells nothing is not in the new worker: fetched before, the new version lacks none of it without a network. */
async function offerWhole() {
  // Where it does not come now, it comes after the next sync, and its pages say so until then.
  await import('../rest.ts').then(({ fetchFiles }) => fetchFiles()).catch(() => {})
  offer()
}

function offer() {
  updateReady.value = true
}
