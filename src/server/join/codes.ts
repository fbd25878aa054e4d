/**
 * Join codes. Stored as hashes; those that must be said again (the one that the server prints, a recovery card) are
 * worked out again from a label and the server's secret.
 */

import { createHmac, randomBytes } from 'node:crypto'
import { newId, randomText } from '../../shared/domain/ids.ts'
import type { Role } from '../../shared/domain/records.ts'
import type { CodeAnswer } from '../../shared/protocol/join.ts'
import { CODE_LENGTH, CODE_LIFE, RECOVERY_LENGTH } from '../../shared/protocol/limits.ts'
import { FIRST_COMMUNITY } from '../storage/market.ts'
import type { CodeRow, Storage } from '../storage/port.ts'
import { sha256 } from '../sync/hash.ts'

export const hashOf = sha256

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** The code that belongs to a label: always the same one on this server. */
function codeOf(secret: string, label: string, length: number): string {
  const bytes = createHmac('sha256', secret).update(label).digest().subarray(0, length)
  return Array.from(bytes, (byte) => ALPHABET[byte & 31]).join('')
}

export function serverSecret(storage: Storage): Promise<string> {
  return storage.anywhere.setting('secret', () => randomBytes(32).toString('hex'))
}

const UNUSED = { usedBy: null, usedSecret: null, issued: null, community: null }

/** The code of a shop's recovery card; the n-th card replaces those before it. */
export function recoveryCode(secret: string, shop: string, card: number): { code: string; row: CodeRow } {
  const label = `recovery ${shop} ${card}`
  const code = codeOf(secret, label, RECOVERY_LENGTH)
  return { code, row: { hash: hashOf(code), kind: 'recovery', shop, role: 'owner', expires: null, label, ...UNUSED } }
}

/** The recovery code of a label that was given out before. */
export function recoveryAgain(secret: string, label: string): string {
  return codeOf(secret, label, RECOVERY_LENGTH)
}

/** A card is printed, handed out and looked for again: its code is good for longer than one that is read aloud. */
const INVITATION_LIFE = 30 * 24 * 60 * 60 * 1000

/** What the label of a card's code begins with. */
const INVITATION = 'invitation'

/** The code of a card that was made before. */
export function codeAgain(secret: string, label: string): string {
  return codeOf(secret, label, CODE_LENGTH)
}

/** `abcdefgh` as `abcd-efgh`: read aloud in halves. */
export function groupedCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

export interface CommunityCode {
  code: string
  expires: number
}

/** A code that opens one more shop on this server, in a community. */
export function newCommunityCode(storage: Storage, now: number, community = FIRST_COMMUNITY): Promise<CommunityCode> {
  return addCommunityCode(storage, `community ${newId(now)}`, now + CODE_LIFE, community)
}

/** One to be printed on a card. It is never given out as the code of the moment: it is somebody's already. */
export function newInvitation(storage: Storage, now: number, community: string): Promise<CommunityCode> {
  return addCommunityCode(storage, `${INVITATION} ${newId(now)}`, now + INVITATION_LIFE, community)
}

async function addCommunityCode(
  storage: Storage,
  label: string,
  expires: number,
  community: string,
): Promise<CommunityCode> {
  const code = codeOf(await serverSecret(storage), label, CODE_LENGTH)
  await storage.anywhere.addCommunityCode({
    hash: hashOf(code),
    kind: 'community',
    shop: null,
    role: 'owner',
    expires,
    label,
    ...UNUSED,
    community,
  })
  return { code, expires }
}

/** The community code to print at a start: the one of the first community that is still good, or a new one. */
export async function currentCommunityCode(storage: Storage, now: number): Promise<CommunityCode> {
  const row = await storage.anywhere.communityCode(FIRST_COMMUNITY, now)
  if (row?.label && row.expires) {
    return { code: codeOf(await serverSecret(storage), row.label, CODE_LENGTH), expires: row.expires }
  }
  return newCommunityCode(storage, now)
}

/** A code for one more device of a shop. */
export async function newDeviceCode(
  storage: Storage,
  shop: string,
  role: Role,
  origin: string,
  now: number,
): Promise<Omit<CodeAnswer, 'nonce'>> {
  const code = randomText(CODE_LENGTH)
  const expires = now + CODE_LIFE
  await storage.transaction(shop, (rows) =>
    rows.codes.add({ hash: hashOf(code), kind: 'device', shop, role, expires, label: null, ...UNUSED }),
  )
  return { code, role, expires, link: joinLink(origin, code) }
}

/** A link's server is the app's own origin (SYNC 25). Sent by LINE, it opens in the phone's own browser. */
export function joinLink(origin: string, code: string): string {
  return `${origin}/?openExternalBrowser=1#join=${code}`
}
