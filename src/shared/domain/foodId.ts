/** Digits of a food's serial number (อย.). */
export const FOOD_ID_DIGITS = 13

/** The thirteen digits of a food's serial number as its frame shows them; fewer are shown as far as they go. */
export function foodIdText(digits: string): string {
  const parts = [digits.slice(0, 2), digits.slice(2, 3), digits.slice(3, 8), digits.slice(8, 9), digits.slice(9, 13)]
  return parts.filter((part) => part !== '').join('-')
}
