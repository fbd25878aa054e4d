/** The owner's word for a helper's device that joined without a network (SYNC 25): either phone may bring it. */

import * as z from 'zod/mini'
import { name } from './fields.ts'
import { base64, hash, id, nonce, time } from './schemas.ts'

/** As it is signed: the text is what the signature is of. */
export const grant = z.object({ text: z.string().check(z.maxLength(2000)), signature: base64 })
export type Grant = z.infer<typeof grant>

/** What the text says. */
export const granted = z.object({
  shop: id,
  /** The owner's device that signed it. */
  by: id,
  device: id,
  name,
  /** Hash of the secret of the helper's token. */
  token: hash,
  /** The public key by which the helper's device signs. */
  sign: base64,
  at: time,
})
export type Granted = z.infer<typeof granted>

/** `POST /api/join/granted`: by the helper's phone, before its first sync. */
export const grantedRequest = z.object({ nonce, grant })
export const grantedAnswer = z.object({ nonce })
