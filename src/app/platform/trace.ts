/**
 * A trace of the open shop outside IndexedDB, where the settings are lost together with all databases: in localStorage
 * and, since a browser that clears site data may leave one of the two, in a cookie. It holds nothing but which shop it is.
 */

export interface Trace {
  shop: string
  name: string
}

const KEY = 'talat-shop'
/** Seconds; browsers keep no cookie longer than this. */
const LONGEST = 400 * 24 * 60 * 60

export function leaveTrace({ shop, name }: Trace): void {
  const text = JSON.stringify({ shop, name })
  if (text === fromStorage() && text === fromCookie()) return
  // A browser that blocks one of them, or has no room, still has the other.
  attempt(() => localStorage.setItem(KEY, text))
  attempt(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: Cookie Store is missing in Firefox ESR and Safari 16
    document.cookie = `${KEY}=${encodeURIComponent(text)}; path=/; max-age=${LONGEST}; samesite=strict`
  })
}

/** The shop that was last open on this phone. */
export function readTrace(): Trace | null {
  return parse(fromStorage()) ?? parse(fromCookie())
}

function fromStorage(): string | null {
  return attempt(() => localStorage.getItem(KEY)) ?? null
}

function fromCookie(): string | null {
  const found = new RegExp(`(?:^|; )${KEY}=([^;]*)`).exec(document.cookie)?.[1]
  return found === undefined ? null : (attempt(() => decodeURIComponent(found)) ?? null)
}

function parse(text: string | null): Trace | null {
  const value = text === null ? null : attempt(() => JSON.parse(text) as Partial<Trace> | null)
  return typeof value?.shop === 'string' ? { shop: value.shop, name: String(value.name ?? '') } : null
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
