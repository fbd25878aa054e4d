/** Builds and takes apart the bytes of photographs: EXIF with orientation and position, headers, segments, chunks. */

export interface Exif {
  /** 1 to 8, as a camera writes it. */
  orientation?: number
  /** Whole degrees north and east. */
  position?: { latitude: number; longitude: number }
  /** A JPEG inside the EXIF, as every phone puts it there. */
  thumbnail?: Uint8Array
}

const SHORT = 3
const ASCII = 2
const LONG = 4
const RATIONAL = 5

interface Entry {
  tag: number
  type: number
  count: number
  value: number[]
}

/** An APP1 segment with EXIF; little-endian TIFF, as most phones write it: directory, GPS directory, thumbnail. */
export function exifSegment({ orientation, position, thumbnail }: Exif): Uint8Array<ArrayBuffer> {
  const gpsAt = 8 + directoryBytes((orientation ? 1 : 0) + (position ? 1 : 0))
  const gps = position ? gpsDirectory(position, gpsAt) : []
  const thumbnailAt = gpsAt + gps.length

  const main: Entry[] = []
  if (orientation) main.push({ tag: 0x0112, type: SHORT, count: 1, value: le32(orientation) })
  if (position) main.push({ tag: 0x8825, type: LONG, count: 1, value: le32(gpsAt) })
  const tiff = [...ascii('II'), ...le16(42), ...le32(8), ...directory(main, thumbnail ? thumbnailAt : 0), ...gps]
  if (thumbnail) tiff.push(...thumbnailDirectory(thumbnail, thumbnailAt))
  return segment(0xe1, [...ascii('Exif\0\0'), ...tiff])
}

/** A marker with its length and payload. */
export function segment(marker: number, payload: ArrayLike<number>): Uint8Array<ArrayBuffer> {
  const length = payload.length + 2
  return Uint8Array.from([0xff, marker, length >> 8, length & 0xff, ...Array.from(payload)])
}

/** The same JPEG with segments put in right after its start. */
export function withSegments(jpeg: Uint8Array, ...segments: Uint8Array[]): Uint8Array<ArrayBuffer> {
  return concat(jpeg.subarray(0, 2), ...segments, jpeg.subarray(2))
}

/** A whole JPEG by its structure that claims any size; behind the header there is next to nothing to decode. */
export function jpegClaiming(width: number, height: number): Uint8Array<ArrayBuffer> {
  const frame = segment(0xc0, [8, height >> 8, height & 0xff, width >> 8, width & 0xff, 1, 1, 0x11, 0])
  const scan = segment(0xda, [1, 1, 0, 0, 63, 0])
  return concat(Uint8Array.of(0xff, 0xd8), frame, scan, Uint8Array.of(0x55, 0xff, 0x00, 0x55, 0xff, 0xd9))
}

/** The first box of a HEIC as an iPhone writes it, and an index without anything in it. */
export function heicHeader(): Uint8Array<ArrayBuffer> {
  const extent = box('ispe', [0, 0, 0, 0, ...be32(4032), ...be32(3024)])
  return Uint8Array.from([
    ...box('ftyp', [...ascii('heic'), 0, 0, 0, 0, ...ascii('mif1heic')]),
    ...box('meta', [0, 0, 0, 0, ...extent]),
    ...box('mdat', [1, 2, 3, 4]),
  ])
}

/** The markers of a JPEG up to its first scan. */
export function jpegMarkers(jpeg: Uint8Array): number[] {
  const markers: number[] = []
  for (let at = 2; at + 4 <= jpeg.length && jpeg[at] === 0xff; ) {
    const marker = jpeg[at + 1] ?? 0
    markers.push(marker)
    if (marker === 0xda) break
    at += 2 + (jpeg[at + 2] ?? 0) * 256 + (jpeg[at + 3] ?? 0)
  }
  return markers
}

/** The names of a WebP's chunks. */
export function webpChunks(webp: Uint8Array): string[] {
  const view = new DataView(webp.buffer, webp.byteOffset, webp.length)
  const names: string[] = []
  for (let at = 12; at + 8 <= webp.length; ) {
    names.push(String.fromCharCode(...webp.subarray(at, at + 4)))
    const size = view.getUint32(at + 4, true)
    at += 8 + size + (size % 2)
  }
  return names
}

export function concat(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

function gpsDirectory({ latitude, longitude }: { latitude: number; longitude: number }, at: number): number[] {
  const dataAt = at + directoryBytes(4)
  const degrees = (value: number) => [value, 1, 0, 1, 0, 1].flatMap(le32)
  const entries = [
    { tag: 1, type: ASCII, count: 2, value: [...ascii('N'), 0, 0, 0] },
    { tag: 2, type: RATIONAL, count: 3, value: le32(dataAt) },
    { tag: 3, type: ASCII, count: 2, value: [...ascii('E'), 0, 0, 0] },
    { tag: 4, type: RATIONAL, count: 3, value: le32(dataAt + 24) },
  ]
  return [...directory(entries, 0), ...degrees(latitude), ...degrees(longitude)]
}

function thumbnailDirectory(thumbnail: Uint8Array, at: number): number[] {
  const entries = [
    { tag: 0x0201, type: LONG, count: 1, value: le32(at + directoryBytes(2)) },
    { tag: 0x0202, type: LONG, count: 1, value: le32(thumbnail.length) },
  ]
  return [...directory(entries, 0), ...thumbnail]
}

function directory(entries: Entry[], next: number): number[] {
  const body = entries.flatMap(({ tag, type, count, value }) => [...le16(tag), ...le16(type), ...le32(count), ...value])
  return [...le16(entries.length), ...body, ...le32(next)]
}

const directoryBytes = (entries: number) => 2 + 12 * entries + 4
const box = (name: string, payload: number[]) => [...be32(8 + payload.length), ...ascii(name), ...payload]
const ascii = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0))
const le16 = (n: number) => [n & 0xff, (n >> 8) & 0xff]
const le32 = (n: number) => [...le16(n & 0xffff), ...le16(n >>> 16)]
const be32 = (n: number) => le32(n).reverse()
