import type { Bytes, Header } from './header.ts'

const EXTENSION = 0x21
const IMAGE = 0x2c
const TRAILER = 0x3b

export const isGif = (bytes: Bytes) => bytes.has('GIF87a', 0) || bytes.has('GIF89a', 0)

/** Complete means that the blocks lead to the trailer. */
export function readGif(bytes: Bytes): Header {
  let at = 13 + colourTable(bytes.u8(10))
  while (at < bytes.length && bytes.u8(at) !== TRAILER) {
    const block = bytes.u8(at)
    if (block === EXTENSION) at = afterSubBlocks(bytes, at + 2)
    else if (block === IMAGE) at = afterSubBlocks(bytes, at + 11 + colourTable(bytes.u8(at + 9)))
    else break
  }
  return { kind: 'gif', width: bytes.u16le(6), height: bytes.u16le(8), complete: bytes.u8(at) === TRAILER }
}

const colourTable = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)

function afterSubBlocks(bytes: Bytes, start: number): number {
  let at = start
  while (bytes.u8(at) !== 0) at += 1 + bytes.u8(at)
  return at + 1
}
