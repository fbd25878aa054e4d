/** The parts that the schemas of the wire share. */

import * as z from 'zod/mini'
import { UUID } from '../domain/ids.ts'
import { CURRENCY_CODES, MAX_AMOUNT } from '../domain/money.ts'
import { MAX_QUANTITY, UNITS } from '../domain/quantity.ts'
import { MAX_NAME, MAX_TEXT } from './limits.ts'

export const id = z.string().check(z.regex(UUID))
/** Made by the phone for each request and echoed by our server alone: a portal or a cache cannot know it (SYNC 5). */
export const nonce = z.string().check(z.regex(/^[0-9a-z]{8,32}$/))
export const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))
export const name = z.string().check(z.maxLength(MAX_NAME))
export const text = z.string().check(z.maxLength(MAX_TEXT))
export const amount = z.int().check(z.minimum(-MAX_AMOUNT), z.maximum(MAX_AMOUNT))
export const price = z.int().check(z.minimum(0), z.maximum(MAX_AMOUNT))
export const quantity = z.int().check(z.minimum(-MAX_QUANTITY), z.maximum(MAX_QUANTITY))
export const unit = z.enum(UNITS)
export const currency = z.enum(CURRENCY_CODES as [(typeof CURRENCY_CODES)[number], ...typeof CURRENCY_CODES])
export const role = z.enum(['owner', 'helper'])
/** UTC milliseconds; any number a wrong clock can give is taken (SYNC 17). */
export const time = z.int()
/** Centimetres or grams. */
export const measure = z.nullable(z.int().check(z.minimum(0), z.maximum(10_000_000)))
export const number = z.int().check(z.minimum(1))
/** `epoch.sequence` */
export const version = z.string().check(z.regex(/^[0-9a-z]{1,16}\.\d{1,15}$/))
/** Versions of the fields that an edit was made on; null where there was none yet. */
export const based = z.record(z.string(), z.nullable(version))
