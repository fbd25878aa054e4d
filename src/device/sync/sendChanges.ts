/** The request of a round trip. */

import { MAX_PAGE_BYTES } from '../../shared/protocol/limits.ts'
import { type SyncAnswer, syncAnswer } from '../../shared/protocol/sync.ts'
import { PROTOCOL } from '../../shared/protocol/version.ts'
import { type Called, call } from '../net/call.ts'
import type { Session } from '../settings.ts'
import type { Changes } from './listChanges.ts'

/** How many times smaller a page is on the wire, at least (`test/server/feed.test.ts`). */
const PACKED = 5

/** @param room JSON bytes of the page that may come back; undefined: a whole one */
export function sendChanges(
  session: Session,
  { cursor, acked, operations, waiting }: Changes,
  room: number | undefined,
): Promise<Called<SyncAnswer>> {
  const clock = operations.length > 0 ? { clock: Date.now() } : {}
  const body = { protocol: PROTOCOL, cursor, acked, operations, waiting, ...clock, ...(room ? { room } : {}) }
  const expected = (room ?? MAX_PAGE_BYTES) / PACKED
  return call({ path: '/api/sync', body, schema: syncAnswer, credentials: session, expected })
}
