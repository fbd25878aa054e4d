/**
 * The backup file: everything of a shop that is on this phone, to be read back on another.
 *
 *     header      one line of JSON
 *     records     gzip of lines of JSON, `["<table>", <row>]`, and `["file", {hash, type, size}]` for each photo file
 *     photos      the bytes of the photo files, one behind the other, in the order of their lines
 *
 * Photos stand at the end as they are: they are packed already, base64 would make them a third larger, and this way
 * neither side ever holds more than one of them in memory. The header is plain, so that a file can be told from others
 * and from those of a newer app before anything of it is unpacked. Gzip's own checksum guards the records, the hash that
 * names it each photo.
 *
 * A file holds no token, no secret and no recovery code: those are in the phone's settings, which are not in it.
 * The header has two numbers: `version` of the file's form, `database` of the rows in it. Each that was ever written is
 * read for ever; `test/device/backup/` keeps a file of each.
 */

import * as z from 'zod/mini'
import { UUID } from '../../../shared/domain/ids.ts'
import { KINDS, type Kind } from '../../../shared/domain/records.ts'

export const FORMAT = 'talat-backup'
export const VERSION = 1

/** The header's line is never longer: a shop's name is at most 80 letters. */
export const MAX_HEADER_BYTES = 4096

const count = z.int().check(z.nonnegative())

/** What every version has: enough to tell whether a file is ours and whether we can read it. */
export const anyHeader = z.object({ format: z.literal(FORMAT), version: count })

export const header = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  /** Version of the phone's database whose rows these are. */
  database: z.number(),
  shop: z.string().check(z.regex(UUID)),
  name: z.string(),
  role: z.enum(['owner', 'helper']),
  /** Phone time at which it was made, UTC ms. */
  at: z.number(),
  /** What is in it, to be shown before it is read back. */
  goods: count,
  sales: count,
  waiting: count,
  photos: count,
  /** Bytes of the two parts behind the header. */
  recordBytes: count,
  photoBytes: count,
})
export type Header = z.infer<typeof header>

export const fileLine = z.object({
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  type: z.string(),
  size: count,
})
export type FileLine = z.infer<typeof fileLine>

/** The tables whose rows are in a file. What can be worked out anew is not: `shelf`, `wanted`. */
export const TABLES = [...KINDS, 'outbox', 'base', 'parked', 'upload', 'total', 'state'] as const
export type BackupTable = Kind | 'outbox' | 'base' | 'parked' | 'upload' | 'total' | 'state'

/** Which photo files go into a backup. */
export type PhotoChoice = 'all' | 'small' | 'none'
