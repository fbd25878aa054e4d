/**
 * The app's own files, fetched one after another while the worker is installed: what is there already stays, so that an
 * update brings only what has changed, and one that was cut off goes on where it stopped. A few lines of our own instead
 * of workbox-precaching, which costs 3 KB of a worker that has the engine in it; name and keys of the cache are its own,
 * so that phones keep what it has fetched.
 */

/** An entry of the list that the build writes; a file whose name has no hash in it has a revision. */
interface Entry {
  url: string
  revision?: string
}

export class Files {
  readonly #cache: string
  /** Names in the cache, by address. */
  readonly #keys: Map<string, string>

  /** @param scope the address that the worker serves, with a slash behind it */
  constructor(scope: string, entries: readonly Entry[]) {
    this.#cache = `workbox-precache-v2-${scope}`
    this.#keys = new Map(
      entries.map(({ url, revision }) => [scope + url, scope + url + (revision ? `?__WB_REVISION__=${revision}` : '')]),
    )
  }

  /** @throws where one of them does not come: then the worker before stays */
  async fetchAll(): Promise<void> {
    const cache = await caches.open(this.#cache)
    for (const [url, key] of this.#keys) {
      if (await cache.match(key)) continue
      // What bears no hash may lie in the browser's own cache as it was before.
      const response = await fetch(url, { cache: url === key ? 'default' : 'reload', credentials: 'same-origin' })
      // A page that a browser was led away to would be refused as an answer to a navigation.
      if (!response.ok || response.redirected) throw new Error(`${response.status} ${url}`)
      await cache.put(key, response)
    }
  }

  /** Throws away what only the version before needed. */
  async forgetOld(): Promise<void> {
    const cache = await caches.open(this.#cache)
    const needed = new Set(this.#keys.values())
    for (const request of await cache.keys()) if (!needed.has(request.url)) await cache.delete(request)
  }

  /** The name under which a file is cached, by its address. */
  keyOf(url: string): string | undefined {
    return this.#keys.get(url)
  }
}
