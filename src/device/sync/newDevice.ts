/**
 * A phone whose numbers the server cannot follow goes on as a new device (SYNC 2): the unsent operations are
 * renumbered and keep their ids, so that nothing is lost and nothing is applied twice.
 */

import { renewAnswer } from '../../shared/protocol/renew.ts'
import { call, type Failed } from '../net/call.ts'
import { type Session, saveSession } from '../settings.ts'
import { newDevice } from '../store/actions/shop.ts'
import type { ShopDatabase } from '../store/database.ts'
import type { OutboxRow } from '../store/rows.ts'
import { readState, writeState } from '../store/state.ts'

/** Asks the server for it; the new id and secret are stored before, so that a lost answer costs nothing. */
export async function becomeNewDevice(db: ShopDatabase, session: Session): Promise<Session | Failed> {
  const next = session.next ?? newDevice()
  await saveSession({ ...session, next })
  const called = await call({ path: '/api/renew', body: next, schema: renewAnswer, credentials: session })
  const { next: begun, ...rest } = session
  if ('trouble' in called) {
    if (called.error?.code !== 'conflict') return called
    // The server has something else under this id: the next try goes by another.
    await saveSession(rest)
    return begun ? becomeNewDevice(db, rest) : called
  }
  const renewed = { ...rest, ...next }
  await renumber(db, renewed.device)
  await saveSession(renewed)
  return renewed
}

/**
 * What the server had and has not sent back is asked for again: of what was held the new device hears what became of it,
 * and a server that was put back from an older copy meanwhile takes it anew. What it knows it only answers again.
 */
function appliedWaits(row: OutboxRow): OutboxRow {
  return row.state === 'applied' ? { ...row, state: 'waiting' } : row
}

/** Gives the waiting operations to a device that has sent nothing yet. Those that were refused keep only their order. */
export async function renumber(db: ShopDatabase, device: string): Promise<void> {
  await db.transaction('rw', [db.outbox, db.state], async () => {
    const rows = (await db.outbox.toArray()).map(appliedWaits)
    const waiting = rows.filter(({ state }) => state === 'waiting')
    const answered = rows.filter(({ state }) => state !== 'waiting')
    await db.outbox.clear()
    await db.outbox.bulkAdd([
      ...answered.map((row, index) => ({ ...row, number: index - answered.length })),
      ...waiting.map((row, index) => {
        const number = index + 1
        return { ...row, number, operation: { ...row.operation, device, number } }
      }),
    ])
    await writeState(db, 'device', { ...(await readState(db, 'device')), id: device, number: waiting.length })
    await writeState(db, 'acked', 0)
  })
}
