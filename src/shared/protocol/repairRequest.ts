/** What a phone asks in a repair (SYNC 19); what it is answered is in `repair.ts`. Apart, since a phone only makes it. */

import * as z from 'zod/mini'
import { KINDS, type Kind } from '../domain/records.ts'
import { MAX_REPAIR_RECORDS } from './limits.ts'
import { id, nonce, version } from './schemas.ts'

const kind = z.enum(KINDS as [Kind, ...Kind[]])
/** `count.hash` of a bucket: the end of the ids in it, of one length in a request. */
const buckets = z.record(z.string().check(z.regex(/^[0-9a-f]{0,3}$/)), z.string().check(z.maxLength(40)))

/** `POST /api/repair/compare` */
export const compareRequest = z.object({ nonce, kind, width: z.int().check(z.minimum(0), z.maximum(3)), buckets })

/** `POST /api/repair/pull`: records by id, as the server has them. */
export const pullRequest = z.object({ nonce, kind, ids: z.array(id).check(z.maxLength(MAX_REPAIR_RECORDS)) })

/** `POST /api/repair/photos`: the photos whose bytes the server lacks. */
export const photosRequest = z.object({ nonce })

const givenRecord = z.object({
  id,
  fields: z.record(z.string(), z.unknown()),
  deleted: z.boolean(),
  version,
  versions: z.optional(z.record(z.string(), version)),
})
export type GivenRecord = z.infer<typeof givenRecord>

/** `POST /api/repair/give`: records that the server lacks or has older. */
export const giveRequest = z.object({
  nonce,
  kind,
  records: z.array(givenRecord).check(z.maxLength(MAX_REPAIR_RECORDS)),
})
