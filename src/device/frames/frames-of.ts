import { BLOCK, blockSize, transferOf, writeFrame } from './format.ts'
import { hasBlock, mixOf } from './mix.ts'
import { xor } from './solver.ts'

/** Bytes as frames without an end, each the text of a QR; any enough of them give the bytes (`Gathering`). */
export interface Frames {
  /** How many are enough, if none is lost: those before it are the bytes themselves, one after another. */
  readonly blocks: number
  at(index: number): string
}

/**
 * @param block bytes of a block, at most
 * @throws RangeError for more bytes than frames can carry
 */
export function framesOf(bytes: Uint8Array, block = BLOCK): Frames {
  const transfer = transferOf(bytes, block)
  const { blocks } = transfer
  const size = blockSize(transfer)
  return {
    blocks,
    at(index) {
      const mix = mixOf(index, blocks)
      const sum = new Uint8Array(size)
      for (let one = 0; one < blocks; one++)
        if (hasBlock(mix, one)) xor(sum.subarray(0, bytes.byteLength - one * size), bytes.subarray(one * size))
      return writeFrame({ ...transfer, index, block: sum })
    },
  }
}
