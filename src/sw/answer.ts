/**
 * What the worker answers by itself. A few lines of our own instead of workbox-routing, which costs 2 KB of a worker
 * that has the engine in it; and they show at a glance what is never touched.
 */

/** The pages that the shell answers: an allow-list, so that a buyer's link is never shown the seller's app (SYNC 23). */
const PAGES = /^\/((sell|goods|orders|money|shop|start)(\/.*)?)?$/

/** What other apps share with this one, as the manifest says. */
const TAKE = '/take'

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
  // The one method beside GET (SYNC 23): the phone's share sheet posts a form, and there may be no network to answer it.
  if (request.method === 'POST' && url.pathname === TAKE) return take(request)
  if (request.method !== 'GET' || url.origin !== origin) return undefined
  const isPage = request.mode === 'navigate' && PAGES.test(url.pathname)
  const key = keyOf(isPage ? `${origin}/index.html` : url.href)
  if (key !== undefined && (isPage || request.mode !== 'navigate')) return cached(key, request)
  return url.pathname.startsWith(REST) ? cachedOnce(request) : undefined
}

/** Keeps the files for the page that reads them (`app/platform/taken.ts`); what cannot be kept the page says was not here. */
async function take(request: Request): Promise<Response> {
  try {
    const taken = await caches.open('taken')
    for (const file of (await request.formData()).getAll('file'))
      await taken.put(`/${crypto.randomUUID()}`, new Response(file))
  } catch {}
  return Response.redirect('/shop/carry?taken', 303)
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
