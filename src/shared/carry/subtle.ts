/**
 * Web Crypto as every runtime of ours has it, declared here because `shared` knows neither the DOM nor Node. P-256, since
 * older phones have neither Ed25519 nor X25519.
 */

/** A key that Web Crypto holds; only its own functions look into it. */
export interface Key {
  readonly type: string
}

/** JSON Web Key of a P-256 key pair's private half (RFC 7517). */
export interface PrivateJwk {
  kty: string
  crv: string
  x: string
  y: string
  d: string
}

export type Bytes = Uint8Array<ArrayBuffer>

interface KeyPair {
  publicKey: Key
  privateKey: Key
}

interface Subtle {
  generateKey(algorithm: object, extractable: boolean, usages: string[]): Promise<KeyPair>
  importKey(form: 'raw', bytes: Bytes, algorithm: object | string, extractable: boolean, usages: string[]): Promise<Key>
  importKey(form: 'jwk', key: PrivateJwk, algorithm: object, extractable: boolean, usages: string[]): Promise<Key>
  exportKey(form: 'raw', key: Key): Promise<ArrayBuffer>
  exportKey(form: 'jwk', key: Key): Promise<PrivateJwk>
  deriveBits(algorithm: object, key: Key, bits: number): Promise<ArrayBuffer>
  encrypt(algorithm: object, key: Key, bytes: Bytes): Promise<ArrayBuffer>
  decrypt(algorithm: object, key: Key, bytes: Bytes): Promise<ArrayBuffer>
  sign(algorithm: object, key: Key, bytes: Bytes): Promise<ArrayBuffer>
  verify(algorithm: object, key: Key, signature: Bytes, bytes: Bytes): Promise<boolean>
  digest(algorithm: string, bytes: Bytes): Promise<ArrayBuffer>
}

declare const crypto: { subtle: Subtle; getRandomValues<T extends Uint8Array>(bytes: T): T }

export const subtle: Subtle = crypto.subtle

export function randomBytes(count: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(count))
}
