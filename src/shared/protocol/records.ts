/**
 * The fields of each kind of record, for the one place where records themselves come over the wire instead of the
 * operations that made them: a repair (SYNC 19). What a later version adds is kept, so the objects are loose.
 */

import * as z from 'zod/mini'
import { KINDS, type Kind } from '../domain/records.ts'
import { amount, currency, name, price, quantity, slip, text, unit } from './fields.ts'
import {
  callFields,
  costingFields,
  customerFields,
  entryFields,
  goodFields,
  lotFields,
  markFields,
  materialFields,
  personFields,
  recipeFields,
  requestFields,
  shopFields,
} from './operations.ts'
import { hash, id, role, time } from './schemas.ts'

const order = z.object({ order: id, at: time })

export const FIELDS = {
  shop: z.looseObject({ name, currency, zone: name, ...shopFields }),
  device: z.looseObject({ name, role, removed: z.boolean() }),
  good: z.looseObject(goodFields),
  photo: z.looseObject({ good: id, full: hash, thumb: hash, type: name, position: time }),
  mark: z.looseObject({ ...markFields, mark: name, type: name }),
  lot: z.looseObject(lotFields),
  costing: z.looseObject(costingFields),
  customer: z.looseObject(customerFields),
  material: z.looseObject(materialFields),
  recipe: z.looseObject(recipeFields),
  entry: z.looseObject({ ...entryFields, what: name }),
  person: z.looseObject(personFields),
  call: z.looseObject(callFields),
  order: z.looseObject({ at: time, device: id, currency, discount: price, channel: name, due: z.optional(price) }),
  line: z.looseObject({ order: id, good: z.nullable(id), name, unit, quantity, price, total: price }),
  movement: z.looseObject({ good: id, quantity, reason: name, order: z.nullable(id), at: time }),
  payment: z.looseObject({ ...order.shape, method: name, amount, slip: z.optional(slip) }),
  step: z.looseObject({ ...order.shape, step: name, reason: text, device: id }),
  return: z.looseObject({ ...order.shape, line: id, quantity, amount: price }),
  request: z.looseObject({ ...requestFields, at: time }),
  reply: z.looseObject({ request: id, what: name, text, device: name, at: time }),
  pledge: z.looseObject({ call: id, what: name, quantity, device: id, at: time }),
  lesson: z.looseObject({ lesson: name, device: id, at: time }),
  cost: z.looseObject({ order: id, amount: price }),
  replaced: z.looseObject({
    kind: z.enum(KINDS as [Kind, ...Kind[]]),
    record: id,
    field: name,
    from: name,
    by: name,
    at: time,
  }),
  held: z.looseObject({ device: id, action: name, at: time }),
} as const satisfies Record<Kind, z.ZodMiniType>

/** Whether fields are those of the kind. */
export function areFieldsOf(kind: Kind, fields: unknown): boolean {
  return FIELDS[kind].safeParse(fields).success
}
