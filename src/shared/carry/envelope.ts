/**
 * What neighbours carry, as bytes: what it is, a head that whoever carries it may read, and what is sealed.
 *
 *     "TALAT"  5 bytes
 *     version  1 byte: 1
 *     kind     1 byte: b bundle, a answer, i invitation
 *     length   2 bytes, big-endian: of the head
 *     head     JSON, UTF-8
 *     sealed   the rest
 *
 * A version is never changed once it has been released: old files and frames stay readable.
 */

import { concat, fromBase64, fromUtf8, own, toBase64, toUtf8 } from './bytes.ts'
import type { Bytes } from './subtle.ts'

const MAGIC = toUtf8('TALAT')
export const VERSION = 1
const KINDS = { bundle: 'b', answer: 'a', invitation: 'i' } as const
export type EnvelopeKind = keyof typeof KINDS

const FIXED = MAGIC.length + 4
const MAX_HEAD = 0xffff

export interface Envelope {
  kind: EnvelopeKind
  /** As it was parsed from JSON: to be read through a schema. */
  head: unknown
  /** All that stands before what is sealed: none of it may be changed on the way. */
  open: Bytes
  sealed: Bytes
}

/** Everything before what is sealed. */
export function openPart(kind: EnvelopeKind, head: object): Bytes {
  const json = toUtf8(JSON.stringify(head))
  if (json.byteLength > MAX_HEAD) throw new RangeError('the head is too long')
  const fixed = [VERSION, KINDS[kind].charCodeAt(0), json.byteLength >> 8, json.byteLength & 0xff]
  return concat(MAGIC, Uint8Array.from(fixed), json)
}

/** The version of what begins as ours does, whether this app can read it or not; null for anything else. */
export function versionOf(bytes: Bytes): number | null {
  return MAGIC.every((byte, index) => bytes[index] === byte) ? (bytes[MAGIC.length] ?? 0) : null
}

/** null for what is none, was cut off in its head, or is of a version that does not exist yet. */
export function readEnvelope(bytes: Bytes): Envelope | null {
  if (bytes.byteLength < FIXED || versionOf(bytes) !== VERSION) return null
  const [letter = 0, high = 0, low = 0] = bytes.subarray(MAGIC.length + 1, FIXED)
  const kind = (Object.keys(KINDS) as EnvelopeKind[]).find((one) => KINDS[one].charCodeAt(0) === letter)
  const end = FIXED + high * 256 + low
  if (!kind || bytes.byteLength < end) return null
  const head = parse(fromUtf8(bytes.subarray(FIXED, end)))
  return head === undefined ? null : { kind, head, open: own(bytes.subarray(0, end)), sealed: own(bytes.subarray(end)) }
}

function parse(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What stands before the base64 in a file that goes through other apps: a person who opens it sees what it is. */
export const PREFACE = 'ตลาด Talat\n'

/** As text: apps that send files on leave it as it is, while what they take for a picture they make smaller. */
export function toText(bytes: Uint8Array): string {
  return `${PREFACE}${toBase64(bytes)}\n`
}

/** The bytes of a file, which are either themselves or such a text. */
export function fromFile(bytes: Bytes): Bytes {
  const text = fromUtf8(bytes)
  const last = text?.trim().split(/\s+/).at(-1)
  return (last === undefined || last === '' ? null : fromBase64(last)) ?? bytes
}
