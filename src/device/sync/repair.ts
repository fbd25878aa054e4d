/**
 * Mends a kind whose checksum differs (SYNC 19): compares by buckets, gives the server what it lacks or has older, and
 * then takes what the server has otherwise. Deletes on neither side; what waits or was refused stays as it is.
 */

import { EMPTY, replaceIn, type Total, writeTotal } from '../../shared/domain/checksum.ts'
import type { Kind } from '../../shared/domain/records.ts'
import { MAX_REPAIR_RECORDS } from '../../shared/protocol/limits.ts'
import { bucketOf, bucketWidth, compareAnswer, giveAnswer, pullAnswer } from '../../shared/protocol/repair.ts'
import type { Group } from '../../shared/protocol/sync.ts'
import { call, type Failed } from '../net/call.ts'
import type { Session } from '../settings.ts'
import type { ShopDatabase } from '../store/database.ts'
import type { AnyRow } from '../store/rows.ts'
import { recount, serverRecords } from './serverRecords.ts'
import { storeGroups } from './storeGroups.ts'

export interface Repaired {
  /** Records that went up and came down. */
  given: number
  taken: number
}

export type RepairKind = typeof repairKind

/** @returns how much was mended, or what stopped it */
export async function repairKind(db: ShopDatabase, session: Session, kind: Kind): Promise<Repaired | Failed> {
  await recount(db, kind)
  const before = await differences(db, session, kind)
  if ('trouble' in before) return before
  const failed = await give(session, kind, before.ours)
  if (failed) return failed
  // The server has merged field by field: what still differs is newer there.
  const after = before.ours.length > 0 ? await differences(db, session, kind) : before
  if ('trouble' in after) return after
  const pulled = await pull(db, session, kind, after.theirs)
  if (typeof pulled !== 'number') return pulled
  return { given: before.ours.length, taken: pulled }
}

interface Differences {
  /** Our records that the server lacks, or has with other content. */
  ours: AnyRow[]
  /** Ids of the server's records that we lack, or have with other content. */
  theirs: string[]
}

async function differences(db: ShopDatabase, session: Session, kind: Kind): Promise<Differences | Failed> {
  const rows = await serverRecords(db, kind)
  const width = bucketWidth(rows.length)
  const buckets = new Map<string, Total>()
  for (const row of rows) {
    const bucket = bucketOf(row.id, width)
    buckets.set(bucket, withRow(buckets.get(bucket) ?? EMPTY, kind, row))
  }
  const written = Object.fromEntries(Array.from(buckets, ([bucket, total]) => [bucket, writeTotal(total)]))
  const body = { kind, width, buckets: written }
  const called = await call({ path: '/api/repair/compare', body, schema: compareAnswer, credentials: session })
  if ('trouble' in called) return called
  const { differing, records } = called.answer
  const ours = new Map<string, AnyRow>()
  for (const row of rows) if (differing.includes(bucketOf(row.id, width))) ours.set(row.id, row)
  const same = (row: AnyRow) => records[row.id] === writeTotal(withRow(EMPTY, kind, row))
  return {
    ours: [...ours.values()].filter((row) => !same(row)),
    theirs: Object.keys(records).filter((id) => {
      const row = ours.get(id)
      return row === undefined || !same(row)
    }),
  }
}

function withRow(total: Total, kind: Kind, row: AnyRow): Total {
  return replaceIn(total, kind, row.id, null, { fields: row.fields, deleted: row.deleted === 1 })
}

async function give(session: Session, kind: Kind, rows: readonly AnyRow[]): Promise<Failed | null> {
  for (const part of parts(rows)) {
    const records = part.map(({ id, fields, deleted, version, versions }) => ({
      id,
      fields,
      deleted: deleted === 1,
      version,
      ...(versions ? { versions } : {}),
    }))
    const body = { kind, records }
    const called = await call({ path: '/api/repair/give', body, schema: giveAnswer, credentials: session })
    if ('trouble' in called) return called
  }
  return null
}

async function pull(db: ShopDatabase, session: Session, kind: Kind, ids: readonly string[]): Promise<number | Failed> {
  for (const part of parts(ids)) {
    const body = { kind, ids: part }
    const called = await call({ path: '/api/repair/pull', body, schema: pullAnswer, credentials: session })
    if ('trouble' in called) return called
    const page: Group[] = called.answer.page
    await db.transaction('rw', db.tables, () => storeGroups(db, page))
  }
  return ids.length
}

function parts<T>(all: readonly T[]): T[][] {
  const count = Math.ceil(all.length / MAX_REPAIR_RECORDS)
  return Array.from({ length: count }, (_, part) =>
    all.slice(part * MAX_REPAIR_RECORDS, (part + 1) * MAX_REPAIR_RECORDS),
  )
}
