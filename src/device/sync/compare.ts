/** Whether both sides hold the same (SYNC 18): one checksum tells; those of each kind are asked for when it is wrong. */

import { combine, EMPTY, writeTotal } from '../../shared/domain/checksum.ts'
import { checksumsAnswer } from '../../shared/protocol/sync.ts'
import { call, type Failed } from '../net/call.ts'
import type { Session } from '../settings.ts'
import type { ShopDatabase } from '../store/database.ts'

/** The kinds that differ; none when the checksum of the last answer is ours. Or why the server could not be asked. */
export async function differingKinds(db: ShopDatabase, session: Session, checksum: string): Promise<string[] | Failed> {
  if (await sameChecksum(db, checksum)) return []
  const called = await call({ path: '/api/checksums', body: {}, schema: checksumsAnswer, credentials: session })
  if ('trouble' in called) return called
  const theirs = called.answer.kinds
  const ours = new Map((await db.total.toArray()).map((total) => [total.kind, writeTotal(total)]))
  const nothing = writeTotal(EMPTY)
  const kinds = new Set([...ours.keys(), ...Object.keys(theirs)])
  return [...kinds].filter((kind) => (theirs[kind] ?? nothing) !== (ours.get(kind) ?? nothing))
}

/** Whether the server's checksum is that of its records as this phone holds them. */
export async function sameChecksum(db: ShopDatabase, checksum: string): Promise<boolean> {
  return writeTotal(combine(await db.total.toArray())) === checksum
}
