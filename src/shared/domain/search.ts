/** Search that a person types in a hurry, in Thai, Lao, Latin or Chinese letters. */

import { westernDigits } from './digits.ts'

/** Thai: short e, tones, silencer, nikhahit's dot. Lao: tones and silencer. Spaces without width, which some keyboards add. */
const SMALL_SIGNS = /[\u0e47-\u0e4c\u0e4e\u0ec8-\u0ecc\u200b-\u200d\ufeff]/g

/**
 * What is compared: lower case without accents for Latin; for Thai and Lao without tone marks and the other small signs
 * above, the spellings of am as one, two e typed for ae, and Lao's conjoined letters as two. All digits are 0 to 9.
 */
export function foldForSearch(text: string): string {
  // The small signs go first: one between a letter and its accent, or between two marks, keeps them from being seen as such.
  return westernDigits(text.replace(SMALL_SIGNS, '').normalize('NFKD'))
    .toLowerCase()
    .replace(/\p{Script=Latin}\p{M}+/gu, (letter) => letter.charAt(0))
    .replace(SMALL_SIGNS, '')
    .replace(/เเ/g, 'แ')
    .replace(/\u0ec0\u0ec0/g, '\u0ec1')
    .replace(/\u0ebc/g, '\u0ea5')
    .replace(/\u0e4d\u0e32/g, '\u0e33')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Whether every word of the query occurs in the text; both folded. */
export function matches(foldedText: string, foldedQuery: string): boolean {
  return foldedQuery.split(' ').every((word) => foldedText.includes(word))
}
