/**
 * What each operation changes. The result depends on the operation alone, so that a phone can lay its waiting
 * operations over whatever the server sends, and both sides agree.
 */

import type { Action, Body, Operation } from '../protocol/operations.ts'
import type { Change, Fields } from './change.ts'
import type { Kind } from './records.ts'

/**
 * The changes of an operation, in the order in which they are laid.
 * @param at when it happened, UTC ms: the phone's own best guess there, the corrected time on the server
 * @param unsure the server had to guess
 */
export function changesOf(operation: Operation, at: number, unsure = false): Change[] {
  const make = MAKERS[operation.action] as Maker
  return make(operation.body, { at, unsure, device: operation.device, person: operation.person })
}

interface Happened {
  at: number
  unsure: boolean
  device: string
  person: string | null
}
type Maker<A extends Action = Action> = (body: Body<A>, happened: Happened) => Change[]

const MAKERS: { [A in Action]: Maker<A> } = {
  'shop.open': ({ shop, ...fields }) => [create('shop', shop, fields)],
  'shop.edit': ({ shop, fields, based }) => [edit('shop', shop, fields, based)],

  'good.add': ({ good, fields, photos, movement, cost }, { at }) => [
    create('good', good, fields),
    ...photos.map(({ id, ...photo }) => create('photo', id, { good, ...photo })),
    ...(movement ? [move(movement.id, good, movement.quantity, 'made', null, at)] : []),
    ...(cost === null ? [] : [create('costing', good, { amount: cost })]),
  ],
  'good.edit': ({ good, fields, based }) => [edit('good', good, fields, based)],
  'good.cost': ({ good, amount, based }) => [{ kind: 'costing', id: good, do: 'set', fields: { amount }, based }],
  'good.delete': ({ good }) => [{ kind: 'good', id: good, do: 'delete' }],
  'good.restore': ({ good }) => [{ kind: 'good', id: good, do: 'restore' }],

  'photo.add': ({ good, photo: { id, ...photo } }) => [create('photo', id, { good, ...photo })],
  'photo.delete': ({ photo }) => [{ kind: 'photo', id: photo, do: 'delete' }],
  'photo.restore': ({ photo }) => [{ kind: 'photo', id: photo, do: 'restore' }],

  'stock.change': ({ good, movement, reason }, { at }) => [
    move(movement.id, good, movement.quantity, reason, null, at),
  ],

  'sale.record': ({ order, lines, payments, ...sale }, { at, unsure, device, person }) => [
    create('order', order, { at, ...(unsure ? { unsure } : {}), device, person, ...sale }),
    ...lines.map(({ id, movement: _, cost: __, ...line }) => create('line', id, { order, ...line })),
    ...lines.flatMap(({ movement, good, quantity }) =>
      movement && good ? [move(movement, good, -quantity, 'sold', order, at)] : [],
    ),
    ...payments.map((payment) => pay(order, payment, at)),
    ...lines.flatMap(({ id, cost }) => (cost == null ? [] : [create('cost', id, { order, amount: cost })])),
  ],
  'sale.void': ({ order, step, reason, undo, movements, payments }, { at, device }) => [
    create('step', step, { order, step: 'voided', reason, ...(undo ? { undo } : {}), device, at }),
    ...movements.map(({ id, good, quantity }) => move(id, good, quantity, 'voided', order, at)),
    ...payments.map((payment) => pay(order, payment, at)),
  ],
  'sale.return': ({ order, step, reason, returns, payments }, { at, device }) => [
    create('step', step, { order, step: 'returned', reason, device, at }),
    ...returns.map(({ id, line, quantity, amount }) => create('return', id, { order, line, quantity, amount, at })),
    ...returns.flatMap(({ movement, good, quantity }) =>
      movement && good ? [move(movement, good, quantity, 'returned', order, at)] : [],
    ),
    ...payments.map((payment) => pay(order, payment, at)),
  ],
  'order.date': ({ order, step, day }, { at, device }) => [
    create('step', step, { order, step: 'dated', reason: '', day, device, at }),
  ],

  'payment.record': ({ order, payments }, { at }) => payments.map((payment) => pay(order, payment, at)),

  'device.add': ({ device, ...fields }) => [create('device', device, { ...fields, removed: false })],
  'device.edit': ({ device, fields, based }) => [edit('device', device, fields, based)],
  'device.remove': ({ device, based }) => [edit('device', device, { removed: true }, based)],

  'operation.discard': () => [],
  'held.note': ({ held, ...fields }) => [create('held', held, fields)],
  'held.take': ({ held }) => [{ kind: 'held', id: held, do: 'delete' }],
  'held.drop': ({ held }) => [{ kind: 'held', id: held, do: 'delete' }],
}

function create(kind: Kind, id: string, fields: Fields): Change {
  return { kind, id, do: 'create', fields }
}

function edit(kind: Kind, id: string, fields: Fields, based: Record<string, string | null>): Change {
  return { kind, id, do: 'edit', fields, based }
}

function pay(order: string, { id, ...payment }: Body<'payment.record'>['payments'][number], at: number): Change {
  return create('payment', id, { order, ...payment, at })
}

function move(id: string, good: string, quantity: number, reason: string, order: string | null, at: number): Change {
  return create('movement', id, { good, quantity, reason, order, at })
}
