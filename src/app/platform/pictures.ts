/** Photos as blob addresses, shared by all who show them and kept a little longer, so that scrolling back never blinks. */

import { liveQuery } from 'dexie'
import { useEffect, useState } from 'preact/hooks'
import type { ShopDatabase } from '../../device/store/database.ts'
import { picture } from '../../device/store/queries/goods.ts'
import { whenCalm } from './calm.ts'
import { inTurn } from './frames.ts'
import { session, useDb } from './session.ts'

/** Addresses kept although nobody shows them: two screens of thumbnails, some 400 KB. */
const SPARE = 40

type Bytes = NonNullable<Awaited<ReturnType<typeof picture>>>

interface Kept {
  url: string
  users: number
}
/** By shop and hash; in the order in which they were last let go, oldest first. */
const kept = new Map<string, Kept>()

/** The address of a photo's bytes; null: they are not on this phone; undefined: nobody has looked yet. */
export function usePicture(hash: string | null): string | null | undefined {
  const db = useDb()
  const key = `${db.name} ${hash}`
  const [, redraw] = useState(0)
  const [missing, setMissing] = useState<string | null>(null)
  useEffect(() => {
    if (!hash) return
    let using = false
    const use = (found: Kept) => {
      using = true
      found.users++
      redraw((count) => count + 1)
    }
    const known = kept.get(key)
    let stop = () => {}
    const watch = () => {
      const here = kept.get(key)
      if (here) use(here)
      else stop = whenPresent(db, hash, (url) => (url ? use(keep(key, url)) : setMissing(key)))
    }
    const giveUp = known ? () => {} : whenCalm(watch)
    if (known) use(known)
    return () => {
      giveUp()
      stop()
      if (using) release(key)
    }
  }, [db, hash, key])
  return kept.get(key)?.url ?? (hash === null || missing === key ? null : undefined)
}

/** Fetches a full photo of another phone, since a person has opened it (SYNC 28); null: there is nothing to fetch. */
export function useFetched(hash: string | null): void {
  const db = useDb()
  const joined = session.value?.joined === true
  useEffect(() => {
    if (!hash || !joined || !session.value) return
    const { value: own } = session
    // What does not come now comes when it is opened again; the thumbnail is there.
    void import('../../device/sync/fetchPhotos.ts').then(({ fetchPhoto }) => fetchPhoto(db, own, hash)).catch(() => {})
  }, [db, hash, joined])
}

/**
 * Calls back with an address once the bytes are in the database, at once or when they have come; until then with null. Each
 * in a task of its own: an address and its element cost a slow phone 15 ms, and many are read at once.
 */
function whenPresent(db: ShopDatabase, hash: string, found: (url: (() => string) | null) => void): () => void {
  let stopped = false
  let stop = () => {}
  const tell = (bytes: Bytes | undefined) =>
    inTurn(() => {
      if (!stopped) found(bytes ? () => URL.createObjectURL(new Blob([bytes.bytes], { type: bytes.type })) : null)
    })
  const wait = () => {
    const subscription = liveQuery(() => picture(db, hash)).subscribe({
      next(bytes) {
        if (bytes) subscription.unsubscribe()
        tell(bytes)
      },
      // The place of the picture stays empty; the words beside it are there.
      error: () => tell(undefined),
    })
    stop = () => subscription.unsubscribe()
  }
  // Nearly all are there: watching the database for each would make much more garbage than reading it once.
  picture(db, hash).then(
    (bytes) => {
      if (stopped) return
      if (bytes) tell(bytes)
      else wait()
    },
    () => tell(undefined),
  )
  return () => {
    stopped = true
    stop()
  }
}

function keep(key: string, url: () => string): Kept {
  const known = kept.get(key)
  if (known) return known
  const made = { url: url(), users: 0 }
  kept.set(key, made)
  return made
}

function release(key: string): void {
  const left = kept.get(key)
  if (!left) return
  left.users--
  kept.delete(key)
  kept.set(key, left)
  let unused = 0
  for (const { users } of kept.values()) if (users === 0) unused++
  for (const [oldest, { url, users }] of kept) {
    if (unused <= SPARE) break
    if (users > 0) continue
    URL.revokeObjectURL(url)
    kept.delete(oldest)
    unused--
  }
}
