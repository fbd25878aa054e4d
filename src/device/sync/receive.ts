/** Stores an answer: results, page and cursor in one transaction (SYNC 10, 11). */

import { changesOf } from '../../shared/domain/changes.ts'
import { readCursor } from '../../shared/protocol/cursor.ts'
import type { Result, SyncAnswer } from '../../shared/protocol/sync.ts'
import type { ShopDatabase } from '../store/database.ts'
import type { OutboxRow } from '../store/rows.ts'
import { readState, writeState } from '../store/state.ts'
import { followKinds } from './followKinds.ts'
import { HELD } from './held.ts'
import { keepLater } from './keepLater.ts'
import { endLoan } from './loan.ts'
import { sendPhotosAgain } from './sendPhotosAgain.ts'
import { storeGroups } from './storeGroups.ts'

/**
 * @param asked the cursor that the request carried
 * @param offset server time minus phone time, measured on this answer; null for one that was carried here, days maybe
 * @returns false if another tab has moved the cursor meanwhile: nothing is stored then, and the next round asks anew
 */
export async function receive(
  db: ShopDatabase,
  asked: string,
  answer: SyncAnswer,
  offset: number | null,
): Promise<boolean> {
  return db.transaction('rw', db.tables, async () => {
    if (((await readState(db, 'cursor')) ?? '') !== asked) return false
    if (offset !== null) await writeState(db, 'clock', { seen: answer.time, offset })
    const epoch = readCursor(asked)?.epoch
    if (epoch !== undefined && epoch !== answer.epoch) await beginEpoch(db)
    const refused = await storeResults(db, answer.results)
    const back = await takeBack(db, readCursor(answer.cursor)?.sequence ?? 0)
    await storeGroups(db, answer.page, changed([...refused, ...back]), keepLater)
    await writeState(db, 'cursor', answer.cursor)
    if (answer.kinds) await followKinds(db, answer.kinds)
    await endLoan(db, !answer.more)
    return true
  })
}

/**
 * The server was restored or is a new one (SYNC 19): what it confirmed of photos is void, and so is what it had applied
 * and not yet sent back.
 */
async function beginEpoch(db: ShopDatabase): Promise<void> {
  await writeState(db, 'uncompared', true)
  await sendPhotosAgain(db)
  await db.outbox.where('state').equals('applied').modify({ state: 'waiting' })
}

/**
 * Stores what became of operations, where the page that came with it is of no use any more: the phone has read on since.
 * What an epoch that has gone had applied says nothing.
 */
export async function receiveResults(db: ShopDatabase, { epoch, results }: SyncAnswer): Promise<void> {
  await db.transaction('rw', db.tables, async () => {
    const reached = readCursor((await readState(db, 'cursor')) ?? '')
    if (reached?.epoch !== epoch) return
    const refused = await storeResults(db, results)
    const back = await takeBack(db, reached.sequence)
    await storeGroups(db, [], changed([...refused, ...back]), keepLater)
  })
}

function changed(rows: readonly OutboxRow[]) {
  return rows.flatMap(({ operation }) => changesOf(operation, operation.at))
}

/** Returns the operations that were refused. */
async function storeResults(db: ShopDatabase, results: readonly Result[]): Promise<OutboxRow[]> {
  if (results.length === 0) return []
  const byId = new Map(results.map((result) => [result.id, result]))
  const answered: OutboxRow[] = []
  // What was sent stands at the front of what waits.
  await db.outbox
    .where('state')
    .equals('waiting')
    .until(() => answered.length === byId.size)
    .each((row) => {
      const result = byId.get(row.operation.id)
      if (result) answered.push(withResult(row, result))
    })
  await db.outbox.bulkPut(answered)
  const acked = Math.max((await readState(db, 'acked')) ?? 0, ...answered.map(({ number }) => number))
  await writeState(db, 'acked', acked)
  return answered.filter(({ state }) => state === 'refused')
}

function withResult(row: OutboxRow, { outcome, sequence, code, reason }: Result): OutboxRow {
  if (outcome === 'refused') return { ...row, state: 'refused', code: code ?? 'fault', reason: reason ?? '' }
  // What is held waits for the owner's word; it stays on screen and is not sent twice.
  return { ...row, state: 'applied', sequence: sequence ?? HELD }
}

/** Takes out of the outbox the operations that have come back: the cursor has reached them. */
async function takeBack(db: ShopDatabase, reached: number): Promise<OutboxRow[]> {
  const applied = await db.outbox.where('state').equals('applied').toArray()
  const back = applied.filter(({ sequence }) => sequence !== undefined && sequence <= reached)
  await db.outbox.bulkDelete(back.map(({ number }) => number))
  return back
}
