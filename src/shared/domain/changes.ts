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
type Plain =
  | Extract<Action, `${Kind}.${'edit' | 'set' | 'delete' | 'restore' | 'take' | 'drop'}`>
  | Extract<Action, `${'mark' | 'customer' | 'material' | 'entry' | 'person' | 'call'}.add`>

/** What is taken or dropped is held no more. */
const VERBS: Record<string, Change['do']> = { add: 'create', take: 'delete', drop: 'delete' }

function plain({ action, body }: Operation): Change[] {
  const [kind = '', verb = ''] = action.split('.')
  const { [kind]: id, ...rest } = body as unknown as Record<string, string>
  return [{ kind, id, ...rest, do: VERBS[verb] ?? verb } as unknown as Change]
}

const MAKERS: { [A in Exclude<Action, Plain>]: Maker<A> } = {
  'shop.open': ({ shop, ...fields }) => [create('shop', shop, fields)],

  'good.add': ({ good, fields, photos, movement, cost }, { at }) => [
    create('good', good, fields),
    ...photos.map(({ id, ...photo }) => create('photo', id, { good, ...photo })),
    ...(movement ? [move(movement, good, 'made', null, at)] : []),
    ...(cost === null ? [] : [create('costing', good, { amount: cost })]),
  ],
  'good.cost': ({ good, based, ...fields }) => [{ kind: 'costing', id: good, do: 'set', fields, based }],

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
    ...pay(order, payments, at),
    ...lines.flatMap(({ id, cost }) => (cost == null ? [] : [create('cost', id, { order, amount: cost })])),
  ],
  'sale.void': ({ order, step, reason, undo, movements, payments }, { at, device }) => [
    takeStep(order, step, 'voided', at, device, { reason, ...(undo ? { undo } : {}) }),
    ...movements.map(({ good, ...movement }) => move(movement, good, 'voided', order, at)),
    ...pay(order, payments, at),
  ],
  'sale.return': ({ order, step, reason, returns, payments }, { at, device }) => [
    takeStep(order, step, 'returned', at, device, { reason }),
    ...returns.flatMap(({ id, line, quantity, amount, movement, good, lot }) => [
      create('return', id, { order, line, quantity, amount, at }),
      ...(movement && good ? [move({ id: movement, quantity, lot }, good, 'returned', order, at)] : []),
    ]),
    ...pay(order, payments, at),
  ],
  'order.date': ({ order, step, day }, { at, device }) => [takeStep(order, step, 'dated', at, device, { day })],
  'order.hand': ({ order, step }, { at, device }) => [takeStep(order, step, 'handed', at, device)],
  'order.customer': ({ order, step, customer }, { at, device }) => [
    takeStep(order, step, 'customer', at, device, { customer }),
  ],

  'order.step': ({ order, step, what, ...parcel }, { at, device }) => [takeStep(order, step, what, at, device, parcel)],

  'request.make': ({ request, who, ...fields }, { at }) => [
    create('request', request, { ...fields, at }),
    create('customer', fields.customer, who),
  ],
  'request.reply': ({ reply, ...fields }, { at, device }) => [create('reply', reply, { ...fields, at, device })],
  'pledge.make': ({ pledge, ...fields }, { at, device }) => [create('pledge', pledge, { ...fields, at, device })],
  'lesson.done': ({ id, lesson }, { at, device, person }) => [create('lesson', id, { lesson, at, device, person })],

  'payment.record': ({ order, payments }, { at }) => pay(order, payments, at),

  'device.add': ({ device, ...fields }) => [create('device', device, { ...fields, removed: false })],
  'device.bring': ({ device, name }) => [create('device', device, { name, role: 'helper', removed: false })],
  'device.remove': ({ device, based }) => [
    { kind: 'device', id: device, do: 'edit', fields: { removed: true }, based },
  ],

  'operation.discard': () => [],
  'held.note': ({ held, ...fields }) => [create('held', held, fields)],
}

function create(kind: Kind, id: string, fields: Fields): Change {
  return { kind, id, do: 'create', fields }
}

function takeStep(order: string, id: string, step: string, at: number, device: string, rest: Fields = {}): Change {
  return create('step', id, { order, step, reason: '', device, at, ...rest })
}

function pay(order: string, payments: Body<'payment.record'>['payments'], at: number): Change[] {
  return payments.map(({ id, ...payment }) => create('payment', id, { order, ...payment, at }))
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
