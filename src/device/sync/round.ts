/** One round trip: list what waits, send it, store the answer. */

import { EMPTY, writeTotal } from '../../shared/domain/checksum.ts'
import { checksumsAnswer, type SyncAnswer, syncAnswer } from '../../shared/protocol/sync.ts'
import { PROTOCOL } from '../../shared/protocol/version.ts'
import { type Called, call, type Failed } from '../net/call.ts'
import type { Session } from '../settings.ts'
import type { ShopDatabase } from '../store/database.ts'
import { type Bounds, type Changes, listChanges } from './listChanges.ts'
import { receive, sameChecksum } from './receive.ts'

export interface Went {
  /** The server has more to read, or this phone more to send. */
  more: boolean
  differs: string[]
}

/** Sends one batch and reads one page. */
export async function round(db: ShopDatabase, session: Session, bounds: Bounds): Promise<Failed | Went> {
  const changes = await listChanges(db, bounds)
  const started = Date.now()
  const called = await sendChanges(session, changes)
  if ('trouble' in called) return called
  const { answer } = called
  const offset = Math.round(answer.time - (started + Date.now()) / 2)
  if (!(await receive(db, changes.cursor, answer, offset))) return { more: true, differs: [] }
  const sent = changes.operations.length
  const more = answer.more || (sent > 0 && changes.waiting > sent)
  const differs = more || (await sameChecksum(db, answer.checksum)) ? [] : await differingKinds(db, session)
  return { more, differs }
}

function sendChanges(session: Session, { cursor, acked, operations, waiting }: Changes): Promise<Called<SyncAnswer>> {
  const clock = operations.length > 0 ? { clock: Date.now() } : {}
  const body = { protocol: PROTOCOL, cursor, acked, operations, waiting, ...clock }
  return call({ path: '/api/sync', body, schema: syncAnswer, credentials: session })
}

/** The kinds whose checksums differ; asked for only when the one of all was wrong (SYNC 18). */
async function differingKinds(db: ShopDatabase, session: Session): Promise<string[]> {
  const called = await call({ path: '/api/checksums', body: {}, schema: checksumsAnswer, credentials: session })
  if ('trouble' in called) return []
  const ours = new Map((await db.total.toArray()).map((total) => [total.kind, total]))
  const kinds = new Set([...ours.keys(), ...Object.keys(called.answer.kinds)])
  return [...kinds].filter(
    (kind) => (called.answer.kinds[kind] ?? writeTotal(EMPTY)) !== writeTotal(ours.get(kind) ?? EMPTY),
  )
}
