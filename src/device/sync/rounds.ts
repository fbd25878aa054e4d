/** Round after round until nothing is left on either side, or something stops it. */

import type { Failed } from '../net/call.ts'
import type { Session } from '../settings.ts'
import type { ShopDatabase } from '../store/database.ts'
import { patchSync } from '../store/state.ts'
import { becomeNewDevice } from './newDevice.ts'
import { round } from './round.ts'

/** JSON bytes of operations in the first request; halved on time-out or 413, down to a single operation. */
const BATCH_BYTES = 192 * 1024
const SMALLEST_BATCH = 1024

/** What stopped the rounds; `failed` null: all is read, and all is sent but what is too new for the server. */
export interface RoundsEnd {
  failed: Failed | null
  tooNew: boolean
}

export async function rounds(db: ShopDatabase, session: Session): Promise<RoundsEnd> {
  let current = session
  let renewed = false
  const bounds = { bytes: BATCH_BYTES, below: Number.POSITIVE_INFINITY }
  for (;;) {
    const went = await round(db, current, bounds)
    if (!('trouble' in went)) {
      if (went.more) continue
      await patchSync(db, { differs: went.differs, caughtUp: true })
      return { failed: null, tooNew: bounds.below !== Number.POSITIVE_INFINITY }
    }
    const { code, number = bounds.below } = went.error ?? {}
    if (code === 'too-new' && number < bounds.below) {
      bounds.below = number
    } else if ((code === 'number-taken' || code === 'gap') && !renewed) {
      const next = await becomeNewDevice(db, current)
      if ('trouble' in next) return { failed: next, tooNew: false }
      current = next
      renewed = true
    } else if ((went.trouble === 'timeout' || went.status === 413) && bounds.bytes > SMALLEST_BATCH) {
      bounds.bytes /= 2
    } else {
      return { failed: went, tooNew: false }
    }
  }
}
