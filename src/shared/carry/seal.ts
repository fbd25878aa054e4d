/**
 * Sealing: bytes that only one key opens. For a public key it is ECDH on P-256 with a key of its own each time, HKDF with
 * SHA-256 (RFC 5869) and AES-GCM with 256 bits: what HPKE (RFC 9180) does, made of what Web Crypto has had since 2015.
 */

import { concat, own, toUtf8 } from './bytes.ts'
import { type Bytes, type Key, type PrivateJwk, randomBytes, subtle } from './subtle.ts'

const CURVE = { name: 'ECDH', namedCurve: 'P-256' }
/** An uncompressed point (SEC 1). */
export const POINT_BYTES = 65
const IV_BYTES = 12
/** Of AES. */
export const KEY_BYTES = 32

/** The text that keeps these keys apart from those of any other use. */
const PURPOSE = 'talat bundle 1'

export interface KeyPairText {
  /** An uncompressed point. */
  public: Bytes
  private: PrivateJwk
}

export async function newSealPair(): Promise<KeyPairText> {
  const { publicKey, privateKey } = await subtle.generateKey(CURVE, true, ['deriveBits'])
  return {
    public: new Uint8Array(await subtle.exportKey('raw', publicKey)),
    private: await subtle.exportKey('jwk', privateKey),
  }
}

/** What two ends of a sealing share: the key of the bundle, and the key of the answer to it. */
export interface Shared {
  there: Bytes
  back: Bytes
}

/** For the sender: a key pair made for this once. */
export async function shareWith(recipient: Bytes): Promise<Shared & { ephemeral: Bytes }> {
  const { publicKey, privateKey } = await subtle.generateKey(CURVE, false, ['deriveBits'])
  const ephemeral = new Uint8Array(await subtle.exportKey('raw', publicKey))
  const shared = await derive(privateKey, recipient, concat(ephemeral, recipient))
  return { ...shared, ephemeral }
}

/** For the recipient. Throws for what is no point of the curve. */
export async function sharedFrom(ours: KeyPairText, ephemeral: Bytes): Promise<Shared> {
  const privateKey = await subtle.importKey('jwk', ours.private, CURVE, false, ['deriveBits'])
  return derive(privateKey, ephemeral, concat(ephemeral, ours.public))
}

async function derive(privateKey: Key, publicKey: Bytes, salt: Bytes): Promise<Shared> {
  const point = await subtle.importKey('raw', publicKey, CURVE, false, [])
  const secret = new Uint8Array(await subtle.deriveBits({ name: 'ECDH', public: point }, privateKey, 256))
  const from = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits'])
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt, info: toUtf8(PURPOSE) }
  const bits = new Uint8Array(await subtle.deriveBits(hkdf, from, KEY_BYTES * 2 * 8))
  return { there: own(bits.subarray(0, KEY_BYTES)), back: own(bits.subarray(KEY_BYTES)) }
}

/** @param beside bytes that go in the open and may not be changed either */
export async function seal(key: Bytes, beside: Bytes, bytes: Bytes): Promise<Bytes> {
  const iv = randomBytes(IV_BYTES)
  const aes = await subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt'])
  const sealed = await subtle.encrypt({ name: 'AES-GCM', iv, additionalData: beside }, aes, bytes)
  return concat(iv, new Uint8Array(sealed))
}

/** null where key, bytes or what went beside them is not as it was. */
export async function unseal(key: Bytes, beside: Bytes, sealed: Bytes): Promise<Bytes | null> {
  const iv = own(sealed.subarray(0, IV_BYTES))
  const aes = await subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt'])
  const opened = subtle.decrypt({ name: 'AES-GCM', iv, additionalData: beside }, aes, own(sealed.subarray(IV_BYTES)))
  return opened.then(
    (bytes) => new Uint8Array(bytes),
    () => null,
  )
}
