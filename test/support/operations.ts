/** Operations as phones make them, for tests. */

import { newId } from '../../src/shared/domain/ids.ts'
import { priceTimes } from '../../src/shared/domain/money.ts'
import type { Action, Body, Operation } from '../../src/shared/protocol/operations.ts'
import { SCHEMA } from '../../src/shared/protocol/version.ts'

export function operation<A extends Action>(action: A, body: Body<A>, rest: Partial<Operation> = {}): Operation<A> {
  const now = Date.now()
  const stamp = { id: newId(), device: newId(), number: 1, schema: SCHEMA, at: now, seen: 0, person: null }
  return { ...stamp, ...rest, action, body } as Operation<A>
}

interface SaleOf {
  good?: string | null
  quantity: number
  price: number
  cost?: number | null
}

/** A sale of one good by the piece, paid in cash. */
export function sale(
  { good = newId(), quantity, price, cost = null }: SaleOf,
  rest: Partial<Operation> = {},
): Operation<'sale.record'> {
  const total = priceTimes(price, quantity, 'piece')
  const line = {
    id: newId(),
    good,
    name: 'ผ้าหมี่ขิด',
    unit: 'piece' as const,
    quantity,
    listPrice: price,
    price,
    total,
    thumb: null,
  }
  return operation(
    'sale.record',
    {
      order: newId(),
      channel: 'stall',
      currency: 'THB',
      discount: 0,
      lines: [{ ...line, movement: good ? newId() : null, cost }],
      payments: [{ id: newId(), method: 'cash', amount: total, given: null }],
    },
    rest,
  )
}
