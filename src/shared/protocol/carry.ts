/**
 * What is carried, once it is open (`shared/carry` has how it is sealed): a round trip whose two halves go by hand. It is
 * apart from the answers, as `syncRequest.ts` is: a phone only makes it.
 */

import * as z from 'zod/mini'
import { grant } from './grant.ts'
import { MAX_BUNDLE_FILES, MAX_BUNDLE_OPERATIONS, MAX_PHOTO_BYTES } from './limits.ts'
import { wireOperation } from './operations.ts'
import { hash, id } from './schemas.ts'
import { count } from './sync.ts'

/** The unsent operations of a device, from the first whose result it has not got, with thumbnails. */
export const bundleContent = z.object({
  protocol: z.int(),
  shop: id,
  device: id,
  cursor: z.string().check(z.maxLength(80)),
  acked: count,
  operations: z.array(wireOperation).check(z.maxLength(MAX_BUNDLE_OPERATIONS)),
  waiting: count,
  /** Of a device that the server may not know yet: it joined without a network. */
  grant: z.optional(grant),
  /** In the order in which their bytes stand behind. */
  files: z
    .array(z.object({ hash, size: z.int().check(z.minimum(1), z.maximum(MAX_PHOTO_BYTES)) }))
    .check(z.maxLength(MAX_BUNDLE_FILES)),
})
export type BundleContent = z.infer<typeof bundleContent>
