export type PictureKind = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif' | 'heic'

/** What the bytes say about a picture before anything is decoded. */
export interface Header {
  kind: PictureKind
  /** As stored, before any EXIF rotation; 0 when the bytes do not say. */
  width: number
  height: number
  /** False when the file ends before the picture does. */
  complete: boolean
}

/** Numbers out of a file that may end anywhere: what lies beyond the end reads as 0. */
export interface Bytes {
  readonly all: Uint8Array
  readonly length: number
  u8(at: number): number
  u16(at: number): number
  u32(at: number): number
  u16le(at: number): number
  u24le(at: number): number
  u32le(at: number): number
  /** Whether these Latin letters stand at the place. */
  has(text: string, at: number): boolean
}

export function bytesOf(all: Uint8Array): Bytes {
  const u8 = (at: number) => all[at] ?? 0
  const u16 = (at: number) => u8(at) * 0x100 + u8(at + 1)
  const u16le = (at: number) => u8(at + 1) * 0x100 + u8(at)
  return {
    all,
    length: all.length,
    u8,
    u16,
    u32: (at) => u16(at) * 0x10000 + u16(at + 2),
    u16le,
    u24le: (at) => u8(at + 2) * 0x10000 + u16le(at),
    u32le: (at) => u16le(at + 2) * 0x10000 + u16le(at),
    has: (text, at) => [...text].every((letter, i) => all[at + i] === letter.charCodeAt(0)),
  }
}
