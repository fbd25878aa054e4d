/** The keys of what neighbours carry: this device's own, and the server's. */

import { toBase64 } from '../../shared/carry/bytes.ts'
import { newSignPair } from '../../shared/carry/sign.ts'
import { keysAnswer } from '../../shared/protocol/carried.ts'
import { call } from '../net/call.ts'
import { type Session, type SignKeys, saveSession } from '../settings.ts'

export async function newSignKeys(): Promise<SignKeys> {
  const pair = await newSignPair()
  return { public: toBase64(pair.public), private: pair.private }
}

/** For a phone that joined before there were bundles: the server gets its key and says its own. */
export async function exchangeKeys(session: Session): Promise<void> {
  if (session.sign && session.seal) return
  const sign = session.sign ?? (await newSignKeys())
  const called = await call({
    path: '/api/carry/keys',
    body: { sign: sign.public },
    schema: keysAnswer,
    credentials: session,
  })
  if ('answer' in called) await saveSession({ ...session, sign, seal: called.answer.seal })
}
