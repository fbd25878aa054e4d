/**
 * What the worker answers by itself. A few lines of our own instead of workbox-routing, which costs 2 KB of a worker
 * that has the engine in it; and they show at a glance what is never touched.
 */

/** The pages that the shell answers: an allow-list, so that a buyer's link is never shown the seller's app (SYNC 23). */
const PAGES = /^\/((sell|goods|orders|money|shop|start)(\/.*)?)?$/

/** What sells nothing is not precached; once fetched it stays. Its names carry hashes: an old one is never asked for. */
const REST = '/rest/'

/**
 * @param keyOf the name under which a file of the shell is cached, by its address
 * @returns undefined for what goes to the network as if there were no worker
 */
export function answer(
  request: Request,
  origin: string,
  keyOf: (url: string) => string | undefined,
): Promise<Response> | undefined {
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== origin) return undefined
  const isPage = request.mode === 'navigate' && PAGES.test(url.pathname)
  const key = keyOf(isPage ? `${origin}/index.html` : url.href)
  if (key !== undefined && (isPage || request.mode !== 'navigate')) return cached(key, request)
  return url.pathname.startsWith(REST) ? cachedOnce(request) : undefined
}

/** A file that the browser has thrown out of its cache is fetched again. */
async function cached(key: string, request: Request): Promise<Response> {
  return (await caches.match(key)) ?? fetch(request)
}

async function cachedOnce(request: Request): Promise<Response> {
  const rest = await caches.open('rest')
  const known = await rest.match(request)
  if (known) return known
  const response = await fetch(request)
  if (response.ok) await rest.put(request, response.clone())
  return response
}
