/** Records of kinds that an older version of this app could not know were parked (SYNC 4); now they take their places. */

import { KINDS, type Kind } from '../../shared/domain/records.ts'
import type { ShopDatabase } from './database.ts'
import { type Written, writeRecords } from './records.ts'

/** Before each run of the engine: mostly there is nothing, and one count says so. Their checksums were counted when they came. */
export async function takeParked(db: ShopDatabase): Promise<void> {
  if ((await db.parked.count()) === 0) return
  await db.transaction('rw', db.tables, async () => {
    const known = await db.parked.where('kind').anyOf(KINDS).toArray()
    const written = known.map(({ kind, id, row }): Written => ({ kind: kind as Kind, id, before: null, after: row }))
    await writeRecords(db, written)
    await db.parked.bulkDelete(known.map(({ kind, id }) => [kind, id] as [string, string]))
  })
}
