import type { Bytes, Header } from './header.ts'

export const isPng = (bytes: Bytes) => bytes.has('\x89PNG\r\n\x1a\n', 0)

/** Complete means that the chunks lead to IEND, which is empty, and that its checksum is there. */
export function readPng(bytes: Bytes): Header {
  let at = 8
  let complete = false
  while (!complete && at + 12 <= bytes.length) {
    complete = bytes.has('IEND', at + 4)
    at += 12 + bytes.u32(at)
  }
  return { kind: 'png', width: bytes.u32(16), height: bytes.u32(20), complete }
}
