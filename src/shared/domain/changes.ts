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
  const make = MAKERS[operation.action as keyof typeof MAKERS] as Maker | undefined
  return make
    ? make(operation.body, { at, unsure, device: operation.device, person: operation.person })
    : plain(operation)
}

interface Happened {
  at: number
  unsure: boolean
  device: string
  person: string | null
}
type Maker<A extends Action = Action> = (body: Body<A>, happened: Happened) => Change[]

/** Actions that do to one record what their name says: `mark.edit` edits the mark whose id stands in the body as `mark`. */
type Plain = Extract<Action, `${Kind}.${'edit' | 'delete' | 'restore'}`> | 'mark.add'

function plain({ action, body }: Operation): Change[] {
  const [kind, verb] = action.split('.') as [Kind, 'add' | 'edit' | 'delete' | 'restore']
  const { [kind]: id, ...rest } = body as unknown as Record<string, string>
  return [{ kind, id, ...rest, do: verb === 'add' ? 'create' : verb } as unknown as Change]
}

const MAKERS: { [A in Exclude<Action, Plain>]: Maker<A> } = {
  'shop.open': ({ shop, ...fields }) => [create('shop', shop, fields)],

  'good.add': ({ good, fields, photos, movement, cost }, { at }) => [
    create('good', good, fields),
    ...photos.map(({ id, ...photo }) => create('photo', id, { good, ...photo })),
    ...(movement ? [move(movement, good, 'made', null, at)] : []),
    ...(cost === null ? [] : [create('costing', good, { amount: cost })]),
  ],
  'good.cost': ({ good, amount, based }) => [{ kind: 'costing', id: good, do: 'set', fields: { amount }, based }],

  'photo.add': ({ good, photo: { id, ...photo } }) => [create('photo', id, { good, ...photo })],

  'lot.add': ({ lot, fields, movement }, { at }) => [
    create('lot', lot, fields),
    ...(movement ? [move({ ...movement, lot }, fields.good, 'made', null, at)] : []),
  ],

  'stock.change': ({ good, movement, reason }, { at }) => [move(movement, good, reason, null, at)],

  'sale.record': ({ order, lines, payments, ...sale }, { at, unsure, device, person }) => [
    create('order', order, { at, ...(unsure ? { unsure } : {}), device, person, ...sale }),
    ...lines.map(({ id, movement: _, cost: __, ...line }) => create('line', id, { order, ...line })),
    ...lines.flatMap(({ movement: id, good, quantity, lot }) =>
      id && good ? [move({ id, quantity: -quantity, lot }, good, 'sold', order, at)] : [],
    ),
    ...payments.map((payment) => pay(order, payment, at)),
    ...lines.flatMap(({ id, cost }) => (cost == null ? [] : [create('cost', id, { order, amount: cost })])),
  ],
  'sale.void': ({ order, step, reason, undo, movements, payments }, { at, device }) => [
    create('step', step, { order, step: 'voided', reason, ...(undo ? { undo } : {}), device, at }),
    ...movements.map(({ good, ...movement }) => move(movement, good, 'voided', order, at)),
    ...payments.map((payment) => pay(order, payment, at)),
  ],
  'sale.return': ({ order, step, reason, returns, payments }, { at, device }) => [
    create('step', step, { order, step: 'returned', reason, device, at }),
    ...returns.map(({ id, line, quantity, amount }) => create('return', id, { order, line, quantity, amount, at })),
    ...returns.flatMap(({ movement: id, good, quantity, lot }) =>
      id && good ? [move({ id, quantity, lot }, good, 'returned', order, at)] : [],
    ),
    ...payments.map((payment) => pay(order, payment, at)),
  ],
  'order.date': ({ order, step, day }, { at, device }) => [
    create('step', step, { order, step: 'dated', reason: '', day, device, at }),
  ],
  'order.hand': ({ order, step }, { at, device }) => [
    create('step', step, { order, step: 'handed', reason: '', device, at }),
  ],

  'payment.record': ({ order, payments }, { at }) => payments.map((payment) => pay(order, payment, at)),

  'device.add': ({ device, ...fields }) => [create('device', device, { ...fields, removed: false })],
  'device.remove': ({ device, based }) => [
    { kind: 'device', id: device, do: 'edit', fields: { removed: true }, based },
  ],

  'operation.discard': () => [],
  'held.note': ({ held, ...fields }) => [create('held', held, fields)],
  'held.take': ({ held }) => [{ kind: 'held', id: held, do: 'delete' }],
  'held.drop': ({ held }) => [{ kind: 'held', id: held, do: 'delete' }],
}

function create(kind: Kind, id: string, fields: Fields): Change {
  return { kind, id, do: 'create', fields }
}

function pay(order: string, { id, ...payment }: Body<'payment.record'>['payments'][number], at: number): Change {
  return create('payment', id, { order, ...payment, at })
}

function move(
  { id, quantity, lot }: { id: string; quantity: number; lot?: string | undefined },
  good: string,
  reason: string,
  order: string | null,
  at: number,
): Change {
  return create('movement', id, { good, quantity, reason, order, at, ...(lot ? { lot } : {}) })
}
