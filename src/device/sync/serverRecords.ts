/** The server's records of a kind as this phone holds them: without what exists here alone or waits. */

import { EMPTY, replaceIn } from '../../shared/domain/checksum.ts'
import { KINDS, type Kind } from '../../shared/domain/records.ts'
import type { ShopDatabase } from '../store/database.ts'
import type { AnyRow } from '../store/rows.ts'

export async function serverRecords(db: ShopDatabase, kind: Kind): Promise<AnyRow[]> {
  const [shown, bases] = await Promise.all([
    db.records(kind).toArray(),
    db.base.where('[kind+id]').between([kind, ''], [kind, '\uffff']).toArray(),
  ])
  const based = new Map(bases.map(({ id, row }) => [id, row]))
  return [...shown.filter((row) => row.version !== undefined && !based.has(row.id)), ...based.values()]
}

/** Counts a kind anew: the total may be what is wrong. */
export async function recount(db: ShopDatabase, kind: Kind): Promise<void> {
  await db.transaction('rw', [db.records(kind), db.base, db.total], async () => {
    const rows = await serverRecords(db, kind)
    const total = rows.reduce(
      (sum, { id, fields, deleted }) => replaceIn(sum, kind, id, null, { fields, deleted: deleted === 1 }),
      EMPTY,
    )
    await db.total.put({ kind, ...total })
  })
}

/**
 * Counts everything anew, so that the next round finds what no total has noticed: rows that a damaged disk or a bug
 * took away. Unknown kinds stay as they were counted.
 */
export async function recountAll(db: ShopDatabase): Promise<void> {
  for (const kind of KINDS) if (await db.total.get(kind)) await recount(db, kind)
}
