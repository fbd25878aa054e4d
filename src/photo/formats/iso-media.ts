import type { Bytes, Header } from './header.ts'

/** Brands of the ftyp box: HEIC as phones write it, and AVIF, which has the same container. */
const HEIC_BRANDS = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'hevm', 'hevs']
const AVIF_BRANDS = ['avif', 'avis']
/** Generic brands: say "a picture in this container" and leave the codec open. iPhones write mif1 beside heic. */
const ANY_BRANDS = ['mif1', 'msf1']

export const isIsoPicture = (bytes: Bytes) => kindOf(bytes) !== undefined

/** Complete means that the index (meta) and the data (mdat) are whole. */
export function readIsoPicture(bytes: Bytes): Header {
  const header: Header = { kind: kindOf(bytes) ?? 'heic', width: 0, height: 0, complete: false }
  const whole = new Set<string>()
  let at = 0
  while (at + 8 <= bytes.length) {
    const end = at + boxSize(bytes, at)
    if (end <= at || end > bytes.length) break
    if (bytes.has('meta', at + 4)) Object.assign(header, largestExtent(bytes, at, end))
    for (const box of ['meta', 'mdat']) if (bytes.has(box, at + 4)) whole.add(box)
    at = end
  }
  header.complete = whole.size === 2
  return header
}

function kindOf(bytes: Bytes): 'heic' | 'avif' | undefined {
  if (!bytes.has('ftyp', 4)) return undefined
  const brands: number[] = [8]
  for (let at = 16; at + 4 <= Math.min(bytes.u32(0), bytes.length, 256); at += 4) brands.push(at)
  const claims = (names: string[]) => brands.some((at) => names.some((name) => bytes.has(name, at)))
  if (claims(AVIF_BRANDS)) return 'avif'
  return claims(HEIC_BRANDS) || claims(ANY_BRANDS) ? 'heic' : undefined
}

/** Size 1 means a 64-bit size after the name, 0 means "to the end of the file". */
function boxSize(bytes: Bytes, at: number): number {
  const size = bytes.u32(at)
  if (size === 0) return bytes.length - at
  return size === 1 ? bytes.u32(at + 8) * 2 ** 32 + bytes.u32(at + 12) : size
}

/**
 * The largest `ispe` (extent) property of the index: a phone's photo is a grid of tiles, each with an extent of its own,
 * and the whole is larger than each. Looking for the name spares a parser of four levels of boxes.
 */
function largestExtent(bytes: Bytes, from: number, to: number): { width: number; height: number } {
  let largest = { width: 0, height: 0 }
  for (let at = from; at < to; at++) {
    if (!bytes.has('ispe', at)) continue
    const extent = { width: bytes.u32(at + 8), height: bytes.u32(at + 12) }
    if (extent.width * extent.height > largest.width * largest.height) largest = extent
  }
  return largest
}
