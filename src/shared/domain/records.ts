/**
 * What a shop consists of. A record is `{kind, id, fields, deleted}`. Facts are records that are only added; of the
 * other kinds single fields change. Nothing that can be derived is a field: stock is the sum of movements, an order's
 * state comes from its steps, what is paid from its payments.
 */

import type { Mark, Sort } from './lists.ts'
import type { Currency } from './money.ts'
import type { Unit } from './quantity.ts'
import type { Slip } from './slip.ts'

export interface ShopFields {
  name: string
  currency: Currency
  /** IANA zone in which the shop's days begin and end. */
  zone: string
  /** Digits of the id that its PromptPay QR pays to; empty or absent: it has none. */
  promptpay?: string
  /** Whether its page is there for buyers; what else they read there. All of it absent until the owner fills it in. */
  window?: boolean
  story?: string
  /** Where the stall is, and when it is open, in the owner's words. */
  place?: string
  hours?: string
  /** What buyers may see to reach the shop: telephone, LINE or what she gives. */
  contact?: string
  /** Hours that a piece is kept for whoever asked first. */
  hold?: number
  /** Whose name and address stand on a parcel; both in Latin letters for customs. */
  english?: string
  englishAddress?: string
  phone?: string
  house?: string
  subdistrict?: string
  district?: string
  province?: string
  postcode?: string
  /** Its sums may be added to those of its community. */
  agrees?: boolean
}

/** Who works on the shop's phones, where several share one. A PIN names the person and hides screens; it is no wall. */
export interface PersonFields {
  name: string
  /** What an owner sees, or what a helper does. */
  role: Role
  /** Salt and hash of the PIN; empty: none. */
  pin: string
}

export interface DeviceFields {
  name: string
  role: Role
  /** A removed device receives nothing more; what it still hands in is held. */
  removed: boolean
}

export interface GoodFields {
  name: string
  /** Price of one unit in minor units; null as long as nobody has priced it (a draft). */
  price: number | null
  unit: Unit
  /** A good of metres that is counted and priced by the yard where it is sold: see `yards.ts`. */
  soldIn?: 'yard' | null
  hidden: boolean
  category: string
  fibre: string
  /** Centimetres. */
  width: number | null
  length: number | null
  /** Grams. */
  weight: number | null
  story: string
  /** Which questions are asked of it; absent: guessed from the category. */
  sort?: Sort
  /** Words of the lists of `lists.ts`: codes, or what was typed; dyes, care and allergens may be several, parted by commas. */
  pattern?: string
  dye?: string
  loom?: string
  /** Minutes of work. */
  minutes?: number | null
  weaver?: string
  care?: string
  flaws?: string
  /** Grams. */
  netWeight?: number | null
  /** Serial number of a food (อย.), thirteen digits or nothing: it traces, and vouches for nothing. */
  foodId?: string
  ingredients?: string
  allergens?: string
  storage?: string
  /** One of a kind. */
  piece?: boolean
  /** Where a piece stands before it is sold; absent: for sale. What comes after is told by its orders. */
  stage?: 'loom' | 'sale' | 'reserved'
  reservedFor?: string
  /** UTC milliseconds. */
  reservedUntil?: number | null
  /** The good that this one is a variant of, and the word that tells it apart: its colour, its size. */
  variantOf?: string | null
  variant?: string
  /** Buyers may see it. */
  published?: boolean
  /** Its name in English, for buyers from abroad and for customs, and its number in the harmonized system. */
  english?: string
  hs?: string
  /** The seller's own number of it, as her lists have it. */
  code?: string
}

export interface PhotoFields {
  good: string
  /** SHA-256 of the bytes: the name of the file on phone, server and wire. */
  full: string
  thumb: string
  type: string
  width: number
  height: number
  fullSize: number
  thumbSize: number
  /** Order among the photos of a good, smallest first: the time it was taken. */
  position: number
}

/** A mark that a good bears, as its seller states it, with a photo of the proof. The app awards none. */
export interface MarkFields extends PhotoFields {
  mark: Mark
  /** Of the certificate or the roll. */
  number: string
  name: string
  /** `YYYY-MM-DD` or nothing. */
  date: string
}

/** What was made at one time. How much of it is left is the sum of its movements. Days are `YYYY-MM-DD` or nothing. */
export interface LotFields {
  good: string
  code: string
  made: string
  bestBefore: string
  expiry: string
}

/** What a good cost its maker; of a kind of its own, since a helper may not see it. Its id is the good's. */
export interface CostingFields {
  amount: number | null
  /** Of a piece that somebody else left here to be sold: how much of its price is hers, percent. */
  share?: number | null
  /** Whose it is. */
  consignor?: string
}

/** A buyer, with no more than is needed to reach her and to send to her; all but the name may be empty. */
export interface CustomerFields {
  name: string
  /** Telephone, LINE or what she gave. */
  contact: string
  /** House, village, road: what stands before the sub-district. */
  house: string
  subdistrict: string
  district: string
  province: string
  postcode: string
  note: string
}

/** What is bought to be worked up: yarn, dye, jars. */
export interface MaterialFields {
  name: string
  unit: Unit
}

/** What goes into a good: its id is the good's. */
export interface RecipeFields {
  /** How much of the good it makes, in steps of the good's unit. */
  makes: number
  /** Quantities in steps of the material's unit. */
  parts: { material: string; quantity: number }[]
}

/**
 * A line of the owner's book. `purchase` and `use` are of a material, with a quantity; a `repayment` names the entry of its
 * loan; a `payout` goes to a consignor. Amounts are above zero: which way money went, `what` says.
 */
export interface EntryFields {
  what: EntryKind
  /** `YYYY-MM-DD` in the shop's zone. */
  day: string
  /** Minor units; of a `use` it is 0: what it cost follows from the purchases before. */
  amount: number
  /** From whom, or to whom. */
  who: string
  note: string
  material?: string
  /** In steps of the material's unit, above zero. */
  quantity?: number
  /** What it was used for. */
  good?: string
  /** Of a repayment: the entry of the loan. */
  loan?: string
  /** Of a loan: months to pay it back in, and interest of a year in hundredths of a percent. */
  months?: number
  rate?: number
}

export const ENTRY_KINDS = ['purchase', 'use', 'expense', 'loan', 'capital', 'repayment', 'payout'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

export interface OrderFields {
  /** UTC milliseconds; set by the server from the phone's time (SYNC 17). */
  at: number
  /** The server had to guess the time. */
  unsure?: boolean
  device: string
  person: string | null
  channel: 'stall' | 'online'
  currency: Currency
  /** Taken off the sum of the lines, in minor units: a rounded total. */
  discount: number
  /** What was left to pay at the sale, absent where nothing was: by it the orders are found that may still owe. */
  due?: number
  /** `A-12`: the phone's letter and its counter; absent before a phone that has joined knows its shop. */
  receipt?: string
  /** What a buyer had asked for, where it began so. */
  request?: string
}

/** A snapshot of what was sold: later edits of the good never reach it. */
export interface LineFields {
  order: string
  good: string | null
  name: string
  unit: Unit
  quantity: number
  /** Hundredths of a yard, where it was sold by the yard. */
  yards?: number
  listPrice: number
  /** The haggled price of one unit. */
  price: number
  total: number
  /** Hash of the thumbnail at the time of the sale. */
  thumb: string | null
  lot?: string
}

export interface MovementFields {
  good: string
  quantity: number
  reason: 'made' | 'counted' | 'sold' | 'voided' | 'returned'
  order: string | null
  at: number
  lot?: string
}

export interface PaymentFields {
  order: string
  method: 'cash' | 'transfer'
  /** Negative when it was given back. */
  amount: number
  /** Cash that the buyer handed over, change included. */
  given: number | null
  /** Of the payer's slip, where it was scanned. */
  slip?: Slip
  at: number
}

export interface StepFields {
  order: string
  step: 'voided' | 'dated' | 'returned' | 'handed' | 'customer' | 'packed' | 'sent' | 'received'
  reason: string
  /** By whom a parcel goes, and its number there. */
  carrier?: string
  tracking?: string
  /** Taken back within the seconds after the sale. */
  undo?: boolean
  /** The day that a person set, UTC milliseconds of its noon in the shop's zone. */
  day?: number
  /** Who bought: of several the latest word counts; null: nobody any more. */
  customer?: string | null
  device: string
  at: number
}

/** Of a sold line, what the buyer brought back, and what it was worth to both: the sale comes to so much less. */
export interface ReturnFields {
  order: string
  line: string
  quantity: number
  amount: number
  at: number
}

/** What a buyer far away asks for. Once the shop takes it, it is an order that names it; who asks is a customer. */
export interface RequestFields {
  at: number
  customer: string
  currency: Currency
  /** As they were on the page: later edits of the goods never reach them. */
  lines: RequestLine[]
  /** She comes to the stall for it. */
  pickup: boolean
  /** The last part of the address of her own page of it. */
  link: string
  /** Until then a piece is hers to be told of; null: nothing in it is one of a kind. UTC milliseconds. */
  until: number | null
  /** The language she reads. */
  language: string
}

export interface RequestLine {
  good: string
  name: string
  unit: Unit
  /** In steps of the unit. */
  quantity: number
  price: number
  thumb: string | null
}

/** What was said of a request: the shop declines or asks, the buyer answers, withdraws or shows her slip. */
export interface ReplyFields {
  request: string
  what: (typeof REPLIES)[number]
  text: string
  /** Hash of the picture of a slip. */
  picture?: string
  device: string
  at: number
}

export const REPLIES = ['declined', 'asked', 'answered', 'withdrawn', 'slip'] as const

/** More of a kind than one loom makes, of which this shop is offered a part by its community. */
export interface CallFields {
  title: string
  text: string
  unit: Unit
  /** Asked for in all, and offered to this shop, in steps of the unit. */
  total: number
  offered: number
  /** Of one, in minor units. */
  price: number
  currency: Currency
  /** By when, `YYYY-MM-DD`. */
  day: string
  /** The last day on which the shop may take of it, `YYYY-MM-DD`; after it, what was not taken is offered to others. */
  answer?: string
  closed: boolean
}

/** What the shop says of its part: how many more it takes, leaves to others, has made, has sent; below zero it takes that back. */
export interface PledgeFields {
  call: string
  what: (typeof PLEDGES)[number]
  quantity: number
  device: string
  at: number
}

export const PLEDGES = ['taken', 'declined', 'made', 'sent'] as const

/** A lesson that somebody of the shop has done. */
export interface LessonFields {
  lesson: string
  device: string
  person: string | null
  at: number
}

/** What one sold line had cost. Its id is the line's. */
export interface CostFields {
  order: string
  amount: number
}

/** An edit that replaced another device's newer value (SYNC 15): the value is kept here and can be brought back. */
export interface ReplacedFields {
  kind: Kind
  record: string
  field: string
  value: unknown
  /** Whose value was replaced, and by whom. */
  from: string
  by: string
  at: number
}

/** What a removed device handed in after its removal (SYNC 24), for the owner to take or to drop. */
export interface HeldFields {
  device: string
  action: string
  at: number
  /** Name of the good that it is about. */
  title?: string
  /** What a sale came to; negative where money was given back. */
  amount?: number
}

export interface FieldsOf {
  shop: ShopFields
  device: DeviceFields
  good: GoodFields
  photo: PhotoFields
  mark: MarkFields
  lot: LotFields
  costing: CostingFields
  customer: CustomerFields
  material: MaterialFields
  recipe: RecipeFields
  entry: EntryFields
  person: PersonFields
  call: CallFields
  order: OrderFields
  line: LineFields
  movement: MovementFields
  payment: PaymentFields
  step: StepFields
  return: ReturnFields
  request: RequestFields
  reply: ReplyFields
  pledge: PledgeFields
  lesson: LessonFields
  cost: CostFields
  replaced: ReplacedFields
  held: HeldFields
}

export type Kind = keyof FieldsOf
export type Role = 'owner' | 'helper'

export const CHANGING = [
  'shop',
  'device',
  'good',
  'photo',
  'costing',
  'mark',
  'lot',
  'customer',
  'material',
  'recipe',
  'entry',
  'person',
  'call',
] as const satisfies Kind[]
export const FACTS = [
  'order',
  'line',
  'movement',
  'payment',
  'step',
  'return',
  'request',
  'reply',
  'pledge',
  'lesson',
  'cost',
  'replaced',
  'held',
] as const satisfies Kind[]
/** The kinds whose records name photo files. */
export const PICTURED = ['photo', 'mark'] as const satisfies Kind[]
export const KINDS: readonly Kind[] = [...CHANGING, ...FACTS]

/** What only an owner's phone receives (SYNC 16): feed, checksum, repair and walls all go by kind. */
const OWNER_ONLY: readonly Kind[] = ['costing', 'cost', 'replaced', 'held', 'material', 'recipe', 'entry']

/** The kinds that a device of this role receives. */
export function kindsFor(role: Role): Kind[] {
  return role === 'owner' ? [...KINDS] : KINDS.filter((kind) => !OWNER_ONLY.includes(kind))
}

/** `epoch.sequence` of the operation that wrote a field. */
export type Version = string
