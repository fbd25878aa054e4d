/**
 * The invitation: with it a helper's phone begins at once, without a network. The owner's phone makes the helper's device
 * whole, with its keys, and lends it the goods. It is sealed by a key that only the owner's screen shows.
 *
 * Sealed:  seal( length (4) | JSON, gzipped | thumbnails one after another )
 */

import * as z from 'zod/mini'
import { name } from '../protocol/fields.ts'
import { time } from '../protocol/schemas.ts'
import { concat, toUtf8 } from './bytes.ts'
import { type Content, joinContent, partContent } from './content.ts'
import { openPart, readEnvelope } from './envelope.ts'
import { KEY_BYTES, seal, unseal } from './seal.ts'
import { isSigned, sign } from './sign.ts'
import { type Bytes, type PrivateJwk, randomBytes } from './subtle.ts'

export const invitationHead = z.object({ shop: name, made: time })
export type InvitationHead = z.infer<typeof invitationHead>

/** @returns the invitation, and the key that opens it */
export async function makeInvitation(head: InvitationHead, content: Content): Promise<{ bytes: Bytes; key: Bytes }> {
  const open = openPart('invitation', head)
  const key = randomBytes(KEY_BYTES)
  return { bytes: concat(open, await seal(key, open, joinContent(content))), key }
}

export function readInvitationHead(bytes: Bytes): InvitationHead | null {
  const envelope = readEnvelope(bytes)
  const parsed = envelope?.kind === 'invitation' ? invitationHead.safeParse(envelope.head) : null
  return parsed?.success ? parsed.data : null
}

/** null where this key does not open it. */
export async function openInvitation(bytes: Bytes, key: Bytes): Promise<{ json: Bytes; files: Bytes } | null> {
  const envelope = readEnvelope(bytes)
  if (envelope?.kind !== 'invitation' || key.byteLength !== KEY_BYTES) return null
  const inside = await unseal(key, envelope.open, envelope.sealed)
  return inside && partContent(inside)
}

const GRANT = 'talat grant 1\n'

/** The owner's word for a helper's device, as it was signed. */
export function signGrant(key: PrivateJwk, text: string): Promise<Bytes> {
  return sign(key, toUtf8(GRANT + text))
}

export function isGranted(by: Bytes, signature: Bytes, text: string): Promise<boolean> {
  return isSigned(by, signature, toUtf8(GRANT + text))
}
