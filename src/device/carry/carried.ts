/**
 * What this phone carries for neighbours: in a store of its own, so that it is nobody's shop; bounded, and gone after its
 * day. What is in it this phone can neither read nor change.
 */

import { readBundleHead } from '../../shared/carry/bundle.ts'
import type { Bytes } from '../../shared/carry/subtle.ts'
import { MAX_BUNDLE_BYTES } from '../../shared/protocol/limits.ts'
import { saveSettings } from '../settings.ts'
import { type Bundles, type CarriedRow, withCarried } from './store.ts'

const DAY = 24 * 60 * 60 * 1000
/** How long one is carried: whoever gave it has given a newer one by then, or been to town. */
const CARRIED_FOR = 30 * DAY
/** How many: some 14 MB at most. */
const MOST = 40

/** `none`: no bundle. `large`: more than one is allowed to have. `full`: this phone carries as many as it may. */
export type Taken = { row: CarriedRow } | 'none' | 'large' | 'full'

/** Takes a neighbour's bundle; one that is here already stays as it is. */
export async function carry(bytes: Bytes): Promise<Taken> {
  const head = readBundleHead(bytes)
  if (!head) return 'none'
  if (bytes.byteLength > MAX_BUNDLE_BYTES) return 'large'
  await saveSettings({ carries: true })
  return withCarried((bundles) =>
    bundles.db.transaction('rw', bundles, async () => {
      await forgetOld(bundles)
      const known = await bundles.get(head.id)
      if (known) return { row: known }
      if ((await bundles.count()) >= MOST) return 'full' as const
      const { id, shop, made } = head
      const row: CarriedRow = { id, shop, made, taken: Date.now(), bytes: bytes.buffer, state: 'carried' }
      await bundles.add(row)
      return { row }
    }),
  )
}

async function forgetOld(bundles: Bundles): Promise<void> {
  await bundles
    .where('taken')
    .below(Date.now() - CARRIED_FOR)
    .delete()
}

/** All of it, the newest first. */
export function listCarried(): Promise<CarriedRow[]> {
  return withCarried(async (bundles) => {
    await forgetOld(bundles)
    return (await bundles.toArray()).sort((a, b) => b.taken - a.taken)
  })
}

/** The answer was handed on; it stays here for as long as it may be asked for again. */
export async function markReturned(id: string): Promise<void> {
  await withCarried((bundles) => bundles.update(id, { state: 'returned' }))
}

/** Puts one down: whoever gave it still has it all. */
export async function dropCarried(id: string): Promise<void> {
  await withCarried((bundles) => bundles.delete(id))
}
