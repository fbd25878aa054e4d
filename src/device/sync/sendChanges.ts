/** The request of a round trip. */

import { type SyncAnswer, syncAnswer } from '../../shared/protocol/sync.ts'
import { PROTOCOL } from '../../shared/protocol/version.ts'
import { type Called, call } from '../net/call.ts'
import type { Session } from '../settings.ts'
import type { Changes } from './listChanges.ts'

export function sendChanges(
  session: Session,
  { cursor, acked, operations, waiting }: Changes,
): Promise<Called<SyncAnswer>> {
  const clock = operations.length > 0 ? { clock: Date.now() } : {}
  const body = { protocol: PROTOCOL, cursor, acked, operations, waiting, ...clock }
  return call({ path: '/api/sync', body, schema: syncAnswer, credentials: session })
}
