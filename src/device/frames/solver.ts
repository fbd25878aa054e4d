/**
 * Sums of blocks, until they give the blocks: elimination over the field of two, one sum at a time as it is read. A sum
 * of a random half of the blocks tells something new with odds of a half at the very end and nearly always before: two
 * more than there are blocks on average, ten more once in a thousand times.
 */

import { hasBlock } from './mix.ts'

interface Sum {
  mix: Uint32Array
  /** Words of the block, of which the last is filled up. */
  words: Uint32Array
}

export class Solver {
  /** By the lowest block in it. */
  readonly #sums: (Sum | undefined)[]
  /** Sums that each tell something new; as many as there are blocks are all that is needed. */
  known = 0

  constructor(blocks: number) {
    this.#sums = Array.from({ length: blocks })
  }

  /** Whether it told something new. Both arrays are kept, and changed. */
  add(mix: Uint32Array, block: Uint8Array): boolean {
    const sum = { mix, words: wordsOf(block) }
    for (let lowest = lowestOf(mix, 0); lowest !== null; lowest = lowestOf(mix, lowest)) {
      const other = this.#sums[lowest]
      if (!other) {
        this.#sums[lowest] = sum
        this.known++
        return true
      }
      addTo(sum, other)
    }
    return false
  }

  get solved(): boolean {
    return this.known === this.#sums.length
  }

  /** Only when it is solved. */
  write(into: Uint8Array, size: number): void {
    // From the last: by then each sum holds its lowest block and such as stand alone already.
    for (let block = this.#sums.length - 1; block >= 0; block--) {
      const sum = this.#sums[block]
      if (!sum) continue
      for (let later = block + 1; later < this.#sums.length; later++) {
        const other = hasBlock(sum.mix, later) && this.#sums[later]
        if (other) addTo(sum, other)
      }
      const bytes = new Uint8Array(sum.words.buffer, 0, size)
      into.set(bytes.subarray(0, into.byteLength - block * size), block * size)
    }
  }
}

function wordsOf(block: Uint8Array): Uint32Array {
  const words = new Uint32Array(Math.ceil(block.byteLength / 4))
  new Uint8Array(words.buffer).set(block)
  return words
}

/** @param from all below it are known to be in no word */
function lowestOf(mix: Uint32Array, from: number): number | null {
  for (let at = from >>> 5; at < mix.length; at++) {
    const word = mix[at] ?? 0
    if (word !== 0) return at * 32 + 31 - Math.clz32(word & -word)
  }
  return null
}

function addTo(sum: Sum, other: Sum): void {
  xor(sum.mix, other.mix)
  xor(sum.words, other.words)
}

/** A plain loop: this is where the time goes. */
export function xor<A extends Uint8Array | Uint32Array>(into: A, from: A): void {
  for (let at = 0; at < into.length; at++) into[at] = (into[at] ?? 0) ^ (from[at] ?? 0)
}
