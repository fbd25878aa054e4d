/** What a role may do (SYNC 16). The server refuses the rest; the screens do not offer it. */

import type { Action, Operation } from '../protocol/operations.ts'
import type { ReplyFields, Role } from './records.ts'

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
  'order.step',
  'request.reply',
  'lesson.done',
  'pledge.make',
  'customer.add',
  'customer.edit',
  'operation.discard',
]

/** Actions that the server alone takes, as its device `server`. */
const SERVER_ONLY: readonly Action[] = ['device.add', 'held.note', 'request.make', 'call.add', 'call.edit']

/** What the shop may say of a request; the rest the buyer says. */
const SHOP_SAYS: readonly ReplyFields['what'][] = ['declined', 'asked']

/** Whether a device of this role may take this operation: a helper adds goods, but prices, costs and what buyers see stay the owner's. */
export function may(role: Role, operation: Pick<Operation, 'action' | 'body'>): boolean {
  if (SERVER_ONLY.includes(operation.action)) return false
  const op = operation as Operation
  if (op.action === 'request.reply' && !SHOP_SAYS.includes(op.body.what)) return false
  if (role === 'owner') return true
  if (!HELPER_MAY.includes(operation.action)) return false
  if (op.action === 'good.add')
    return op.body.fields.price === null && op.body.cost === null && !op.body.fields.published
  if (op.action === 'good.edit') {
    const { price, published } = op.body.fields
    return price === undefined && published === undefined
  }
  // How much a shop binds itself to is the owner's to say; what was made and sent says whoever did it.
  if (op.action === 'pledge.make') return op.body.what === 'made' || op.body.what === 'sent'
  return true
}
