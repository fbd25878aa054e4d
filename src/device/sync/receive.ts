/** Stores an answer: results, page and cursor in one transaction (SYNC 10, 11). */

import { changesOf } from '../../shared/domain/changes.ts'
import { EMPTY, replaceIn, type Total } from '../../shared/domain/checksum.ts'
import { KINDS, type Kind, type PhotoFields } from '../../shared/domain/records.ts'
import { readCursor } from '../../shared/protocol/cursor.ts'
import type { Group, Result, SyncAnswer } from '../../shared/protocol/sync.ts'
import type { ShopDatabase } from '../store/database.ts'
import { rebuild, serverRows } from '../store/overlay.ts'
import { keyText } from '../store/records.ts'
import type { AnyRow, OutboxRow, ParkedRow } from '../store/rows.ts'
import { readState, writeState } from '../store/state.ts'
import { followKinds } from './followKinds.ts'

interface Arrived {
  kind: Kind
  id: string
  row: AnyRow
}

/**
 * @param asked the cursor that the request carried
 * @param offset server time minus phone time, measured on this answer
 * @returns false if another tab has moved the cursor meanwhile: nothing is stored then, and the next round asks anew
 */
export async function receive(db: ShopDatabase, asked: string, answer: SyncAnswer, offset: number): Promise<boolean> {
  return db.transaction('rw', db.tables, async () => {
    if (((await readState(db, 'cursor')) ?? '') !== asked) return false
    const { known, unknown } = sortOut(answer.page)
    await writeState(db, 'clock', { seen: answer.time, offset })
    const refused = await storeResults(db, answer.results)
    await countTotals(db, known, unknown)
    if (unknown.length > 0) await db.parked.bulkPut(unknown)
    const back = await takeBack(db, readCursor(answer.cursor)?.sequence ?? 0)
    const bared = [...refused, ...back].flatMap(({ operation }) => changesOf(operation, operation.at))
    const arrived = new Map(known.map(({ kind, id, row }) => [keyText(kind, id), row]))
    await rebuild(db, [...known, ...bared], arrived)
    await wantThumbs(db, known)
    await writeState(db, 'cursor', answer.cursor)
    if (answer.kinds) await followKinds(db, answer.kinds)
    return true
  })
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

/** Returns the operations that were refused. */
async function storeResults(db: ShopDatabase, results: readonly Result[]): Promise<OutboxRow[]> {
  if (results.length === 0) return []
  const byId = new Map(results.map((result) => [result.id, result]))
  const rows = await db.outbox
    .where('id')
    .anyOf([...byId.keys()])
    .toArray()
  const answered = rows.flatMap((row) => {
    const result = byId.get(row.id)
    return result && row.state === 'waiting' ? [withResult(row, result)] : []
  })
  await db.outbox.bulkPut(answered)
  const acked = Math.max((await readState(db, 'acked')) ?? 0, ...rows.map(({ number }) => number))
  await writeState(db, 'acked', acked)
  return answered.filter(({ state }) => state === 'refused')
}

function withResult(row: OutboxRow, { outcome, sequence, code, reason }: Result): OutboxRow {
  if (outcome === 'refused') return { ...row, state: 'refused', code: code ?? 'fault', reason: reason ?? '' }
  // What is held waits for the owner's word; it stays on screen and is not sent twice.
  return { ...row, state: 'applied', sequence: sequence ?? Number.POSITIVE_INFINITY }
}

/** Takes out of the outbox the operations that have come back: the cursor has reached them. */
async function takeBack(db: ShopDatabase, reached: number): Promise<OutboxRow[]> {
  const applied = await db.outbox.where('state').equals('applied').toArray()
  const back = applied.filter(({ sequence }) => sequence !== undefined && sequence <= reached)
  await db.outbox.bulkDelete(back.map(({ number }) => number))
  return back
}

/** Keeps the checksums of the server's records, kind by kind, as of this page. */
async function countTotals(db: ShopDatabase, known: readonly Arrived[], unknown: readonly ParkedRow[]): Promise<void> {
  if (known.length + unknown.length === 0) return
  const [before, parked, rows] = await Promise.all([
    serverRows(db, known),
    db.parked.bulkGet(unknown.map(({ kind, id }) => [kind, id] as [string, string])),
    db.total.toArray(),
  ])
  const totals = new Map<string, Total>(rows.map((row) => [row.kind, row]))
  const count = (kind: string, id: string, old: AnyRow | undefined, row: AnyRow) =>
    totals.set(kind, replaceIn(totals.get(kind) ?? EMPTY, kind, id, contentOf(old), contentOf(row)))
  for (const { kind, id, row } of known) {
    const key = keyText(kind, id)
    count(kind, id, before.get(key), row)
    before.set(key, row)
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
    .filter(({ kind, row }) => kind === 'photo' && !row.deleted)
    .map(({ row }) => (row.fields as unknown as PhotoFields).thumb)
  if (thumbs.length === 0) return
  const here = await db.blob.where('hash').anyOf(thumbs).primaryKeys()
  const missing = thumbs.filter((hash) => !here.includes(hash))
  await db.wanted.bulkPut(missing.map((hash) => ({ hash, tries: 0, after: 0 })))
}
