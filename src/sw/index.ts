/**
 * The service worker: the app is there without a network from the first visit on. It answers GETs of the app's own
 * files and pages and nothing else; no other method is touched, and `/api`, photos and the public pages go past it.
 */

import { ExpirationPlugin } from 'workbox-expiration'
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { CacheFirst } from 'workbox-strategies'
import { runOnce } from '../device/sync/index.ts'

declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: Parameters<typeof precacheAndRoute>[0]
}

precacheAndRoute(self.__WB_MANIFEST)
cleanupOutdatedCaches()

/** The pages that the shell answers: an allow-list, so that a buyer's link is never shown the seller's app. */
const PAGES = /^\/(?:(?:sell|goods|orders|money|shop|start)(?:\/[^?]*)?)?(?:\?.*)?$/
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { allowlist: [PAGES] }))

/** What sells nothing is not precached; once fetched it stays. Its names carry hashes, so old ones only take room. */
type Plugins = NonNullable<NonNullable<ConstructorParameters<typeof CacheFirst>[0]>['plugins']>
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/rest/'),
  // Workbox's own types do not fit each other where an optional property may not be undefined.
  new CacheFirst({ cacheName: 'rest', plugins: [new ExpirationPlugin({ maxEntries: 30 })] as Plugins }),
)

self.addEventListener('message', ({ data }: ExtendableMessageEvent) => {
  // Sent by workbox-window when the person has accepted the new version; never done unasked.
  if ((data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting()
})

// The page that installed the worker is served by it at once: its next start needs no network.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

/** Background Sync and its periodic sister are hints: they wake the engine that the page runs too (SYNC 23). */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string
}
const wakeEngine = (event: Event) => (event as SyncEvent).waitUntil(runOnce())
self.addEventListener('sync', wakeEngine)
self.addEventListener('periodicsync', wakeEngine)
