/**
 * A frame of a transfer, as one QR carries it. Numbers are big-endian:
 *
 *   version 1 | checksum of all bytes 4 | how many bytes 4 | in how many blocks 2 | index 4 | block | check 4
 *
 * The bytes are cut into equal blocks, the last filled up with zeros. The frames of an index below the count of blocks are
 * the blocks themselves; each further one is the sum (XOR) of the blocks that `mix.ts` names for its index. The checksum
 * is the transfer's name as well: the same bytes shown anew go on where they were, and others never mix with them.
 *
 * A frame once shown may be read by a newer app, or an older one: a version is never given another meaning. `test/fixtures`
 * keeps frames of each.
 */

import { fromBase45, toBase45 } from './base45.ts'
import { crc32 } from './crc32.ts'

const VERSION = 1
const HEAD = 15
const CHECK = 4

/** A transfer is no longer than this: ten minutes of looking, and no foreign QR makes a phone keep room for more. */
const MAX_BYTES = 2 * 1024 * 1024

/**
 * Bytes of a block, at most: with head and check they are the 854 letters of a QR of version 16 at level L, 81 modules a side.
 *
 * Measured with jsQR on a picture of 640 x 480 turned by 3°, with a blur of sigma 1 and noise of sigma 5, the QR 95 % and 80 %
 * as high as the picture; of 8 each were read:
 *
 *   version 14: 8, 8;  16: 8, 8;  18: 8, 4;  20: 3, 0;  22: 6, 5;  25: 1, 0
 *
 * So 16 is the largest that a hand can hold before a cheap camera: four fifths of the picture, or 4.3 pixels for a module, are
 * enough (of 20, turned by 12°: 20), three quarters are not (of 20: 4); the ring on the screen says how near. Level M carries 23 % less and was read no better: it mends spots
 * on paper, and here a frame that is lost costs one more frame, whichever it was.
 */
export const BLOCK = 550

/** What all frames of a transfer have in common. */
export interface Transfer {
  checksum: number
  length: number
  blocks: number
}

export interface Frame extends Transfer {
  index: number
  block: Uint8Array
}

/** @throws RangeError for more bytes than a transfer can have */
export function transferOf(bytes: Uint8Array, block = BLOCK): Transfer {
  const length = bytes.byteLength
  const blocks = Math.max(1, Math.ceil(length / block))
  if (length > MAX_BYTES) throw new RangeError(`${length} bytes are too many for frames`)
  return { checksum: crc32(bytes), length, blocks }
}

/** All blocks have it: those of a short transfer are shorter, and its QR is larger to the eye. */
export function blockSize({ length, blocks }: Transfer): number {
  return Math.ceil(length / blocks)
}

/** The text of its QR. */
export function writeFrame({ checksum, length, blocks, index, block }: Frame): string {
  const end = HEAD + block.byteLength
  const bytes = new Uint8Array(end + CHECK)
  const view = new DataView(bytes.buffer)
  view.setUint8(0, VERSION)
  view.setUint32(1, checksum)
  view.setUint32(5, length)
  view.setUint16(9, blocks)
  view.setUint32(11, index)
  bytes.set(block, HEAD)
  view.setUint32(end, checkOf(bytes))
  return toBase45(bytes)
}

/** null for the text of any other QR, and for a frame that was misread. */
export function readFrame(text: string): Frame | null {
  const bytes = fromBase45(text)
  if (!bytes || bytes.byteLength < HEAD + CHECK || bytes[0] !== VERSION) return null
  const view = new DataView(bytes.buffer)
  if (view.getUint32(bytes.byteLength - CHECK) !== checkOf(bytes)) return null
  const transfer = { checksum: view.getUint32(1), length: view.getUint32(5), blocks: view.getUint16(9) }
  const block = bytes.subarray(HEAD, -CHECK)
  return isWhole(transfer, block) ? { ...transfer, index: view.getUint32(11), block } : null
}

/** Made as `transferOf` does: the last block has something in it, and all are as long as this one. */
function isWhole(transfer: Transfer, { byteLength }: Uint8Array): boolean {
  const { length, blocks } = transfer
  if (blocks === 0 || length > MAX_BYTES || byteLength !== blockSize(transfer)) return false
  return blocks === 1 || (blocks - 1) * byteLength < length
}

function checkOf(bytes: Uint8Array): number {
  return crc32(bytes.subarray(0, -CHECK))
}
