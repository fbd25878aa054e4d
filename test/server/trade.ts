/** Bodies of what people do, with their ids. */

import { newId } from '../../src/shared/domain/ids.ts'
import type { Body } from '../../src/shared/protocol/operations.ts'

export function cloth(changed: Partial<Body<'good.add'>['fields']> = {}): Body<'good.add'> {
  return {
    good: newId(),
    fields: {
      name: 'ผ้ามัดหมี่',
      price: 120000,
      unit: 'piece',
      hidden: false,
      category: '',
      fibre: '',
      width: null,
      length: null,
      weight: null,
      story: '',
      ...changed,
    },
    photos: [],
    movement: { id: newId(), quantity: 1 },
    cost: null,
  }
}

type Line = Body<'sale.record'>['lines'][number]

export function line(changed: Partial<Line> = {}): Line {
  return {
    id: newId(),
    good: newId(),
    name: 'ผ้ามัดหมี่',
    unit: 'piece',
    quantity: 1,
    listPrice: 120000,
    price: 120000,
    total: 120000,
    thumb: null,
    movement: newId(),
    cost: null,
    ...changed,
  }
}

export function sale(lines: Line[] = [line()], changed: Partial<Body<'sale.record'>> = {}): Body<'sale.record'> {
  return {
    order: newId(),
    channel: 'stall',
    currency: 'THB',
    discount: 0,
    lines,
    payments: [{ id: newId(), method: 'cash', amount: 120000, given: 120000 }],
    ...changed,
  }
}
