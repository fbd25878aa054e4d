/** Bytes that only whoever has the key can read, and that nobody can change unseen: AES-256-GCM, as `nonce ‖ sealed ‖ tag`. */

import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { ConfigError } from '../config.ts'

const NONCE = 12
const TAG = 16
/** Of a long file: no more than two of them are in memory. */
const PIECE = 1024 * 1024

/** @param place is sealed with it: somewhere else it does not open */
export function seal(bytes: Uint8Array, key: Uint8Array, place = ''): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place))
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

export function unseal(sealed: Uint8Array, key: Uint8Array, place = ''): Buffer {
  const bytes = Buffer.from(sealed)
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE)).setAAD(Buffer.from(place))
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG))
    return Buffer.concat([decipher.update(bytes.subarray(NONCE, bytes.length - TAG)), decipher.final()])
  } catch {
    throw new ConfigError('The backup does not open with this key, or somebody has changed it.')
  }
}

type Bytes = AsyncIterable<Uint8Array>

/**
 * Seals a file of any length, piece by piece. Each is bound to the file's name, to its place in it and to whether it is the
 * last: none can be left out, moved or taken from another file.
 */
export async function* sealing(file: Bytes, key: Uint8Array, name: string): AsyncGenerator<Buffer> {
  for await (const { bytes, place } of pieces(file, PIECE, name)) yield seal(bytes, key, place)
}

export async function* unsealing(file: Bytes, key: Uint8Array, name: string): AsyncGenerator<Buffer> {
  for await (const { bytes, place } of pieces(file, NONCE + PIECE + TAG, name)) yield unseal(bytes, key, place)
}

/** The same bytes in pieces of one size, but for the last. An empty file is one empty piece. */
async function* pieces(file: Bytes, size: number, name: string): AsyncGenerator<{ bytes: Buffer; place: string }> {
  let [waiting, length, index]: [Uint8Array[], number, number] = [[], 0, 0]
  for await (const some of file) {
    waiting.push(some)
    length += some.length
    // What could be the last waits for what comes.
    if (length <= size) continue
    let bytes = Buffer.concat(waiting)
    for (; bytes.length > size; bytes = bytes.subarray(size)) {
      yield { bytes: bytes.subarray(0, size), place: `${name} ${index++}` }
    }
    waiting = [bytes]
    length = bytes.length
  }
  yield { bytes: Buffer.concat(waiting), place: `${name} ${index} last` }
}

/** A name for a key, which tells nothing of it: what lies sealed with one key is not what lies sealed with another. */
export function nameOfKey(key: Uint8Array): string {
  return createHash('sha256').update('talat backup').update(key).digest('hex').slice(0, 16)
}

/** A key as `openssl rand -hex 32` writes it. */
export function readKey(text: string): Buffer {
  const hex = text.trim()
  if (!/^[0-9a-f]{64}$/i.test(hex))
    throw new ConfigError('The key file must hold 64 hexadecimal digits: openssl rand -hex 32')
  return Buffer.from(hex, 'hex')
}
