/** A person's action: one transaction, one operation (SYNC 1). */

import type { Change } from '../../shared/domain/change.ts'
import { changesOf } from '../../shared/domain/changes.ts'
import { newId } from '../../shared/domain/ids.ts'
import { groupBy } from '../../shared/group.ts'
import { MAX_OPERATION_BYTES } from '../../shared/protocol/limits.ts'
import type { Action, Body, Operation } from '../../shared/protocol/operations.ts'
import { SCHEMA } from '../../shared/protocol/version.ts'
import type { ShopDatabase } from './database.ts'
import { makeRoom } from './makeRoom.ts'
import { isNoRoom } from './noRoom.ts'
import { keyText, layOver, type Written, writeRecords } from './records.ts'
import type { BaseRow, OutboxRow } from './rows.ts'
import { readState, writeState } from './state.ts'

export interface Intent<A extends Action = Action> {
  action: A
  body: Body<A>
}

/** Known beforehand, or made from what is read in the same transaction: a sale that reads before it costs a third more. */
type Intents = readonly Intent[] | (() => Promise<readonly Intent[]>)

/** Thrown before anything is written: the operation would be larger than the wire takes. */
export class OperationTooLarge extends Error {
  override name = 'OperationTooLarge'
}

interface Options {
  /** More to write in the same transaction: photo bytes, a basket that is now empty. */
  also?: () => Promise<void>
  /** The operation repeats a refused one, of that time: what it creates may be there already. */
  again?: Pick<Operation, 'at' | 'seen'>
}

/**
 * Performs actions as one transaction, strict: it resolves when the flush to disk is done, and a tick may be shown.
 * On a full phone, full photos that the server has confirmed give way, and the same actions are tried once more.
 * @throws OperationTooLarge; a Dexie error when storage fails; nothing is written then
 */
export async function perform(db: ShopDatabase, intents: Intents, options: Options = {}): Promise<Operation[]> {
  try {
    return await write(db, intents, options)
  } catch (error) {
    // What makes no room, or cannot, leaves the person with the first error: that the phone is full.
    const freed = isNoRoom(error) ? await makeRoom(db).catch(() => 0) : 0
    if (freed === 0) throw error
    return write(db, intents, options)
  }
}

async function write(db: ShopDatabase, intents: Intents, options: Options): Promise<Operation[]> {
  return db.transaction('rw', db.tables, async () => {
    const [device, clock, wanted] = await Promise.all([
      readState(db, 'device'),
      readState(db, 'clock'),
      typeof intents === 'function' ? intents() : intents,
    ])
    if (!device) throw new Error('this database has no device')
    const now = Date.now()
    const operations = wanted.map(({ action, body }, index) => {
      const number = device.number + 1 + index
      const stamp = {
        id: newId(now),
        device: device.id,
        number,
        schema: SCHEMA,
        at: options.again?.at ?? now,
        seen: options.again?.seen ?? clock?.seen ?? 0,
        person: device.person ?? null,
      }
      return { ...stamp, action, body } as Operation
    })
    const changes = operations.flatMap((operation) => changesOf(operation, operation.at + (clock?.offset ?? 0)))
    await layChanges(db, changes, options.again !== undefined)
    await Promise.all([
      db.outbox.bulkAdd(operations.map(outboxRow)),
      writeState(db, 'device', { ...device, number: device.number + operations.length }),
      options.also?.(),
    ])
    return operations
  })
}

function outboxRow(operation: Operation): OutboxRow {
  const size = new TextEncoder().encode(JSON.stringify(operation)).length
  if (size > MAX_OPERATION_BYTES) throw new OperationTooLarge(`${operation.action} of ${size} bytes`)
  return { number: operation.number, state: 'waiting', operation, size }
}

/** Lays changes over the tables, and keeps the server's copy of each record that they touch for the first time. */
async function layChanges(db: ShopDatabase, changes: readonly Change[], again: boolean): Promise<void> {
  const touched = [...groupBy(changes, ({ kind, id }) => keyText(kind, id)).values()]
  const written = await Promise.all(
    touched.map(async (ones): Promise<Written> => {
      const [{ kind, id, do: verb }] = ones as [Change]
      // A new id cannot be there: not asking saves a sale four reads.
      const isNew = verb === 'create' && !again
      const before = (isNew ? undefined : await db.records(kind).get(id)) ?? null
      return { kind, id, before, after: layOver(before, id, ones) }
    }),
  )
  await keepBase(db, written)
  await writeRecords(db, written)
}

async function keepBase(db: ShopDatabase, written: readonly Written[]): Promise<void> {
  const known = written.flatMap(({ kind, id, before }) =>
    before?.version === undefined ? [] : [{ kind, id, row: before }],
  )
  if (known.length === 0) return
  const kept = await db.base.bulkGet(known.map(({ kind, id }) => [kind, id] as [string, string]))
  const fresh: BaseRow[] = known.filter((_, index) => kept[index] === undefined)
  if (fresh.length > 0) await db.base.bulkAdd(fresh)
}
