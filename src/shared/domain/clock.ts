/** When an operation happened, worked out by the server from a phone's clock that nobody trusts (SYNC 17). */

export interface ClockReading {
  /** The phone's clock at the operation. */
  at: number
  /** The server time that the phone had last seen at the operation: its last contact; 0 if there was none. */
  seen: number
  /** Server time minus phone time: as it is now, then as it was before. */
  offsets: number[]
  /** Server time now. */
  now: number
}

/**
 * The first corrected time that lies between the phone's last contact and now; where none does, the operation's time
 * is clamped between the two and said to be unsure.
 */
export function timeOfOperation({ at, seen, offsets, now }: ClockReading): { at: number; unsure: boolean } {
  const earliest = Math.min(now, Math.max(seen, BEGINNING))
  const clamp = (time: number) => Math.min(Math.max(time, earliest), now)
  for (const offset of offsets) {
    const corrected = at + offset
    if (Math.abs(corrected - clamp(corrected)) <= TOLERANCE) return { at: clamp(corrected), unsure: false }
  }
  return { at: clamp(at + (offsets[0] ?? 0)), unsure: true }
}

/** No Talat sale is older than Talat: a phone that never had contact and thinks it is 1970 is not believed. */
const BEGINNING = Date.UTC(2026, 0, 1)

/** Milliseconds that a round trip may take away from an offset: not worth a mark on a sale. */
const TOLERANCE = 60_000
