/** Partial photos that nobody goes on with are removed (SYNC 27); the phone that still has one begins anew. */

import type { Deps } from '../deps.ts'
import type { Job } from '../jobs.ts'

const DAY = 24 * 60 * 60 * 1000
const KEPT = 30 * DAY

export function forgettingStaleUploads({ storage, log, now }: Pick<Deps, 'storage' | 'log' | 'now'>): Job {
  return {
    name: 'stale uploads',
    every: DAY,
    async run() {
      const count = await storage.anywhere.forgetUploads(now() - KEPT)
      if (count > 0) log.info({ count }, 'partial photos removed')
    },
  }
}
