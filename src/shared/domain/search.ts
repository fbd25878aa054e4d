/** Search that a person types in a hurry, in Thai or Latin letters. */

/**
 * What is compared: lower case without accents for Latin; for Thai without tone marks and the other small signs above,
 * the two spellings of sara am as one, and two sara e typed for sara ae.
 */
export function foldForSearch(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Script=Latin}\p{M}+/gu, (letter) => letter.charAt(0))
    .replace(/เเ/g, 'แ')
    .replace(/[\u0e47-\u0e4c\u0e4e]/g, '')
    .replace(/\u0e4d\u0e32/g, '\u0e33')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Whether every word of the query occurs in the text; both folded. */
export function matches(foldedText: string, foldedQuery: string): boolean {
  return foldedQuery.split(' ').every((word) => foldedText.includes(word))
}
