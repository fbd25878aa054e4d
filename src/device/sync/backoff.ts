/** When to try again (SYNC 20): it grows with each failure, with jitter, and never gives up. */

const FIRST = 2_000
/** Milliseconds; nothing that waits is left for longer. */
export const LONGEST = 5 * 60_000

/** Milliseconds to wait after `failures` rounds in a row that failed (1 or more); `random` in [0, 1). */
export function backoff(failures: number, random: number = Math.random()): number {
  const full = Math.min(LONGEST, FIRST * 2 ** Math.min(failures - 1, 20))
  return Math.round(full * (0.5 + random / 2))
}
