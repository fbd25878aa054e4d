/**
 * The service worker: the app is there without a network from the first visit on. It answers GETs of the app's own
 * files and pages and nothing else; no other method is touched, and `/api`, photos and the public pages go past it.
 */

import { runOnce } from '../device/sync/run.ts'
import { answer } from './answer.ts'
import { Files } from './files.ts'

declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: ConstructorParameters<typeof Files>[1]
}

/** Static routing: not all browsers have it, and TypeScript's library does not know it. */
interface RoutedInstall extends ExtendableEvent {
  addRoutes?(rule: { condition: { requestMode: RequestMode }; source: 'fetch-event' }): Promise<void>
}

const files = new Files(self.registration.scope, self.__WB_MANIFEST)
self.addEventListener('install', (event: RoutedInstall) => {
  event.waitUntil(files.fetchAll())
  // Chromium may ask the network for a page while it wakes the worker: at each start, for nothing.
  void event.addRoutes?.({ condition: { requestMode: 'navigate' }, source: 'fetch-event' })
})
self.addEventListener('activate', (event) => {
  event.waitUntil(files.forgetOld())
  // The page that installed the worker is served by it at once: its next start needs no network.
  event.waitUntil(self.clients.claim())
})

self.addEventListener('fetch', (event) => {
  const response = answer(event.request, self.location.origin, (url) => files.keyOf(url))
  if (response) event.respondWith(response)
})

self.addEventListener('message', ({ data }: ExtendableMessageEvent) => {
  // Sent by workbox-window when the person has accepted the new version; never done unasked.
  if ((data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting()
})

/** A buyer asks for something: it is shown, and fetched, while the app is closed. */
self.addEventListener('push', (event) => {
  const {
    title,
    path: data,
    ...shown
  } = (event.data?.json() ?? {}) as Record<'title' | 'body' | 'tag' | 'path', string>
  event.waitUntil(Promise.allSettled([self.registration.showNotification(title, { ...shown, data }), runOnce()]))
})
self.addEventListener('notificationclick', ({ notification }) => {
  notification.close()
  void self.clients.openWindow(notification.data)
})

/** Background Sync and its periodic sister are hints: they wake the engine that the page runs too (SYNC 23). */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string
}
const wakeEngine = (event: Event) => (event as SyncEvent).waitUntil(runOnce())
for (const hint of ['sync', 'periodicsync']) self.addEventListener(hint, wakeEngine)
