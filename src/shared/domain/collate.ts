/**
 * Compares names as a dictionary does: a vowel that Thai and Lao write before its consonant counts behind it, tones only
 * where all else is equal. A phone without the table of the language falls back to the one for all, which knows both
 * scripts; numbers go by size.
 */
export function byName(language: string): (a: string, b: string) => number {
  return new Intl.Collator(language, { numeric: true }).compare
}
