import { zipSync } from 'fflate'

/**
 * In place of the library's own, which for large files starts workers from `blob:` addresses: the Content-Security-Policy
 * allows none, and the file would never be done. Here it is in a worker already.
 */
export default async function zipToArrayBuffer(files: Record<string, Uint8Array>): Promise<ArrayBufferLike> {
  return zipSync(files).buffer
}
