/** Where a server's photos lie, as its keeper said: in a folder, or in a bucket that all its processes share. */

import type { Config } from '../config.ts'
import type { Deps } from '../deps.ts'
import { filesInBucket } from './bucket.ts'
import { filesOnDisk } from './files.ts'

export function photosOf({ bucket, photos, sizes }: Config): Pick<Deps, 'photos' | 'sizes'> {
  return bucket
    ? { photos: filesInBucket(bucket, 'photos'), sizes: filesInBucket(bucket, 'sizes') }
    : { photos: filesOnDisk(photos), sizes: filesOnDisk(sizes) }
}
