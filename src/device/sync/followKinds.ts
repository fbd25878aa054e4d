/** Which kinds this device receives may change with its role (SYNC 16): hidden ones are dropped, but what is unsent. */

import { KINDS, type Kind } from '../../shared/domain/records.ts'
import type { ShopDatabase } from '../store/database.ts'
import { readState, writeState } from '../store/state.ts'

/** In the caller's transaction. What becomes visible the server sends from zero, by the cursor. */
export async function followKinds(db: ShopDatabase, kinds: readonly string[]): Promise<void> {
  await writeState(db, 'kinds', [...kinds])
  // No kinds at all: this phone was removed. It receives nothing more, and loses nothing (SYNC 24).
  if (kinds.length === 0) return
  // Not by what was visible before: a phone that was removed in between had no kinds, and still has their rows.
  const [counted, parked] = await Promise.all([
    db.total.toCollection().primaryKeys(),
    db.parked.orderBy('kind').uniqueKeys(),
  ])
  for (const kind of new Set([...KINDS, ...counted, ...parked.map(String)])) {
    if (kinds.includes(kind)) continue
    await db.total.delete(kind)
    await db.parked.where('[kind+id]').between([kind, ''], [kind, '￿']).delete()
    if ((KINDS as readonly string[]).includes(kind)) await dropSent(db, kind as Kind)
  }
}

async function dropSent(db: ShopDatabase, kind: Kind): Promise<void> {
  const touched = await db.base.where('[kind+id]').between([kind, ''], [kind, '￿']).primaryKeys()
  const unsent = new Set(touched.map(([, id]) => id))
  await db
    .records(kind)
    .filter((row) => row.version !== undefined && !unsent.has(row.id))
    .delete()
}

/** Whether the owner took this phone out of the shop. */
export async function isRemoved(db: ShopDatabase): Promise<boolean> {
  return (await readState(db, 'kinds'))?.length === 0
}
