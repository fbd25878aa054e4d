/** Whether a phone can be told at all by the keys of its subscription. */

import { ECDH } from 'node:crypto'

/** Bytes of a point of P-256, written in full, and the fewest of the secret beside it (RFC 8291). */
const POINT_BYTES = 65
const MIN_SECRET_BYTES = 16

/** Keys that no message could be sealed with would only be found out when there is something to tell. */
export function canBeSealedFor({ p256dh, auth }: { p256dh: string; auth: string }): boolean {
  const secret = Buffer.from(auth, 'base64url')
  return secret.byteLength >= MIN_SECRET_BYTES && isPoint(Buffer.from(p256dh, 'base64url'))
}

function isPoint(bytes: Buffer): boolean {
  try {
    // Throws for what is not on the curve.
    ECDH.convertKey(bytes, 'prime256v1')
    return bytes.byteLength === POINT_BYTES
  } catch {
    return false
  }
}
