/** What an invitation holds: the helper's device as the owner's phone made it, and what it is lent to begin with. */

import * as z from 'zod/mini'
import { KINDS, type Kind } from '../domain/records.ts'
import { name } from './fields.ts'
import { grant } from './grant.ts'
import { MAX_PHOTO_BYTES } from './limits.ts'
import { base64, hash, id, secret } from './schemas.ts'

const coordinate = z.string().check(z.maxLength(64))

export const invitationContent = z.object({
  shop: id,
  shopName: name,
  device: id,
  secret,
  sign: z.object({
    public: base64,
    private: z.object({ kty: z.string(), crv: z.string(), x: coordinate, y: coordinate, d: coordinate }),
  }),
  /** The server's public key. */
  seal: base64,
  grant,
  /** Goods, photos and the like as the owner sees them; of each good one movement stands for all that it had. */
  records: z.array(
    z.object({ kind: z.enum(KINDS as [Kind, ...Kind[]]), id, fields: z.record(z.string(), z.unknown()) }),
  ),
  /** Thumbnails, in the order in which their bytes stand behind. */
  files: z.array(
    z.object({
      hash,
      type: z.enum(['image/webp', 'image/jpeg']),
      size: z.int().check(z.minimum(1), z.maximum(MAX_PHOTO_BYTES)),
    }),
  ),
})
export type InvitationContent = z.infer<typeof invitationContent>
