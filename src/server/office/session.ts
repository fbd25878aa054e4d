/** The coordinator's way in: a link that is good once opens a session. Both are known here by their hashes alone. */

import { createHmac } from 'node:crypto'
import { newId, randomText } from '../../shared/domain/ids.ts'
import { serverSecret } from '../join/codes.ts'
import { sameText } from '../same-text.ts'
import type { PassRow } from '../storage/office.ts'
import type { Storage } from '../storage/port.ts'
import { sha256 } from '../sync/hash.ts'

const HOUR = 60 * 60 * 1000
const LINK_LIFE = HOUR
export const SESSION_LIFE = 30 * 24 * HOUR
/** Letters of 5 bits. */
const LENGTH = 32

async function newPass(
  { office }: Storage,
  kind: PassRow['kind'],
  community: string,
  expires: number,
): Promise<string> {
  const text = randomText(LENGTH)
  await office.addPass({ hash: sha256(text), kind, community, expires })
  return text
}

/** What stands at the end of a link into the office of a community. */
export async function newLink(
  storage: Storage,
  community: string,
  now: number,
): Promise<{ link: string; expires: number }> {
  const expires = now + LINK_LIFE
  return { link: await newPass(storage, 'link', community, expires), expires }
}

/** The community that a link leads to; null: it was used, or is too old. It stays good. */
export async function communityOf({ office }: Storage, link: string, now: number): Promise<string | null> {
  return (await office.pass(sha256(link), 'link', now))?.community ?? null
}

/** Uses a link up; the session that it opens. */
export async function openSession(storage: Storage, link: string, now: number): Promise<string | null> {
  const community = await communityOf(storage, link, now)
  // Of two who come at once, one takes it.
  if (community === null || !(await storage.office.takePass(sha256(link), 'link', now))) return null
  // Whoever it was: the keeper can see when.
  await storage.audit.put({ id: newId(now), at: now, command: 'office', typed: community, outcome: 'done' })
  return newPass(storage, 'session', community, now + SESSION_LIFE)
}

export function findSession({ office }: Storage, session: string, now: number): Promise<PassRow | null> {
  return office.pass(sha256(session), 'session', now)
}

/** Goes with the forms of one session, or of one door: nobody else can make it. */
export async function sealOf(storage: Storage, what: 'session' | 'door', text: string): Promise<string> {
  return createHmac('sha256', await serverSecret(storage))
    .update(`office ${what} ${text}`)
    .digest('hex')
}

export async function isSealed(
  storage: Storage,
  what: 'session' | 'door',
  text: string,
  seal: string,
): Promise<boolean> {
  return sameText(seal, await sealOf(storage, what, text))
}
