/** The parts that the schemas of the wire share. */

import * as z from 'zod/mini'
import { UUID } from '../domain/ids.ts'

export const id = z.string().check(z.regex(UUID))
/** Made by the phone for each request and echoed by our server alone: a portal or a cache cannot know it (SYNC 5). */
export const nonce = z.string().check(z.regex(/^[0-9a-z]{8,32}$/))
export const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))
export const role = z.enum(['owner', 'helper'])
/** A thousand years less than the last time that a Date can hold: what is counted in months and years from there has room. */
const END_OF_TIME = 8.6e15
/** UTC milliseconds; any number a wrong clock can give is taken (SYNC 17), and none that is no time at all. */
export const time = z.int().check(z.minimum(-END_OF_TIME), z.maximum(END_OF_TIME))
export const number = z.int().check(z.minimum(1))
/** `epoch.sequence` */
export const version = z.string().check(z.regex(/^[0-9a-z]{1,16}\.\d{1,15}$/))
export const base64 = z.string().check(z.regex(/^[A-Za-z0-9+/]+={0,2}$/))
/** Versions of the fields that an edit was made on; null where there was none yet. */
export const based = z.record(z.string(), z.nullable(version))
/** The secret half of a token: made and stored by the phone before it asks. */
export const secret = z.string().check(z.regex(/^[0-9a-z]{32,64}$/))
