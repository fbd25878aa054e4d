/** Joining (SYNC 25, 26): a community code opens a shop, a shop code or recovery card adds a device to one. */

import * as z from 'zod/mini'
import { name } from './fields.ts'
import { base64, id, nonce, role, secret, time } from './schemas.ts'

const code = z.string().check(z.regex(/^[0-9a-z]{6,32}$/))

export const joinRequest = z.object({
  protocol: z.int(),
  nonce,
  code,
  device: id,
  secret,
  name,
  /** The shop that the phone started offline; needed by a community code alone. */
  shop: z.nullable(id),
  /** The public key by which this device signs what neighbours carry for it. */
  sign: z.optional(base64),
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
  /** The server's public key, for which that is sealed. */
  seal: z.optional(z.string()),
})
export type JoinAnswer = z.infer<typeof joinAnswer>

/** `POST /api/codes`, by an owner: a code for one more device of this shop. */
export const codeRequest = z.object({ nonce, role })
export const codeAnswer = z.object({ nonce, code: z.string(), role, expires: time, link: z.string() })
export type CodeAnswer = z.infer<typeof codeAnswer>
