import type { Deps } from '../deps.ts'
import type { Job } from '../jobs.ts'

const HOUR = 60 * 60 * 1000

/** Buckets that nobody has touched for so long are full again, and need not be written down. */
export function forgettingRates({ storage }: Pick<Deps, 'storage'>): Job {
  return {
    name: 'idle rates',
    every: HOUR,
    run: async () => storage.among?.forgetRates(HOUR),
  }
}
