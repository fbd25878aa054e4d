/** What this phone handed in after it was taken out of the shop (SYNC 24), while the owner has not decided. */

import type { OutboxRow } from '../store/rows.ts'

/** The sequence of what is held: no cursor reaches it. */
export const HELD = Number.POSITIVE_INFINITY

export function isHeld({ state, sequence }: OutboxRow): boolean {
  return state === 'applied' && sequence === HELD
}
