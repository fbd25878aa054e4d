/**
 * One repair for all that can differ (SYNC 19): both sides compare a kind by buckets of ids; what the phone lacks or
 * has older it pulls, what the server lacks or has older the phone gives. A repair deletes on neither side.
 */

import * as z from 'zod/mini'
import { KINDS, type Kind } from '../domain/records.ts'
import { MAX_REPAIR_RECORDS } from './limits.ts'
import { id, nonce, version } from './schemas.ts'
import { group } from './sync.ts'

const kind = z.enum(KINDS as [Kind, ...Kind[]])
/** `count.hash` of a bucket: the end of the ids in it, of one length in a request. */
const buckets = z.record(z.string().check(z.regex(/^[0-9a-f]{0,3}$/)), z.string().check(z.maxLength(40)))

/** `POST /api/repair/compare` */
export const compareRequest = z.object({ nonce, kind, width: z.int().check(z.minimum(0), z.maximum(3)), buckets })
export const compareAnswer = z.object({
  nonce,
  /** The server's records of the buckets that differ: id and `count.hash` of that record alone. */
  records: z.record(z.string(), z.string()),
  /** The buckets that differ; the phone looks among its own records of these. */
  differing: z.array(z.string()),
})

/** `POST /api/repair/pull`: records by id, as the server has them. */
export const pullRequest = z.object({ nonce, kind, ids: z.array(id).check(z.maxLength(MAX_REPAIR_RECORDS)) })
export const pullAnswer = z.object({ nonce, page: z.array(group) })

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
export type GiveRequest = z.infer<typeof giveRequest>
export const giveAnswer = z.object({
  nonce,
  /** How many the server took, whole or in part. */
  taken: z.int(),
})

/** Hexadecimal digits of an id that name its bucket, so that a bucket holds some dozen records. */
export function bucketWidth(count: number): number {
  if (count <= 32) return 0
  return count <= 1_000 ? 1 : count <= 16_000 ? 2 : 3
}

/** UUIDv7 begins with its time and ends in chance: the end spreads. */
export function bucketOf(recordId: string, width: number): string {
  return width === 0 ? '' : recordId.slice(-width)
}
