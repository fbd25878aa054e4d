/** Thai, Lao and full-width digits as 0 to 9: a person types those of the keyboard at hand. */
export function westernDigits(text: string): string {
  // In each of these blocks the last hexadecimal digit of a character is its value.
  return text.replace(/[\u0e50-\u0e59\u0ed0-\u0ed9\uff10-\uff19]/g, (digit) => String(digit.charCodeAt(0) & 15))
}
