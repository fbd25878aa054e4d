/**
 * One repair for all that can differ (SYNC 19): both sides compare a kind by buckets of ids; what the phone lacks or
 * has older it pulls, what the server lacks or has older the phone gives. A repair deletes on neither side.
 */

import * as z from 'zod/mini'
import { nonce } from './schemas.ts'
import { group } from './sync.ts'

/** Of `POST /api/repair/compare`. */
export const compareAnswer = z.object({
  nonce,
  /** The server's records of the buckets that differ: id and `count.hash` of that record alone. */
  records: z.record(z.string(), z.string()),
  /** The buckets that differ; the phone looks among its own records of these. */
  differing: z.array(z.string()),
})

/** Of `POST /api/repair/pull`. */
export const pullAnswer = z.object({ nonce, page: z.array(group) })

/** Of `POST /api/repair/give`. */
export const giveAnswer = z.object({
  nonce,
  /** How many the server took, whole or in part. */
  taken: z.int(),
})

/** Of `POST /api/repair/photos`. */
export const photosAnswer = z.object({
  nonce,
  /** SHA-256 of files that records name and whose bytes the server lacks. */
  hashes: z.array(z.string()),
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
