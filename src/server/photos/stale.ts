/** Partial photos that nobody goes on with are removed (SYNC 27); the phone that still has one begins anew. */

import type { Deps } from '../deps.ts'

const DAY = 24 * 60 * 60 * 1000
const KEPT = 30 * DAY

/** At once and once a day; returns how to stop. */
export function forgetStaleUploads({ storage, log, now }: Pick<Deps, 'storage' | 'log' | 'now'>): () => void {
  const forget = () =>
    storage.anywhere.forgetUploads(now() - KEPT).then(
      (count) => count > 0 && log.info({ count }, 'partial photos removed'),
      (error: unknown) => log.error({ err: error }, 'partial photos not removed'),
    )
  void forget()
  const timer = setInterval(forget, DAY)
  timer.unref()
  return () => clearInterval(timer)
}
