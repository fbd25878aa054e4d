/** Joining (SYNC 25, 26): a code brings this phone's shop to the community, or this phone into a shop. */

import type { Role } from '../../shared/domain/records.ts'
import { readCode } from '../../shared/protocol/code.ts'
import {
  type CodeAnswer,
  codeAnswer,
  type JoinAnswer,
  type JoinRequest,
  joinAnswer,
} from '../../shared/protocol/join.ts'
import { PROTOCOL } from '../../shared/protocol/version.ts'
import { newSignKeys } from '../carry/keys.ts'
import { call, type Failed } from '../net/call.ts'
import { readSettings, type Session, saveSession, saveSettings } from '../settings.ts'
import { makeDatabase, newDevice } from '../store/actions/shop.ts'
import { openShop, type ShopDatabase } from '../store/database.ts'
import { patchSync, writeState } from '../store/state.ts'
import { renumber } from './newDevice.ts'

export interface Failure {
  failed: string
}
export type JoinOutcome = { session: Session; recovery: string | null } | Failure

/** Takes the shop that was started on this phone to the community; from then on it syncs. */
export async function joinCommunity(session: Session, code: string, deviceName: string): Promise<JoinOutcome> {
  const { shop, device, secret } = session
  const sign = session.sign ?? (await newSignKeys())
  await saveSession({ ...session, sign })
  const answer = await join({ code, name: deviceName, shop, device, secret, sign: sign.public })
  if ('failed' in answer) return answer
  const { role, recovery } = answer
  const joined: Session = { ...session, sign, joined: true, role, recovery: recovery ?? session.recovery }
  if (answer.seal) joined.seal = answer.seal
  await saveSession(joined)
  await withShop(shop, rest)
  return { session: joined, recovery: joined.recovery }
}

/**
 * Makes this phone one more device of the shop that the code belongs to. A shop that this phone has had before is
 * joined again as a new device with its queue (SYNC 2, 24).
 */
export async function joinShop(code: string, deviceName: string): Promise<JoinOutcome> {
  const begun = (await readSettings()).joining
  const fresh = begun ?? { ...newDevice(), sign: await newSignKeys() }
  // Stored before it is asked for: when the answer is lost, the same code from the same device gets it again.
  await saveSettings({ joining: fresh })
  const { device, secret, sign } = fresh
  const answer = await join({ code, name: deviceName, shop: null, device, secret, sign: sign?.public })
  if ('failed' in answer) {
    if (answer.failed !== 'conflict') return answer
    // The server has something else under this id: the next try goes by another.
    await saveSettings({ joining: null })
    return begun ? joinShop(code, deviceName) : answer
  }
  const before = (await readSettings()).sessions.find(({ shop }) => shop === answer.shop)
  const { shop, role, recovery } = answer
  const session: Session = { shopName: '', ...before, ...fresh, shop, role, joined: true, recovery }
  if (answer.seal) session.seal = answer.seal
  if (before) {
    await withShop(shop, async (db) => {
      await renumber(db, session.device)
      await writeState(db, 'uncompared', true)
      await rest(db)
    })
  } else (await makeDatabase(session)).close()
  await saveSession(session)
  await saveSettings({ current: shop, joining: null })
  return { session, recovery }
}

/** A code with which another phone joins this shop. */
export async function makeCode(session: Session, role: Role): Promise<CodeAnswer | Failure> {
  const called = await call({ path: '/api/codes', body: { role }, schema: codeAnswer, credentials: session })
  return 'trouble' in called ? failureOf(called) : called.answer
}

type Request = Omit<JoinRequest, 'protocol' | 'nonce'>

async function join({ code, ...request }: Request): Promise<JoinAnswer | Failure> {
  const body = { protocol: PROTOCOL, code: readCode(code), ...request }
  const called = await call({ path: '/api/join', body, schema: joinAnswer })
  return 'trouble' in called ? failureOf(called) : called.answer
}

function failureOf({ trouble, error }: Failed): Failure {
  return { failed: error?.code ?? trouble }
}

async function withShop(shop: string, work: (db: ShopDatabase) => Promise<void>): Promise<void> {
  const db = openShop(shop)
  await work(db)
  db.close()
}

/** What stopped the engine before is over: a join is a new beginning. */
async function rest(db: ShopDatabase): Promise<void> {
  await patchSync(db, { phase: 'idle', reason: null, failures: 0, nextAttempt: null })
}
