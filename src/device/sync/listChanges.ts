/** What to send next: the first waiting operations, bounded by bytes and rows. */

import { MAX_OPERATIONS } from '../../shared/protocol/limits.ts'
import type { Operation } from '../../shared/protocol/operations.ts'
import type { ShopDatabase } from '../store/database.ts'
import { readState } from '../store/state.ts'

export interface Changes {
  cursor: string
  acked: number
  operations: Operation[]
  waiting: number
}

export interface Bounds {
  /** JSON bytes of the operations in one request. */
  bytes: number
  /** Only operations with a smaller number: the next one is too new for the server. */
  below: number
}

/** Reads in one transaction, so that the parts fit each other. At least one operation goes, whatever its size. */
export async function listChanges(db: ShopDatabase, { bytes, below }: Bounds): Promise<Changes> {
  return db.transaction('r', [db.outbox, db.state], async () => {
    const queue = db.outbox.where('state').equals('waiting')
    const [cursor, acked, uncompared, waiting, rows] = await Promise.all([
      readState(db, 'cursor'),
      readState(db, 'acked'),
      readState(db, 'uncompared'),
      queue.count(),
      queue.clone().limit(MAX_OPERATIONS).toArray(),
    ])
    let room = bytes
    const fitting = rows.filter(({ number, size }, index) => {
      room -= size
      return !uncompared && number < below && (room >= 0 || index === 0)
    })
    return { cursor: cursor ?? '', acked: acked ?? 0, waiting, operations: fitting.map((row) => row.operation) }
  })
}
