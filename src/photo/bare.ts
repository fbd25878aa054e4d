import type { PhotoType } from './contract.ts'
import { type Bytes, bytesOf } from './formats/header.ts'

/**
 * The encoded picture without anything beside it. A canvas knows no EXIF, but browsers write notes of their own: Chromium
 * a colour profile (sRGB, which is what no profile means), Safari an EXIF segment. The promise that nothing but the
 * picture leaves the phone is kept here and not by them.
 */
export function bare(encoded: Uint8Array<ArrayBuffer>, type: PhotoType): Promise<ArrayBuffer> {
  const bytes = bytesOf(encoded)
  const parts = type === 'image/webp' ? webpParts(bytes) : jpegParts(bytes)
  return new Blob(parts.map((part) => (part instanceof Uint8Array ? part : encoded.subarray(...part)))).arrayBuffer()
}

/** A stretch of the encoded bytes, or bytes that were not there before. */
type Part = [from: number, to: number] | Uint8Array<ArrayBuffer>

/** A WebP whose one chunk is the picture: the simple format, which has no room for anything else. */
function webpParts(bytes: Bytes): Part[] {
  for (let at = 12; at + 8 <= bytes.length; ) {
    const end = at + 8 + bytes.u32le(at + 4)
    const next = end + (end % 2)
    if (bytes.has('VP8 ', at) || bytes.has('VP8L', at)) return [riffHead(next - at), [at, next]]
    at = next
  }
  return [[0, bytes.length]]
}

function riffHead(chunkBytes: number): Uint8Array<ArrayBuffer> {
  const head = new TextEncoder().encode('RIFF....WEBP')
  new DataView(head.buffer).setUint32(4, 4 + chunkBytes, true)
  return head
}

const SOS = 0xda
const COMMENT = 0xfe
const ADOBE = 0xee

/** APP1 to APP15 and comments go; APP0 (JFIF) and Adobe's APP14 say how to read the colours. */
function jpegParts(bytes: Bytes): Part[] {
  const parts: Part[] = [[0, 2]]
  let at = 2
  while (at < bytes.length && bytes.u8(at + 1) !== SOS) {
    const marker = bytes.u8(at + 1)
    const end = at + 2 + bytes.u16(at + 2)
    const isNote = marker === COMMENT || (marker > 0xe0 && marker <= 0xef && marker !== ADOBE)
    if (!isNote) parts.push([at, end])
    at = end
  }
  return [...parts, [at, bytes.length]]
}
