/** Which of SQLite's errors say that the database cannot store now, as against that a statement was wrong. */

import { StorageTrouble } from '../port.ts'

/** Primary result codes: https://sqlite.org/rescode.html */
const FULL = 13
const BUSY = [5, 6]
/** NOMEM, READONLY, IOERR, CORRUPT, CANTOPEN, PROTOCOL, NOLFS, NOTADB */
const BROKEN = [7, 8, 10, 11, 14, 15, 22, 26]

/** null where the statement itself is to blame: that is the fault of one operation, not of the request. */
export function troubleOf(error: unknown): StorageTrouble | null {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return null
  const primary = error.errcode & 0xff
  if (primary === FULL) return new StorageTrouble('full', error)
  if (BUSY.includes(primary)) return new StorageTrouble('busy', error)
  return BROKEN.includes(primary) ? new StorageTrouble('broken', error) : null
}
