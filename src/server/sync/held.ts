/** What a removed device still hands in, and the owner's answer to it (SYNC 24). */

import { MAX_HELD_OPERATIONS } from '../../shared/protocol/limits.ts'
import { type Operation, parseOperation } from '../../shared/protocol/operations.ts'
import { type Happened, Refusal } from './apply.ts'
import type { Ledger } from './ledger.ts'
import type { Prepared } from './prepare.ts'
import { applyAsServer } from './server-device.ts'

/** A removed device may hand in its trade; of the shop itself it decides nothing any more. */
const NOT_HELD = /^(shop|device|held)\./

/** Keeps an operation for the owner, who gets a record of it. */
export async function hold(ledger: Ledger, shop: string, { wire, at, unsure }: Prepared, now: number): Promise<void> {
  const { device, action, id: held } = wire
  if (NOT_HELD.test(action)) throw new Refusal('forbidden', 'of a removed device')
  if ((await ledger.rows.held.count(device)) >= MAX_HELD_OPERATIONS) throw new Refusal('forbidden', 'too many are held')
  await ledger.rows.held.add({ operation: wire, at, unsure })
  await applyAsServer(ledger, shop, now, 'held.note', { held, device, action, at })
}

/** Ends the holding that this operation takes or drops; returns the operation to apply along with it. */
export async function release(ledger: Ledger, operation: Operation): Promise<Happened | null> {
  if (operation.action !== 'held.take' && operation.action !== 'held.drop') return null
  const { held } = operation.body
  const row = await ledger.rows.held.get(held)
  if (row === null) return null
  await ledger.rows.held.remove(held)
  if (operation.action === 'held.drop') return null
  const parsed = parseOperation(row.operation)
  if ('invalid' in parsed) throw new Refusal('invalid', parsed.invalid)
  const { device } = row.operation
  const phone = (await ledger.rows.devices.get(device))?.beganAs ?? device
  return { operation: parsed.operation, at: row.at, unsure: row.unsure, phone }
}
