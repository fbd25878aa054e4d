/** What a removed device still hands in, and the owner's answer to it (SYNC 24). */

import { sum } from '../../shared/domain/money.ts'
import { MAX_HELD_OPERATIONS } from '../../shared/protocol/limits.ts'
import { type Operation, parseOperation } from '../../shared/protocol/operations.ts'
import { type Happened, Refusal } from './apply.ts'
import type { Ledger } from './ledger.ts'
import type { Prepared } from './prepare.ts'
import { applyAsServer } from './server-device.ts'

/** A removed device may hand in its trade; of the shop itself it decides nothing any more. */
const NOT_HELD = /^(shop|device|held)\./

/** Keeps an operation for the owner, who gets a record of it. */
export async function hold(
  ledger: Ledger,
  shop: string,
  { wire, at, unsure }: Prepared,
  operation: Operation,
  now: number,
): Promise<void> {
  const { device, action, id: held } = wire
  if (NOT_HELD.test(action)) throw new Refusal('forbidden', 'of a removed device')
  if ((await ledger.rows.held.count(device)) >= MAX_HELD_OPERATIONS) throw new Refusal('forbidden', 'too many are held')
  if (await isOfErased(ledger, operation)) throw new Refusal('unknown-record', 'of somebody who is erased')
  await ledger.rows.held.add({ operation: wire, at, unsure })
  await applyAsServer(ledger, shop, now, 'held.note', { held, device, action, at, ...aboutOf(operation) })
}

/** What is held is kept as it came: of somebody who is erased nothing may. */
async function isOfErased({ rows }: Ledger, { action, body }: Operation): Promise<boolean> {
  if (action !== 'customer.add' && action !== 'customer.edit') return false
  return (await rows.erased.among('customer', [body.customer])).size > 0
}

/** What an owner needs to know of it to decide. */
function aboutOf({ action, body }: Operation): { title?: string; amount?: number } {
  switch (action) {
    case 'sale.record': {
      const amount = Math.max(0, sum(body.lines.map(({ total }) => total)) - body.discount)
      return { title: body.lines[0]?.name ?? '', amount }
    }
    case 'sale.void':
    case 'sale.return':
    case 'payment.record':
      return { amount: sum(body.payments.map(({ amount }) => amount)) }
    case 'good.add':
      return { title: body.fields.name }
    case 'good.edit':
      return body.fields.name === undefined ? {} : { title: body.fields.name }
    default:
      return {}
  }
}

/** The phone of it is back, and it was applied: the owner need not be asked any more. */
export async function endHolding(ledger: Ledger, shop: string, now: number, held: string): Promise<void> {
  await ledger.rows.held.remove(held)
  await applyAsServer(ledger, shop, now, 'held.drop', { held })
}

/** Ends the holding that this operation takes or drops; returns the operation to apply along with it. */
export async function release(ledger: Ledger, operation: Operation): Promise<Happened | null> {
  if (operation.action !== 'held.take' && operation.action !== 'held.drop') return null
  const { held } = operation.body
  const row = await ledger.rows.held.get(held)
  if (row === null) return null
  await ledger.rows.held.remove(held)
  if (operation.action === 'held.drop') {
    await ledger.rows.operations.dropped(held)
    return null
  }
  const parsed = parseOperation(row.operation)
  if ('invalid' in parsed) throw new Refusal('invalid', parsed.invalid)
  const { device } = row.operation
  const phone = (await ledger.rows.devices.get(device))?.beganAs ?? device
  return { operation: parsed.operation, at: row.at, unsure: row.unsure, phone }
}
