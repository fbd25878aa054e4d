/**
 * What goes to `POST /api/sync` (SYNC 5). Apart from the answer, since a phone only makes it: the schemas of all
 * operations stay out of its bundles.
 */

import * as z from 'zod/mini'
import { MAX_OPERATIONS } from './limits.ts'
import { wireOperation } from './operations.ts'
import { nonce, time } from './schemas.ts'
import { count } from './sync.ts'

export const syncRequest = z.object({
  protocol: z.int(),
  nonce,
  /** As it came in the last answer; empty at first. */
  cursor: z.string().check(z.maxLength(80)),
  /** The highest number of this device whose result the phone has stored. */
  acked: count,
  operations: z.array(wireOperation).check(z.maxLength(MAX_OPERATIONS)),
  /** How many operations wait on the phone, these included. */
  waiting: count,
  /** JSON bytes of the page that the phone can take, where a whole one did not come through in time (SYNC 5). */
  room: z.optional(z.int().check(z.minimum(1))),
  /** The phone's clock when it sent this; goes with operations, to correct their times (SYNC 17). */
  clock: z.optional(time),
})
export type SyncRequest = z.infer<typeof syncRequest>
