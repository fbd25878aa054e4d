/**
 * The fields of each kind of record, for the one place where records themselves come over the wire instead of the
 * operations that made them: a repair (SYNC 19). What a later version adds is kept, so the objects are loose.
 */

import * as z from 'zod/mini'
import { KINDS, type Kind } from '../domain/records.ts'
import { amount, currency, name, price, promptpay, quantity, slip, text, unit } from './fields.ts'
import {
  costingFields,
  customerFields,
  entryFields,
  goodFields,
  lotFields,
  markFields,
  materialFields,
  recipeFields,
} from './operations.ts'
import { hash, id, role, time } from './schemas.ts'

const order = z.object({ order: id, at: time })

export const FIELDS = {
  shop: z.looseObject({ name, currency, zone: name, promptpay: z.optional(promptpay) }),
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
  order: z.looseObject({ at: time, device: id, currency, discount: price, channel: name, due: z.optional(price) }),
  line: z.looseObject({ order: id, good: z.nullable(id), name, unit, quantity, price, total: price }),
  movement: z.looseObject({ good: id, quantity, reason: name, order: z.nullable(id), at: time }),
  payment: z.looseObject({ ...order.shape, method: name, amount, slip: z.optional(slip) }),
  step: z.looseObject({ ...order.shape, step: name, reason: text, device: id }),
  return: z.looseObject({ ...order.shape, line: id, quantity, amount: price }),
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
