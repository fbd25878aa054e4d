/** What comes back from `POST /api/sync`, the one round trip of records (SYNC 5); what goes there is in `syncRequest.ts`. */

import * as z from 'zod/mini'
import { id, nonce, time, version } from './schemas.ts'

export const count = z.int().check(z.minimum(0))

export const result = z.object({
  id,
  number: count,
  outcome: z.enum(['applied', 'refused', 'held']),
  /** Of an applied operation: it has come back once the cursor has reached this. */
  sequence: z.optional(count),
  /** Of a refused one. */
  code: z.optional(z.string()),
  reason: z.optional(z.string()),
})
export type Result = z.infer<typeof result>

export const wireRecord = z.object({
  kind: z.string(),
  id: z.string(),
  fields: z.record(z.string(), z.unknown()),
  deleted: z.optional(z.boolean()),
  /** Versions of the fields that differ from the group's. */
  versions: z.optional(z.record(z.string(), version)),
})
export type WireRecord = z.infer<typeof wireRecord>

/** All that one sequence wrote, never split over two pages. */
export const group = z.object({ version, records: z.array(wireRecord) })
export type Group = z.infer<typeof group>

export const syncAnswer = z.object({
  nonce,
  epoch: z.string(),
  time,
  results: z.array(result),
  page: z.array(group),
  cursor: z.string(),
  more: z.boolean(),
  /** `count.hash` over this device's kinds; for the state that the cursor stands at when `more` is false. */
  checksum: z.string(),
  /** The kinds of this device; left out while they are those that the request's cursor names by its scope. */
  kinds: z.optional(z.array(z.string())),
})
export type SyncAnswer = z.infer<typeof syncAnswer>

/** `POST /api/checksums`: those of each kind, asked for when the one of all is wrong. */
export const checksumsRequest = z.object({ nonce })
export const checksumsAnswer = z.object({
  nonce,
  epoch: z.string(),
  sequence: count,
  kinds: z.record(z.string(), z.string()),
})
