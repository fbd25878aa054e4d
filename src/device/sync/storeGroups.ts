/** Writes records that the server sent: the one way in which its state reaches the tables. */

import { EMPTY, replaceIn, type Total } from '../../shared/domain/checksum.ts'
import { KINDS, type Kind, type PhotoFields, PICTURED } from '../../shared/domain/records.ts'
import type { Group } from '../../shared/protocol/sync.ts'
import type { ShopDatabase } from '../store/database.ts'
import { readStored, rebuild, type Stored, serverRows } from '../store/overlay.ts'
import { keyText } from '../store/records.ts'
import type { AnyRow, ParkedRow } from '../store/rows.ts'

interface Arrived {
  kind: Kind
  id: string
  row: AnyRow
}

/**
 * In the caller's transaction: checksums, tables, overlay, and the thumbnails that are now wanted.
 * @param bared records that have just lost something that lay over them
 * @param lay what becomes of the server's copy here when another one arrives
 */
export async function storeGroups(
  db: ShopDatabase,
  page: readonly Group[],
  bared: readonly { kind: Kind; id: string }[] = [],
  lay: (ours: AnyRow, theirs: AnyRow) => AnyRow = (_, theirs) => theirs,
): Promise<void> {
  const { known, unknown } = sortOut(page)
  const stored = await readStored(db, [...known, ...bared])
  await countTotals(db, stored, known, unknown, lay)
  if (unknown.length > 0) await db.parked.bulkPut(unknown)
  const arrived = new Map(known.map(({ kind, id, row }) => [keyText(kind, id), row]))
  await rebuild(db, stored, arrived)
  await wantThumbs(db, known)
}

function sortOut(page: readonly Group[]): { known: Arrived[]; unknown: ParkedRow[] } {
  const known: Arrived[] = []
  const unknown: ParkedRow[] = []
  for (const { version, records } of page) {
    for (const { kind, id, fields, deleted, versions } of records) {
      const row: AnyRow = { id, fields, version, deleted: deleted ? 1 : 0, ...(versions ? { versions } : {}) }
      if ((KINDS as readonly string[]).includes(kind)) known.push({ kind: kind as Kind, id, row })
      else unknown.push({ kind, id, row })
    }
  }
  return { known, unknown }
}

/** Keeps the checksums of the server's records, kind by kind, as of this page, with each row as it is to be stored. */
async function countTotals(
  db: ShopDatabase,
  stored: Stored,
  known: readonly Arrived[],
  unknown: readonly ParkedRow[],
  lay: (ours: AnyRow, theirs: AnyRow) => AnyRow,
): Promise<void> {
  if (known.length + unknown.length === 0) return
  const before = serverRows(stored)
  const [parked, rows] = await Promise.all([
    db.parked.bulkGet(unknown.map(({ kind, id }) => [kind, id] as [string, string])),
    db.total.toArray(),
  ])
  const totals = new Map<string, Total>(rows.map((row) => [row.kind, row]))
  const count = (kind: string, id: string, old: AnyRow | undefined, row: AnyRow) =>
    totals.set(kind, replaceIn(totals.get(kind) ?? EMPTY, kind, id, contentOf(old), contentOf(row)))
  for (const one of known) {
    const { kind, id } = one
    const key = keyText(kind, id)
    const ours = before.get(key)
    if (ours) one.row = lay(ours, one.row)
    count(kind, id, ours, one.row)
    before.set(key, one.row)
  }
  unknown.forEach(({ kind, id, row }, index) => {
    count(kind, id, parked[index]?.row, row)
  })
  await db.total.bulkPut(Array.from(totals, ([kind, { count: n, high, low }]) => ({ kind, count: n, high, low })))
}

function contentOf(row: AnyRow | undefined) {
  return row ? { fields: row.fields, deleted: row.deleted === 1 } : null
}

/** Thumbnails that other phones made are fetched at once after the records. */
async function wantThumbs(db: ShopDatabase, known: readonly Arrived[]): Promise<void> {
  const thumbs = known
    .filter(({ kind, row }) => (PICTURED as readonly Kind[]).includes(kind) && !row.deleted)
    .map(({ row }) => (row.fields as unknown as PhotoFields).thumb)
  if (thumbs.length === 0) return
  const here = await db.blob.where('hash').anyOf(thumbs).primaryKeys()
  const missing = thumbs.filter((hash) => !here.includes(hash))
  await db.wanted.bulkPut(missing.map((hash) => ({ hash, tries: 0, after: 0 })))
}
