/** Web Push on the wire: the key that a phone subscribes with, and where it is told. */

import * as z from 'zod/mini'
import { LANGUAGES, type Language } from '../i18n/languages.ts'
import { nonce } from './schemas.ts'

const languages = Object.keys(LANGUAGES) as [Language, ...Language[]]
/** base64url, as browsers give them. */
const key = z.string().check(z.regex(/^[\w-]{16,200}=*$/))

export const pushKeyRequest = z.object({ nonce })
export const pushKeyAnswer = z.object({ nonce, key })

export const pushRequest = z.object({
  nonce,
  /** null: this phone is not to be told any more. */
  subscription: z.nullable(z.object({ endpoint: z.string().check(z.maxLength(2000)), p256dh: key, auth: key })),
  /** What the phone reads. */
  language: z.enum(languages),
})
export const pushAnswer = z.object({ nonce })
