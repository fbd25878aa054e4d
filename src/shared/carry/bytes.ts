/** Bytes put together, taken apart and written as text. */

import type { Bytes } from './subtle.ts'

export function concat(...parts: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.byteLength
  }
  return all
}

/** A copy in a buffer of its own. */
export function own(bytes: Uint8Array): Bytes {
  return new Uint8Array(bytes)
}

/** base64 (RFC 4648). */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.byteLength; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}

/** null for what is no base64. */
export function fromBase64(text: string): Bytes | null {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
  } catch {
    return null
  }
}

declare function btoa(text: string): string
declare function atob(text: string): string

export function toUtf8(text: string): Bytes {
  return own(new TextEncoder().encode(text))
}

/** null for what is no UTF-8. */
export function fromUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

declare class TextEncoder {
  encode(text: string): Uint8Array
}
declare class TextDecoder {
  constructor(encoding: string, options: { fatal: boolean })
  decode(bytes: Uint8Array): string
}
