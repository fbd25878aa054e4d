/** Which errors of PostgreSQL say that the database cannot store now, as against that a statement was wrong. */

import { DatabaseError } from 'pg'
import { StorageTrouble, type TroubleKind } from '../port.ts'

/** By SQLSTATE or the class of it: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const KINDS: Record<string, TroubleKind> = {
  '53100': 'full',
  // Serialisation failure, deadlock.
  '40001': 'busy',
  '40P01': 'busy',
  // A distributed database does not know itself whether it has stored.
  '40003': 'unknown',
  // Lock not available, statement timed out, out of connections or memory.
  '55P03': 'busy',
  '57014': 'busy',
  '53': 'busy',
  // Shut down, not up yet, nobody spoke for too long; a standby that only reads, where another one leads now.
  '08': 'away',
  '57': 'away',
  '25P03': 'away',
  '25006': 'away',
  // No way in, no such database, system error, internal error.
  '28': 'broken',
  '3D': 'broken',
  '58': 'broken',
  XX: 'broken',
}

/** What a transaction is run again for when it came to nothing: others were in its way. */
const IN_THE_WAY = ['40001', '40P01']

/** null where the statement itself is to blame: that is the fault of one operation, not of the request. */
export function troubleOf(error: unknown): StorageTrouble | null {
  if (error instanceof StorageTrouble) return error
  // What does not come from the database itself comes from the way to it. Who has waited long is not to wait again.
  if (!(error instanceof DatabaseError)) return new StorageTrouble(isSilence(error) ? 'busy' : 'away', error)
  const { code = '' } = error
  const kind = KINDS[code] ?? KINDS[code.slice(0, 2)]
  return kind ? new StorageTrouble(kind, error) : null
}

/** pg has no codes for its own time-outs. */
function isSilence(error: unknown): boolean {
  return error instanceof Error && /timeout|ETIMEDOUT/.test(error.message)
}

/** Whether the transaction has certainly come to nothing, and may do better at once. */
export function isWorthAnother(error: unknown): boolean {
  if (!(error instanceof StorageTrouble)) return false
  const { kind, cause } = error
  return kind === 'away' || (cause instanceof DatabaseError && IN_THE_WAY.includes(cause.code ?? ''))
}
