import { liveQuery } from 'dexie'
import { useEffect, useState } from 'preact/hooks'

/**
 * The result of a query of the database, asked again whenever what it read has changed; undefined until the first result.
 * While `deps` have changed and the new result is under way the last one stays, so that nothing flickers.
 */
export function useLive<T>(query: () => Promise<T>, deps: unknown[]): T | undefined {
  const [result, setResult] = useState<{ value?: T; error?: unknown }>({})
  useEffect(() => {
    const subscription = liveQuery(query).subscribe({
      next: (value) => setResult({ value }),
      error: (error: unknown) => setResult({ error }),
    })
    return () => subscription.unsubscribe()
  }, deps)
  // A database that cannot be read is for the page's error screen, which says what is safe.
  if (result.error !== undefined) throw result.error
  return result.value
}
