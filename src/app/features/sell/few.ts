import { useEffect, useState } from 'preact/hooks'
import type { ShopDatabase } from '../../../device/store/database.ts'
import { loadAllMessages } from '../../platform/language.ts'
import { useLive } from '../../platform/live.ts'
import { shop } from '../../platform/session.ts'

export type Loaded = Awaited<ReturnType<typeof loadFew>>
type Few = Awaited<ReturnType<Loaded['readFew']>>

/**
 * What few shops have: goods in several colours, food with its days, and goods of which more was sold than there was.
 * They alone load what shows it.
 * @param below how many goods are below zero
 * @returns null: this one has none of it; undefined: that is not known yet
 */
export function useFew(db: ShopDatabase, below: number): Few | null | undefined {
  const count = useLive(async () => (await db.lot.count()) + (await db.good.orderBy('fields.variantOf').count()), [db])
  const [loaded, setLoaded] = useState<Loaded | null>()
  useEffect(() => {
    if (count === undefined) return
    if (count + below === 0) setLoaded(null)
    // What cannot be loaded is done without: selling does not wait for it.
    else void loadFew().then(setLoaded, () => setLoaded(null))
  }, [count, below])
  return useLive(async () => (loaded ? loaded.readFew(db, shop.value.zone) : loaded), [db, loaded])
}

/** With its words. */
export async function loadFew() {
  const [{ readFew, TagScanner }] = await Promise.all([import('./few-shown.tsx'), loadAllMessages()])
  return { readFew, TagScanner }
}
