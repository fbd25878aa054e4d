/** How a change reaches the tables: the one place that writes records, and keeps the shelf beside them true. */

import type { Change, Content } from '../../shared/domain/change.ts'
import { layPending } from '../../shared/domain/change.ts'
import type { Kind } from '../../shared/domain/records.ts'
import { groupBy } from '../../shared/group.ts'
import type { ShopDatabase } from './database.ts'
import type { AnyRow } from './rows.ts'
import { followOnShelf } from './shelf.ts'

/** A record before and after, as the seller sees it; null where there is none. */
export interface Written {
  kind: Kind
  id: string
  before: AnyRow | null
  after: AnyRow | null
}

/** Writes records and what is derived from them, in the caller's transaction; a handful of bulk requests in all. */
export async function writeRecords(db: ShopDatabase, written: readonly Written[]): Promise<void> {
  const byKind = groupBy(written, (one) => one.kind)
  await Promise.all(
    Array.from(byKind, async ([kind, ones]) => {
      const table = db.records(kind)
      const puts = ones.flatMap(({ after }) => (after ? [after] : []))
      const gone = ones.flatMap(({ id, before, after }) => (after === null && before !== null ? [id] : []))
      if (puts.length > 0) await table.bulkPut(puts)
      if (gone.length > 0) await table.bulkDelete(gone)
    }),
  )
  await followOnShelf(db, written)
}

/** The row as a phone shows it while the server has not spoken: pending changes over what is there. */
export function layOver(row: AnyRow | null, id: string, changes: readonly Change[]): AnyRow | null {
  let content: Content | null = row && { fields: row.fields, deleted: row.deleted === 1 }
  for (const change of changes) content = layPending(content, change)
  return content && { ...row, id, fields: content.fields, deleted: content.deleted ? 1 : 0 }
}

/** One text for a key, for maps. */
export function keyText(kind: string, id: string): string {
  return `${kind} ${id}`
}
