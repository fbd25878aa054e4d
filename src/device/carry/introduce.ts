/** The server hears of a device that an owner let in without a network. */

import { grantedAnswer } from '../../shared/protocol/grant.ts'
import { call, type Failed } from '../net/call.ts'
import { type Session, saveSession } from '../settings.ts'

/** @returns the session without the owner's word, which the server now has */
export async function introduce(session: Session): Promise<Session | Failed> {
  const { grant, ...rest } = session
  if (!grant) return session
  const called = await call({ path: '/api/join/granted', body: { grant }, schema: grantedAnswer })
  if ('trouble' in called) return called
  await saveSession(rest)
  return rest
}
