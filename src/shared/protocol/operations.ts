/**
 * Every action that a person (or the server) takes, with its body. An action is never renamed and no field of one is
 * given another meaning; fields are only added, optional (SYNC 4). All ids that an operation makes are in its body.
 */

import * as z from 'zod/mini'
import { MARKS, SORTS } from '../domain/lists.ts'
import { MAX_QUANTITY } from '../domain/quantity.ts'
import { ENTRY_KINDS, PLEDGES, REPLIES } from '../domain/records.ts'
import {
  amount,
  currency,
  day,
  measure,
  name,
  postcode,
  price,
  promptpay,
  quantity,
  slip,
  text,
  unit,
} from './fields.ts'
import { base64, based, hash, id, number, role, time } from './schemas.ts'

/** What an owner writes of her shop: all but name and zone absent until she does. */
export const shopFields = {
  promptpay: z.optional(promptpay),
  window: z.optional(z.boolean()),
  story: z.optional(text),
  place: z.optional(text),
  hours: z.optional(name),
  contact: z.optional(name),
  hold: z.optional(z.int().check(z.minimum(1), z.maximum(24 * 14))),
  english: z.optional(name),
  englishAddress: z.optional(text),
  phone: z.optional(name),
  house: z.optional(text),
  subdistrict: z.optional(name),
  district: z.optional(name),
  province: z.optional(name),
  postcode: z.optional(postcode),
  agrees: z.optional(z.boolean()),
}

/** What a good is, as an operation adds it and a repair brings it back. */
export const goodFields = {
  name,
  price: z.nullable(price),
  unit,
  soldIn: z.optional(z.nullable(z.enum(['yard']))),
  hidden: z.boolean(),
  category: name,
  fibre: name,
  width: measure,
  length: measure,
  weight: measure,
  story: text,
  sort: z.optional(z.enum(SORTS)),
  pattern: z.optional(name),
  dye: z.optional(name),
  loom: z.optional(name),
  minutes: z.optional(measure),
  weaver: z.optional(name),
  care: z.optional(name),
  flaws: z.optional(name),
  netWeight: z.optional(measure),
  foodId: z.optional(z.string().check(z.regex(/^(\d{13})?$/))),
  ingredients: z.optional(text),
  allergens: z.optional(name),
  storage: z.optional(name),
  piece: z.optional(z.boolean()),
  stage: z.optional(z.enum(['loom', 'sale', 'reserved'])),
  reservedFor: z.optional(name),
  reservedUntil: z.optional(z.nullable(time)),
  variantOf: z.optional(z.nullable(id)),
  variant: z.optional(name),
  published: z.optional(z.boolean()),
  english: z.optional(name),
  /** Six digits in common, up to eleven where a country has its own. */
  hs: z.optional(z.string().check(z.regex(/^(\d{6,11})?$/))),
  code: z.optional(name),
}

const photoFields = {
  full: hash,
  thumb: hash,
  type: z.enum(['image/webp', 'image/jpeg']),
  width: z.int().check(z.minimum(1), z.maximum(4096)),
  height: z.int().check(z.minimum(1), z.maximum(4096)),
  fullSize: z.int().check(z.minimum(1)),
  thumbSize: z.int().check(z.minimum(1)),
  position: time,
}
const photo = z.object({ id, ...photoFields })

/** A mark with its proof: an edit that brings another photo brings all that is known of it. */
export const markFields = { good: id, mark: z.enum(MARKS), number: name, name, date: day, ...photoFields }

export const lotFields = { good: id, code: name, made: day, bestBefore: day, expiry: day }

export const customerFields = {
  name,
  contact: name,
  house: text,
  subdistrict: name,
  district: name,
  province: name,
  postcode,
  note: text,
}

export const materialFields = { name, unit }

const positive = z.int().check(z.minimum(1), z.maximum(MAX_QUANTITY))

export const recipeFields = {
  makes: positive,
  parts: z.array(z.object({ material: id, quantity: positive })).check(z.maxLength(50)),
}

export const entryFields = {
  what: z.enum(ENTRY_KINDS),
  day,
  amount: price,
  who: name,
  note: text,
  material: z.optional(id),
  quantity: z.optional(positive),
  good: z.optional(id),
  loan: z.optional(id),
  months: z.optional(z.int().check(z.minimum(1), z.maximum(1200))),
  rate: z.optional(z.int().check(z.minimum(0), z.maximum(10_000))),
}

export const personFields = { name, role, pin: z.string().check(z.maxLength(200)) }

export const callFields = {
  title: name,
  text,
  unit,
  total: positive,
  offered: z.int().check(z.minimum(0), z.maximum(MAX_QUANTITY)),
  price,
  currency,
  day,
  answer: z.optional(day),
  closed: z.boolean(),
}

/** What a buyer asked for: see `RequestFields`. */
export const requestFields = {
  customer: id,
  currency,
  lines: z
    .array(z.object({ good: id, name, unit, quantity: positive, price, thumb: z.nullable(hash) }))
    .check(z.minLength(1), z.maxLength(20)),
  pickup: z.boolean(),
  link: z.string().check(z.regex(/^[a-z0-9]{20,40}$/)),
  until: z.nullable(time),
  language: z.string().check(z.maxLength(8)),
}

/** What a good cost: see `CostingFields`. */
export const costingFields = {
  amount: z.nullable(price),
  share: z.optional(z.nullable(z.int().check(z.minimum(0), z.maximum(100)))),
  consignor: z.optional(name),
}

const lot = z.optional(id)

const movement = z.object({ id, quantity, lot })

const line = z.object({
  id,
  good: z.nullable(id),
  name,
  unit,
  quantity: positive,
  yards: z.optional(positive),
  listPrice: price,
  price,
  total: price,
  thumb: z.nullable(hash),
  /** Id of the movement that takes the line out of stock; null for what is not counted. */
  movement: z.nullable(id),
  lot,
  /** What the line had cost, if the phone knows it: else the server writes it. */
  cost: z.optional(z.nullable(price)),
})

const payment = z.object({
  id,
  method: z.enum(['cash', 'transfer']),
  amount,
  given: z.nullable(price),
  /** What the payer's slip says of itself. */
  slip: z.optional(slip),
})

/** The body of each action. */
export const BODIES = {
  'shop.open': z.object({ shop: id, name, currency, zone: name }),
  'shop.edit': z.object({ shop: id, fields: z.partial(z.object({ name, zone: name, ...shopFields })), based }),

  'good.add': z.object({
    good: id,
    fields: z.object(goodFields),
    photos: z.array(photo).check(z.maxLength(20)),
    movement: z.nullable(movement),
    cost: z.nullable(price),
  }),
  'good.edit': z.object({ good: id, fields: z.partial(z.object(goodFields)), based }),
  'good.cost': z.object({ good: id, ...costingFields, based }),
  'good.delete': z.object({ good: id }),
  'good.restore': z.object({ good: id }),

  'photo.add': z.object({ good: id, photo }),
  'photo.delete': z.object({ photo: id }),
  'photo.restore': z.object({ photo: id }),

  'mark.add': z.object({ mark: id, fields: z.object(markFields) }),
  'mark.edit': z.object({ mark: id, fields: z.partial(z.object(markFields)), based }),
  'mark.delete': z.object({ mark: id }),
  'mark.restore': z.object({ mark: id }),

  'lot.add': z.object({ lot: id, fields: z.object(lotFields), movement: z.nullable(z.object({ id, quantity })) }),
  'lot.edit': z.object({ lot: id, fields: z.partial(z.object(lotFields)), based }),
  'lot.delete': z.object({ lot: id }),
  'lot.restore': z.object({ lot: id }),

  'customer.add': z.object({ customer: id, fields: z.object(customerFields) }),
  'customer.edit': z.object({ customer: id, fields: z.partial(z.object(customerFields)), based }),
  'customer.delete': z.object({ customer: id }),
  'customer.restore': z.object({ customer: id }),

  'material.add': z.object({ material: id, fields: z.object(materialFields) }),
  'material.edit': z.object({ material: id, fields: z.partial(z.object(materialFields)), based }),
  'material.delete': z.object({ material: id }),
  'material.restore': z.object({ material: id }),

  'recipe.set': z.object({ recipe: id, fields: z.object(recipeFields), based }),
  'recipe.delete': z.object({ recipe: id }),
  'recipe.restore': z.object({ recipe: id }),

  'entry.add': z.object({ entry: id, fields: z.object(entryFields) }),
  'entry.edit': z.object({ entry: id, fields: z.partial(z.object(entryFields)), based }),
  'entry.delete': z.object({ entry: id }),
  'entry.restore': z.object({ entry: id }),

  'stock.change': z.object({ good: id, movement, reason: z.enum(['made', 'counted']) }),

  'sale.record': z.object({
    order: id,
    channel: z.enum(['stall', 'online']),
    currency,
    discount: price,
    lines: z.array(line).check(z.minLength(1), z.maxLength(100)),
    payments: z.array(payment).check(z.maxLength(10)),
    /** What was left to pay; only where something was. */
    due: z.optional(price),
    /** What a buyer had asked for, where it began so. */
    request: z.optional(id),
    receipt: z.optional(z.string().check(z.regex(/^[A-Z]{1,4}-[1-9]\d{0,8}$/))),
  }),
  'sale.void': z.object({
    order: id,
    step: id,
    reason: text,
    undo: z.boolean(),
    movements: z.array(z.object({ id, good: id, quantity, lot })).check(z.maxLength(100)),
    payments: z.array(payment).check(z.maxLength(10)),
  }),
  'sale.return': z.object({
    order: id,
    step: id,
    reason: text,
    returns: z
      .array(
        z.object({
          id,
          line: id,
          good: z.nullable(id),
          quantity: positive,
          amount: price,
          /** Id of the movement that puts it back; null for what cannot be sold again. */
          movement: z.nullable(id),
          lot,
        }),
      )
      .check(z.minLength(1), z.maxLength(100)),
    payments: z.array(payment).check(z.maxLength(10)),
  }),
  'order.date': z.object({ order: id, step: id, day: time }),
  'payment.record': z.object({ order: id, payments: z.array(payment).check(z.minLength(1), z.maxLength(10)) }),

  'order.hand': z.object({ order: id, step: id }),
  'order.customer': z.object({ order: id, step: id, customer: z.nullable(id) }),

  'order.step': z.object({
    order: id,
    step: id,
    what: z.enum(['packed', 'sent', 'received']),
    carrier: z.optional(name),
    tracking: z.optional(name),
  }),

  'request.make': z.object({ request: id, ...requestFields, who: z.object(customerFields) }),
  'request.reply': z.object({
    request: id,
    reply: id,
    what: z.enum(REPLIES),
    text,
    picture: z.optional(hash),
  }),

  'person.add': z.object({ person: id, fields: z.object(personFields) }),
  'person.edit': z.object({ person: id, fields: z.partial(z.object(personFields)), based }),
  'person.delete': z.object({ person: id }),
  'person.restore': z.object({ person: id }),

  'call.add': z.object({ call: id, fields: z.object(callFields) }),
  'call.edit': z.object({ call: id, fields: z.partial(z.object(callFields)), based }),
  'pledge.make': z.object({ call: id, pledge: id, what: z.enum(PLEDGES), quantity }),

  'lesson.done': z.object({ id, lesson: name }),

  'device.add': z.object({ device: id, name, role }),
  /** By an owner without a network: a helper's phone, by the hash of its secret and the key by which it signs. */
  'device.bring': z.object({ device: id, name, token: hash, sign: base64 }),
  'device.edit': z.object({ device: id, fields: z.partial(z.object({ name, role })), based }),
  'device.remove': z.object({ device: id, based }),

  'operation.discard': z.object({ operation: id }),
  'held.note': z.object({
    held: id,
    device: id,
    action: name,
    at: time,
    title: z.optional(name),
    amount: z.optional(amount),
  }),
  'held.take': z.object({ held: id }),
  'held.drop': z.object({ held: id }),
} as const

export type Action = keyof typeof BODIES
export type Body<A extends Action = Action> = z.infer<(typeof BODIES)[A]>

/** An operation as a phone makes it: body known by its action. */
export type Operation<A extends Action = Action> = {
  [K in A]: { action: K; body: Body<K> } & Envelope
}[A]

/** What stands around every body. `at` is the phone's own clock, `seen` the server time that the phone last saw. */
export interface Envelope {
  id: string
  device: string
  number: number
  schema: number
  at: number
  seen: number
  person: string | null
}

/** An operation on the wire before its body is known to be sound: one bad body must not refuse the others. */
export const wireOperation = z.object({
  id,
  device: id,
  number,
  schema: z.int().check(z.minimum(1)),
  at: time,
  seen: time,
  person: z.nullable(name),
  action: name,
  body: z.record(z.string(), z.unknown()),
})
export type WireOperation = z.infer<typeof wireOperation>

/** The operation with its body parsed, or why it is not one. */
export function parseOperation(wire: WireOperation): { operation: Operation } | { invalid: string } {
  const schema = Object.hasOwn(BODIES, wire.action) ? BODIES[wire.action as Action] : undefined
  if (!schema) return { invalid: `unknown action ${wire.action}` }
  const parsed = schema.safeParse(wire.body)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return { invalid: `${issue?.path.join('.') ?? ''}: ${issue?.code ?? 'invalid'}` }
  }
  return { operation: { ...wire, body: parsed.data } as Operation }
}
