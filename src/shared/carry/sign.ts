/** A device's own signature: ECDSA on P-256 with SHA-256. */

import type { KeyPairText } from './seal.ts'
import { type Bytes, type PrivateJwk, subtle } from './subtle.ts'

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' }
const ECDSA = { name: 'ECDSA', hash: 'SHA-256' }
/** r and s, as Web Crypto writes them (IEEE P1363). */
export const SIGNATURE_BYTES = 64

export async function newSignPair(): Promise<KeyPairText> {
  const { publicKey, privateKey } = await subtle.generateKey(CURVE, true, ['sign'])
  return {
    public: new Uint8Array(await subtle.exportKey('raw', publicKey)),
    private: await subtle.exportKey('jwk', privateKey),
  }
}

export async function sign(key: PrivateJwk, bytes: Bytes): Promise<Bytes> {
  const signer = await subtle.importKey('jwk', key, CURVE, false, ['sign'])
  return new Uint8Array(await subtle.sign(ECDSA, signer, bytes))
}

export async function isSigned(by: Bytes, signature: Bytes, bytes: Bytes): Promise<boolean> {
  try {
    return await subtle.verify(ECDSA, await subtle.importKey('raw', by, CURVE, false, ['verify']), signature, bytes)
  } catch {
    // No point of the curve.
    return false
  }
}
