/** A file that only whoever has the key can read, and that nobody can change unseen: AES-256-GCM, as `nonce ‖ sealed ‖ tag`. */

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { ConfigError } from '../config.ts'

const NONCE = 12
const TAG = 16

export function seal(bytes: Uint8Array, key: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

export function unseal(sealed: Uint8Array, key: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed)
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE))
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG))
    return Buffer.concat([decipher.update(bytes.subarray(NONCE, bytes.length - TAG)), decipher.final()])
  } catch {
    throw new ConfigError('The backup does not open with this key, or somebody has changed it.')
  }
}

/** A key as `openssl rand -hex 32` writes it. */
export function readKey(text: string): Buffer {
  const hex = text.trim()
  if (!/^[0-9a-f]{64}$/i.test(hex))
    throw new ConfigError('The key file must hold 64 hexadecimal digits: openssl rand -hex 32')
  return Buffer.from(hex, 'hex')
}
