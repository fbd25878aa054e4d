/** Joining (SYNC 25, 26): a community code opens a shop, a shop code or recovery card adds a device to one. */

import * as z from 'zod/mini'
import { id, name, nonce, role, time } from './schemas.ts'

const code = z.string().check(z.regex(/^[0-9a-z]{6,32}$/))
/** The secret half of a token: made and stored by the phone before it asks. */
const secret = z.string().check(z.regex(/^[0-9a-z]{32,64}$/))

export const joinRequest = z.object({
  protocol: z.int(),
  nonce,
  code,
  device: id,
  secret,
  name,
  /** The shop that the phone started offline; needed by a community code alone. */
  shop: z.nullable(id),
})
export type JoinRequest = z.infer<typeof joinRequest>

export const joinAnswer = z.object({
  nonce,
  shop: id,
  role,
  epoch: z.string(),
  time,
  /** For an owner: the code of the recovery card, good for one new owner device and renewed when used. */
  recovery: z.nullable(z.string()),
})
export type JoinAnswer = z.infer<typeof joinAnswer>

/** `POST /api/codes`, by an owner: a code for one more device of this shop. */
export const codeRequest = z.object({ nonce, role })
export const codeAnswer = z.object({ nonce, code: z.string(), role, expires: time, link: z.string() })
export type CodeAnswer = z.infer<typeof codeAnswer>

/** `POST /api/renew`: this device goes on as a new one (SYNC 2), same shop, same role. */
export const renewRequest = z.object({ nonce, device: id, secret })
export const renewAnswer = z.object({ nonce, shop: id, role })

/** The bearer token of a device names its shop, so that every look-up does. */
export function writeToken(shop: string, device: string, secret: string): string {
  return `${shop}_${device}_${secret}`
}

export function readToken(token: string): { shop: string; device: string; secret: string } | null {
  const match = /^([0-9a-f-]{36})_([0-9a-f-]{36})_([0-9a-z]{32,64})$/.exec(token)
  if (!match) return null
  const [, shop = '', device = '', secretPart = ''] = match
  return { shop, device, secret: secretPart }
}

/** What a person typed or scanned as a code: case, spaces, hyphens and look-alike letters forgiven; a link's code is taken out. */
export function readCode(typed: string): string {
  const fromLink = /#join=([^&\s]+)/.exec(typed)?.[1] ?? typed
  return fromLink.toLowerCase().replace(/[\s-]/g, '').replace(/o/g, '0').replace(/[il]/g, '1').replace(/u/g, 'v')
}
