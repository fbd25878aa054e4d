/** What a role may do (SYNC 16). The server refuses the rest; the screens do not offer it. */

import type { Action, Operation } from '../protocol/operations.ts'
import type { Role } from './records.ts'

const HELPER_MAY: readonly Action[] = [
  'good.add',
  'good.edit',
  'photo.add',
  'sale.record',
  'sale.void',
  'sale.return',
  'order.date',
  'payment.record',
  'order.hand',
  'order.customer',
  'customer.add',
  'customer.edit',
  'operation.discard',
]

/** Actions that the server alone takes, as its device `server`. */
const SERVER_ONLY: readonly Action[] = ['device.add', 'held.note']

/** Whether a device of this role may take this operation: a helper adds goods, but prices and costs stay the owner's. */
export function may(role: Role, operation: Pick<Operation, 'action' | 'body'>): boolean {
  if (SERVER_ONLY.includes(operation.action)) return false
  if (role === 'owner') return true
  if (!HELPER_MAY.includes(operation.action)) return false
  const op = operation as Operation
  if (op.action === 'good.add') return op.body.fields.price === null && op.body.cost === null
  if (op.action === 'good.edit') return op.body.fields.price === undefined
  return true
}
