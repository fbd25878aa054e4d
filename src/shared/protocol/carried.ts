/** What comes back for what is carried, to the neighbour who hands it in and by them to the device that made it. */

import * as z from 'zod/mini'
import { base64, hash, nonce } from './schemas.ts'
import { syncAnswer } from './sync.ts'

/** `POST /api/carry`: by any device, of whatever shop. */
export const carryRequest = z.object({ nonce, bundle: base64 })
export const carryAnswer = z.object({
  nonce,
  /** `waiting`: the server keeps it sealed, until what is lacking before it has come. */
  outcome: z.enum(['taken', 'waiting']),
  /** Sealed for the device that made the bundle, to be carried back. */
  answer: base64,
})
export type CarryAnswer = z.infer<typeof carryAnswer>

/** Sealed in the answer. */
export const answerContent = z.object({
  /** The cursor that the bundle asked with. */
  asked: z.string(),
  sync: syncAnswer,
  /** Those of its files that are safe on the server. */
  files: z.array(hash),
})
export type AnswerContent = z.infer<typeof answerContent>

/** `POST /api/carry/keys`: of a device that joined before there were bundles. */
export const keysRequest = z.object({ nonce, sign: base64 })
export const keysAnswer = z.object({ nonce, seal: base64 })
