/** The middle one: a figure that one slow run does not move. Also loaded into pages. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
