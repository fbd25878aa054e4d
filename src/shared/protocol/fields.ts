/** The parts that the schemas of operations and records share: what people type, and amounts with their bounds. */

import * as z from 'zod/mini'
import { CURRENCY_CODES, MAX_AMOUNT } from '../domain/money.ts'
import { MAX_QUANTITY, UNITS } from '../domain/quantity.ts'
import { MAX_NAME, MAX_TEXT } from './limits.ts'

export const name = z.string().check(z.maxLength(MAX_NAME))
export const text = z.string().check(z.maxLength(MAX_TEXT))
export const amount = z.int().check(z.minimum(-MAX_AMOUNT), z.maximum(MAX_AMOUNT))
export const price = z.int().check(z.minimum(0), z.maximum(MAX_AMOUNT))
export const quantity = z.int().check(z.minimum(-MAX_QUANTITY), z.maximum(MAX_QUANTITY))
export const unit = z.enum(UNITS)
export const currency = z.enum(CURRENCY_CODES as [(typeof CURRENCY_CODES)[number], ...typeof CURRENCY_CODES])
/** `YYYY-MM-DD` of the common era, or nothing. */
export const day = z.string().check(z.regex(/^(\d{4}-\d{2}-\d{2})?$/))
/** Centimetres, grams or minutes. */
export const measure = z.nullable(z.int().check(z.minimum(0), z.maximum(10_000_000)))
/** Digits of the id that a PromptPay QR pays to: mobile, national or tax id, wallet; empty where the shop has none. */
export const promptpay = z.string().check(z.regex(/^(0\d{9}|\d{13}|\d{15})?$/))
/** Of Thailand: five digits, or nothing. */
export const postcode = z.string().check(z.regex(/^\d{0,5}$/))
/** Which bank sent the money, and its own number of the transfer: what the small QR on a slip holds. */
export const slip = z.object({
  bank: z.string().check(z.regex(/^\w{1,8}$/)),
  reference: z.string().check(z.regex(/^[\x21-\x7e]{1,64}$/)),
})
