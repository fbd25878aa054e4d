/** Which of SQLite's errors say that the database cannot store now, as against that a statement was wrong. */

import { dirname } from 'node:path'
import { StorageTrouble } from '../port.ts'

/** Primary result codes: https://sqlite.org/rescode.html */
const FULL = 13
const BUSY = [5, 6]
/** READONLY, CANTOPEN */
const SHUT = [8, 14]
/** NOMEM, IOERR, PROTOCOL, NOLFS */
const BROKEN = [7, 10, 15, 22]
/** CORRUPT, NOTADB */
const DAMAGED = [11, 26]

/** What lies in the file is no database, or no whole one any more. */
export class DamagedDatabase extends StorageTrouble {
  constructor(cause: Error) {
    super('broken', cause)
    this.message =
      `The database in DATA_DIR is damaged (${cause.message}). Move talat.db, talat.db-wal and talat.db-shm elsewhere, and ` +
      'put the newest backup in by npm run admin -- restore; without a backup just start: the phones fill it again.'
  }
}

/** Somebody else may read or write it, such as whoever said a command as another user than that of the service. */
class ShutDatabase extends StorageTrouble {
  constructor(file: string, cause: Error) {
    super('broken', cause)
    this.message = `${file} cannot be opened or written (${cause.message}): its folder, it and what lies beside it must belong to the user who runs this.`
  }
}

/** There is no room left where the file lies. */
export class FullDisk extends StorageTrouble {
  constructor(file: string, cause: Error) {
    super('full', cause)
    this.message = `The disk of ${dirname(file)} is full: make room there, then start again.`
  }
}

/**
 * null where the statement itself is to blame: that is the fault of one operation, not of the request.
 * @param file the database
 */
export function troubleOf(error: unknown, file: string): StorageTrouble | null {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return null
  const primary = error.errcode & 0xff
  if (primary === FULL) return new FullDisk(file, error)
  if (BUSY.includes(primary)) return new StorageTrouble('busy', error)
  if (DAMAGED.includes(primary)) return new DamagedDatabase(error)
  if (SHUT.includes(primary)) return new ShutDatabase(file, error)
  return BROKEN.includes(primary) ? new StorageTrouble('broken', error) : null
}
