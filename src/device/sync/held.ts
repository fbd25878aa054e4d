/**
 * The sequence of what this phone handed in after it was taken out of the shop (SYNC 24), while the owner has not decided:
 * no cursor reaches it.
 */
export const HELD = Number.POSITIVE_INFINITY
