/**
 * The overlay (SYNC 10): what the seller sees is the server's state with the waiting operations over it. `rebuild`
 * makes it anew for some records, from the server's copy and what still lies over it.
 */

import type { Change } from '../../shared/domain/change.ts'
import { changesOf } from '../../shared/domain/changes.ts'
import type { Kind } from '../../shared/domain/records.ts'
import { groupBy } from '../../shared/group.ts'
import type { Action } from '../../shared/protocol/operations.ts'
import type { ShopDatabase } from './database.ts'
import { keyText, layOver, type Written, writeRecords } from './records.ts'
import type { AnyRow, OutboxRow } from './rows.ts'
import { readState } from './state.ts'

interface RecordKey {
  kind: Kind
  id: string
}

/** What a refused operation of these leaves on screen, marked: the money has changed hands (SYNC 12). */
const KEPT_WHEN_REFUSED: readonly Action[] = [
  'sale.record',
  'sale.void',
  'sale.return',
  'payment.record',
  'stock.change',
]

/** Whether an operation of the outbox lies over the server's state. */
function isLaid({ state, operation }: OutboxRow): boolean {
  return state !== 'refused' || KEPT_WHEN_REFUSED.includes(operation.action)
}

/** What the tables hold of some records, by `keyText`: as the seller sees them, and the server's copies of the touched. */
export interface Stored {
  keys: readonly RecordKey[]
  shown: ReadonlyMap<string, AnyRow>
  bases: ReadonlyMap<string, AnyRow>
}

/** Each record once: a page is a thousand reads, which are half of what storing it costs. */
export async function readStored(db: ShopDatabase, keys: readonly RecordKey[]): Promise<Stored> {
  const unique = [...new Map(keys.map((key) => [keyText(key.kind, key.id), key])).values()]
  const [shown, bases] = await Promise.all([shownRows(db, unique), baseRows(db, unique)])
  return { keys: unique, shown, bases }
}

/**
 * Writes records anew, in the transaction in which they were read.
 * @param arrived rows that the server has just sent, by `keyText`; they replace its earlier copy
 */
export async function rebuild(
  db: ShopDatabase,
  { keys, shown, bases }: Stored,
  arrived: ReadonlyMap<string, AnyRow> = new Map(),
): Promise<void> {
  if (keys.length === 0) return
  // Not awaited for nothing: a wait in which Dexie has nothing to do may leave its transaction behind.
  const laid = mayBeCovered({ keys, shown, bases }) ? await laidChanges(db) : new Map<string, Change[]>()
  const written: Written[] = []
  const base = { put: [] as { kind: string; id: string; row: AnyRow }[], gone: [] as [string, string][] }
  for (const { kind, id } of keys) {
    const key = keyText(kind, id)
    const before = shown.get(key) ?? null
    const server = arrived.get(key) ?? serverRow(bases.get(key), before)
    const changes = laid.get(key) ?? []
    written.push({ kind, id, before, after: layOver(server, id, changes) })
    if (changes.length > 0 && server) base.put.push({ kind, id, row: server })
    else if (bases.has(key)) base.gone.push([kind, id])
  }
  if (base.put.length > 0) await db.base.bulkPut(base.put)
  if (base.gone.length > 0) await db.base.bulkDelete(base.gone)
  await writeRecords(db, written)
}

/** The server's copy of records, by `keyText`; nothing for those it has not told of. */
export function serverRows({ keys, shown, bases }: Stored): Map<string, AnyRow> {
  const rows = new Map<string, AnyRow>()
  for (const { kind, id } of keys) {
    const key = keyText(kind, id)
    const row = serverRow(bases.get(key), shown.get(key) ?? null)
    if (row) rows.set(key, row)
  }
  return rows
}

/** What was touched has its server's copy in `base`; of the rest, a row with a version is the server's as it stands. */
function serverRow(base: AnyRow | undefined, shown: AnyRow | null): AnyRow | null {
  return base ?? (shown?.version === undefined ? null : shown)
}

async function shownRows(db: ShopDatabase, keys: readonly RecordKey[]): Promise<Map<string, AnyRow>> {
  const found = new Map<string, AnyRow>()
  await Promise.all(
    Array.from(
      groupBy(keys, ({ kind }) => kind),
      async ([kind, ones]) => {
        for (const row of await db.records(kind).bulkGet(ones.map(({ id }) => id)))
          if (row) found.set(keyText(kind, row.id), row)
      },
    ),
  )
  return found
}

async function baseRows(db: ShopDatabase, keys: readonly RecordKey[]): Promise<Map<string, AnyRow>> {
  // Only what waiting operations touch is in there: mostly nothing, and then one count answers for a thousand keys.
  if ((await db.base.count()) === 0) return new Map()
  const rows = await db.base.bulkGet(keys.map(({ kind, id }) => [kind, id] as [string, string]))
  return new Map(rows.flatMap((row) => (row ? [[keyText(row.kind, row.id), row.row] as const] : [])))
}

/**
 * Whether an operation lies over some of the records, as far as these tell: what one has touched is in `base`, was made
 * here, or is not here at all. A page of other phones' changes asks nothing of an outbox in which thousands may wait.
 */
function mayBeCovered({ keys, shown, bases }: Stored): boolean {
  return keys.some(({ kind, id }) => {
    const key = keyText(kind, id)
    return bases.has(key) || shown.get(key)?.version === undefined
  })
}

async function laidChanges(db: ShopDatabase): Promise<Map<string, Change[]>> {
  const [rows, clock] = await Promise.all([db.outbox.toArray(), readState(db, 'clock')])
  const changes = rows
    .filter(isLaid)
    .flatMap(({ operation }) => changesOf(operation, operation.at + (clock?.offset ?? 0)))
  return groupBy(changes, ({ kind, id }) => keyText(kind, id))
}
