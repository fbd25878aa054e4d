import type { Bytes, Header } from './header.ts'

export const isWebp = (bytes: Bytes) => bytes.has('RIFF', 0) && bytes.has('WEBP', 8)

/** RIFF says at its head how long the file is. */
export function readWebp(bytes: Bytes): Header {
  return { kind: 'webp', ...sizeOf(bytes), complete: bytes.u32le(4) + 8 <= bytes.length }
}

/** The first chunk is the picture itself (lossy or lossless) or VP8X, which gives the size of what follows. */
function sizeOf(bytes: Bytes) {
  if (bytes.has('VP8X', 12)) return { width: bytes.u24le(24) + 1, height: bytes.u24le(27) + 1 }
  if (bytes.has('VP8L', 12)) {
    const bits = bytes.u32le(21)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  if (bytes.has('VP8 ', 12)) return { width: bytes.u16le(26) & 0x3fff, height: bytes.u16le(28) & 0x3fff }
  return { width: 0, height: 0 }
}
