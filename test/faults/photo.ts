/** Photos of the harness: small files that the server takes for JPEG, each with bytes of its own. */

import { sha256 } from '../../src/device/hash.ts'
import type { NewPhoto } from '../../src/device/store/rows.ts'

export async function photo(seed: number): Promise<NewPhoto> {
  return { full: await file(seed, 3000), thumb: await file(seed + 1e9, 400) }
}

async function file(seed: number, size: number): Promise<NewPhoto['full']> {
  const bytes = new Uint8Array(size)
  new TextEncoder().encodeInto(String(seed).repeat(size), bytes)
  bytes.set([0xff, 0xd8, 0xff, 0xd9])
  bytes.set([0xff, 0xd9], size - 2)
  return { bytes: bytes.buffer, type: 'image/jpeg', hash: await sha256(bytes.buffer), width: 320, height: 240 }
}
