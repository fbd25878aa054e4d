/** The error shape of every answer that is not a success, and its codes. Codes are only added. */

import * as z from 'zod/mini'

export const ERROR_CODES = [
  'bad-request',
  'unauthorized',
  'removed',
  'forbidden',
  'not-found',
  'number-taken',
  'gap',
  'too-new',
  'protocol',
  'too-large',
  'code-unknown',
  'code-used',
  'code-expired',
  'shop-exists',
  'slow-down',
  'conflict',
  'wrong-hash',
  'bundle-unreadable',
  'storage-full',
  'busy',
  'fault',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

export const errorAnswer = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    /** Of `too-new`, `number-taken` and `gap`: the operation's number that it is about. */
    number: z.optional(z.int()),
  }),
})
export type ErrorAnswer = z.infer<typeof errorAnswer>

/** Why an operation was refused; each has a message in the person's language. */
export const REFUSAL_CODES = [
  'invalid',
  'forbidden',
  'exists',
  'unknown-record',
  'id-reused',
  'fault',
  'unbalanced',
  'last-owner',
  /** Handed in by a removed phone, and not taken by the owner. */
  'dropped',
] as const
export type RefusalCode = (typeof REFUSAL_CODES)[number]
