/**
 * The bundle: what a device has not sent, sealed for the server and signed by the device, for any neighbour to carry; and
 * the answer to it, sealed for the device. Whoever carries it reads whose shop it is of, and nothing else.
 *
 * Sealed in a bundle:  ephemeral key (65) | seal( signature (64) | content )
 * Signed:              what stands open | ephemeral key | content
 * Content:             length (4) | JSON, gzipped | the files one after another
 * Sealed in an answer: seal( JSON, gzipped ), by the key of the bundle that it answers
 */

import * as z from 'zod/mini'
import { name } from '../protocol/fields.ts'
import { id, time } from '../protocol/schemas.ts'
import { concat, own, toUtf8 } from './bytes.ts'
import { type Content, joinContent, partContent } from './content.ts'
import { type Envelope, openPart, readEnvelope } from './envelope.ts'
import { type KeyPairText, POINT_BYTES, seal, sharedFrom, shareWith, unseal } from './seal.ts'
import { SIGNATURE_BYTES, sign } from './sign.ts'
import { type Bytes, type PrivateJwk, subtle } from './subtle.ts'

/** What whoever carries it sees: of which shop it is, since when, and for which server. */
export const bundleHead = z.object({
  id,
  shop: name,
  made: time,
  /** Names the server's key that it is sealed for. */
  key: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
})
export type BundleHead = z.infer<typeof bundleHead>

/** `id` is that of the bundle which it answers. */
export const answerHead = z.object({ id, shop: name, made: time })
export type AnswerHead = z.infer<typeof answerHead>

/** The name of a server's key: the first eight bytes of its SHA-256, in hex. */
export async function keyName(publicKey: Bytes): Promise<string> {
  const digest = new Uint8Array(await subtle.digest('SHA-256', publicKey))
  return Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export interface MadeBundle {
  bytes: Bytes
  /** Opens the answer to it. */
  answerKey: Bytes
}

export async function makeBundle(
  head: Omit<BundleHead, 'key'>,
  made: Content,
  signKey: PrivateJwk,
  serverKey: Bytes,
): Promise<MadeBundle> {
  const open = openPart('bundle', { ...head, key: await keyName(serverKey) })
  const { ephemeral, there, back } = await shareWith(serverKey)
  const content = joinContent(made)
  const signature = await sign(signKey, concat(SIGNED, open, ephemeral, content))
  const sealed = await seal(there, open, concat(signature, content))
  return { bytes: concat(open, ephemeral, sealed), answerKey: back }
}

/** Keeps a signature from being taken for one of something else. */
const SIGNED = toUtf8('talat bundle 1\n')

export interface OpenedBundle {
  head: BundleHead
  signature: Bytes
  /** What the signature must be of. */
  signed: Bytes
  /** gzipped. */
  json: Bytes
  /** All the files, one after another. */
  files: Bytes
  answerKey: Bytes
}

/** null where it was not sealed for this key, or is not as it was made. Who made it only its signature tells. */
export async function openBundle(bytes: Bytes, ours: KeyPairText): Promise<OpenedBundle | null> {
  const envelope = readEnvelope(bytes)
  const head = envelope && headOf(envelope)
  if (!envelope || !head) return null
  const ephemeral = own(envelope.sealed.subarray(0, POINT_BYTES))
  const shared = await sharedFrom(ours, ephemeral).catch(() => null)
  if (!shared) return null
  const inside = await unseal(shared.there, envelope.open, own(envelope.sealed.subarray(POINT_BYTES)))
  if (!inside) return null
  const signature = own(inside.subarray(0, SIGNATURE_BYTES))
  const content = own(inside.subarray(SIGNATURE_BYTES))
  const parts = partContent(content)
  return (
    parts && {
      head,
      signature,
      signed: concat(SIGNED, envelope.open, ephemeral, content),
      ...parts,
      answerKey: shared.back,
    }
  )
}

function headOf({ kind, head }: Envelope): BundleHead | null {
  const parsed = bundleHead.safeParse(head)
  return kind === 'bundle' && parsed.success ? parsed.data : null
}

/** What whoever carries a bundle may know of it; null for what is none. */
export function readBundleHead(bytes: Bytes): BundleHead | null {
  const envelope = readEnvelope(bytes)
  return envelope && headOf(envelope)
}

export async function makeAnswer(head: AnswerHead, json: Bytes, answerKey: Bytes): Promise<Bytes> {
  const open = openPart('answer', head)
  return concat(open, await seal(answerKey, open, json))
}

export function readAnswerHead(bytes: Bytes): AnswerHead | null {
  const envelope = readEnvelope(bytes)
  const parsed = envelope?.kind === 'answer' ? answerHead.safeParse(envelope.head) : null
  return parsed?.success ? parsed.data : null
}

/** The gzipped JSON of an answer; null where this key does not open it. */
export async function openAnswer(bytes: Bytes, answerKey: Bytes): Promise<Bytes | null> {
  const envelope = readEnvelope(bytes)
  return envelope?.kind === 'answer' ? unseal(answerKey, envelope.open, envelope.sealed) : null
}
