/** What the page of carrying asks of the phone; with `read.ts` it alone knows the device's side. */

import { give, NoKeys } from '../../../device/carry/give.ts'
import { type CarriedRow, withCarried } from '../../../device/carry/store.ts'
import { currentSession } from '../../../device/settings.ts'
import type { ShopDatabase } from '../../../device/store/database.ts'
import { type Given, readState, writeState } from '../../../device/store/state.ts'
import type { Bytes } from '../../../shared/carry/subtle.ts'

export { dropCarried, listCarried, markReturned } from '../../../device/carry/carried.ts'
export type { CarriedRow } from '../../../device/carry/store.ts'
export { waiting } from '../../../device/store/queries/sync.ts'
export type { Given } from '../../../device/store/state.ts'
export type { Bytes } from '../../../shared/carry/subtle.ts'

/** A bundle of all that waits; null where this phone has never heard the market's key. */
export async function prepare(db: ShopDatabase, to: string): Promise<{ given: Given; bytes: Bytes } | null> {
  // Read anew: the key may have come since the shop was opened.
  const session = await currentSession()
  if (!session) return null
  try {
    return await give(db, session, to)
  } catch (error) {
    if (error instanceof NoKeys) return null
    throw error
  }
}

/** What was given, the newest first. */
export async function givenBefore(db: ShopDatabase): Promise<Given[]> {
  return ((await readState(db, 'given')) ?? []).toReversed()
}

/** It was made, and left the phone by no way at all. */
export async function notGiven(db: ShopDatabase, id: string): Promise<void> {
  await db.transaction('rw', db.state, async () => {
    const all = (await readState(db, 'given')) ?? []
    await writeState(
      db,
      'given',
      all.filter((one) => one.id !== id),
    )
  })
}

/** What is carried, the newest first; to be watched, so it only reads. */
export async function carriedNow(): Promise<CarriedRow[]> {
  const rows = await withCarried((bundles) => bundles.toArray())
  return rows.sort((a, b) => b.taken - a.taken)
}

/** Takes up again what was put down. */
export async function takeUp(row: CarriedRow): Promise<void> {
  await withCarried((bundles) => bundles.put(row))
}
