/**
 * Which blocks a frame is the sum of: one bit for each block, worked out of the index alone, so that a frame need not say it.
 * A frame below the count of blocks is that block; each further one a random half of them. Any frames as many as there
 * are blocks then give the bytes with two more on average (see `solver.ts`): a Luby transform, which sums few blocks at a
 * time, needs 30 % more, and often twice as many (npm's luby-transform, 160 blocks: median 1.30 times, of 60 runs the worst
 * 2.9). It spares the work of adding up many blocks, which for some hundred of them is a moment.
 *
 * A part of the format: it never changes within a version.
 */

/** Bits of the blocks, 32 in a word, the lowest first. */
export function mixOf(index: number, blocks: number): Uint32Array<ArrayBuffer> {
  const mix = new Uint32Array(Math.ceil(blocks / 32))
  if (index < blocks) return withBlock(mix, index)
  const seed = scramble(index)
  for (let word = 0; word < mix.length; word++) mix[word] = scramble(seed + Math.imul(word + 1, GOLDEN))
  // Bits behind the last block.
  if (blocks % 32 !== 0) mix[mix.length - 1] = (mix.at(-1) ?? 0) & (2 ** (blocks % 32) - 1)
  // Of a few blocks it may be none: a frame that says nothing.
  return mix.some((word) => word !== 0) ? mix : withBlock(mix, index % blocks)
}

export function hasBlock(mix: Uint32Array, block: number): boolean {
  return (((mix[block >>> 5] ?? 0) >>> (block & 31)) & 1) === 1
}

function withBlock(mix: Uint32Array<ArrayBuffer>, block: number): Uint32Array<ArrayBuffer> {
  mix[block >>> 5] = (mix[block >>> 5] ?? 0) | (1 << (block & 31))
  return mix
}

/** 2^32 divided by the golden ratio: words of one seed lie far apart. */
const GOLDEN = 0x9e3779b9

/** The last step of MurmurHash3: each bit of the number moves every bit of the result. */
function scramble(number: number): number {
  let h = number >>> 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
