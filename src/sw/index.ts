/**
 * The service worker: the app is there without a network from the first visit on. It answers GETs of the app's own
 * files and pages and nothing else; no other method is touched, and `/api`, photos and the public pages go past it.
 */

import { cleanupOutdatedCaches, PrecacheController } from 'workbox-precaching'
import { runOnce } from '../device/sync/run.ts'
import { answer } from './answer.ts'

declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: Parameters<PrecacheController['addToCacheList']>[0]
}

const shell = new PrecacheController()
shell.addToCacheList(self.__WB_MANIFEST)
cleanupOutdatedCaches()
self.addEventListener('install', (event) => void shell.install(event))
self.addEventListener('activate', (event) => {
  void shell.activate(event)
  // The page that installed the worker is served by it at once: its next start needs no network.
  event.waitUntil(self.clients.claim())
})

self.addEventListener('fetch', (event) => {
  const response = answer(event.request, self.location.origin, (url) => shell.getCacheKeyForURL(url))
  if (response) event.respondWith(response)
})

self.addEventListener('message', ({ data }: ExtendableMessageEvent) => {
  // Sent by workbox-window when the person has accepted the new version; never done unasked.
  if ((data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting()
})

/** Background Sync and its periodic sister are hints: they wake the engine that the page runs too (SYNC 23). */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string
}
const wakeEngine = (event: Event) => (event as SyncEvent).waitUntil(runOnce())
self.addEventListener('sync', wakeEngine)
self.addEventListener('periodicsync', wakeEngine)
