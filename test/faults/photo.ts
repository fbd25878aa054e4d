/** Photos of the harness: small files that the server takes for JPEG, each with bytes of its own. */

import { createHash } from 'node:crypto'
import type { NewPhoto } from '../../src/device/store/rows.ts'

export async function photo(seed: number): Promise<NewPhoto> {
  return { full: file(seed, 3000), thumb: file(seed + 1e9, 400) }
}

function file(seed: number, size: number): NewPhoto['full'] {
  const bytes = Buffer.alloc(size, String(seed))
  bytes.set([0xff, 0xd8, 0xff, 0xe0])
  bytes.set([0xff, 0xd9], size - 2)
  const hash = createHash('sha256').update(bytes).digest('hex')
  const copy = new Uint8Array(bytes).buffer
  return { bytes: copy, type: 'image/jpeg', hash, width: 320, height: 240 }
}
