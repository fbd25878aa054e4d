/**
 * Numbers of receipts: a letter for each phone of a shop and a counter of its own, so that phones without a network never
 * give one number twice, and each phone's numbers have no gap. A sale that is taken back keeps its number.
 */

/** `A`, `B`, …, `Z`, `AA`, …: the letter of the phone that has so many before it. */
export function letterOf(before: number): string {
  const rest = Math.floor(before / 26)
  return (rest > 0 ? letterOf(rest - 1) : '') + String.fromCharCode(65 + (before % 26))
}
