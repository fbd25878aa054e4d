/** An operation as it came, and all that can be known of it before the database is asked. */

import { timeOfOperation } from '../../shared/domain/clock.ts'
import { MAX_OPERATION_BYTES } from '../../shared/protocol/limits.ts'
import { parseOperation, type WireOperation } from '../../shared/protocol/operations.ts'
import type { DeviceRow } from '../storage/port.ts'
import type { Happened } from './apply.ts'
import { saying, sha256 } from './hash.ts'
import { isTooDeep } from './nesting.ts'

export interface Prepared {
  wire: WireOperation
  hash: string
  at: number
  unsure: boolean
  /** The operation with its time, or what is wrong with its form. */
  read: Happened | { invalid: string }
}

/** @param offsets server time minus phone time: now, then as it was before */
export function prepare(
  wire: WireOperation,
  { device, beganAs: phone }: DeviceRow,
  offsets: number[],
  now: number,
): Prepared {
  // Whoever brings an operation stands for it: a phone that became a new device brings its old queue.
  const mine = { ...wire, device }
  const deep = isTooDeep(wire.body)
  // It is refused, whatever it says: its text, and with it its hash, is that of what stands around it.
  const text = saying(deep ? { ...mine, body: {} } : mine)
  const time = timeOfOperation({ at: wire.at, seen: wire.seen, offsets, now })
  return {
    wire: mine,
    hash: sha256(text),
    ...time,
    read: deep ? { invalid: 'nested too deep' } : read(mine, text, { ...time, phone }),
  }
}

function read(wire: WireOperation, text: string, rest: Omit<Happened, 'operation'>): Prepared['read'] {
  if (Buffer.byteLength(text) > MAX_OPERATION_BYTES) return { invalid: 'too large' }
  const parsed = parseOperation(wire)
  return 'invalid' in parsed ? parsed : { operation: parsed.operation, ...rest }
}
