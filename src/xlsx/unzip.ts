import { unzipSync } from 'fflate'
import { TableError } from './tables.ts'

/** A table of 25,000 lines unpacks to a tenth of it. A zip can be made to unpack to anything. */
const MOST_BYTES = 100 * 1024 * 1024

/** In place of the library's own, which for large files starts workers from `blob:` addresses, as the one that writes does. */
export default async function unzipFromArrayBuffer(
  input: ArrayBuffer,
  { filter }: { filter: (file: { path: string }) => boolean },
): Promise<Record<string, Uint8Array>> {
  let bytes = 0
  return unzipSync(new Uint8Array(input), {
    filter({ name, originalSize }) {
      if (!filter({ path: name })) return false
      bytes += originalSize
      if (bytes > MOST_BYTES) throw new TableError('too-large', `${name} unpacks to more than ${MOST_BYTES} bytes`)
      return true
    },
  })
}
